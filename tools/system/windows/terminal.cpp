#include "tools/system/terminal.hpp"

#include <algorithm>
#include <array>

#include <conio.h>

#include "tools/system/windows/handle.hpp"

namespace otbor::system {
namespace {

constexpr DWORD understands_colour = 0x0004;  // ENABLE_VIRTUAL_TERMINAL_PROCESSING, Windows 10

HANDLE handle_of(Stream stream) {
  return ::GetStdHandle(stream == Stream::out ? STD_OUTPUT_HANDLE : STD_ERROR_HANDLE);
}

bool is_console(HANDLE handle) {
  DWORD mode = 0;
  return ::GetConsoleMode(handle, &mode) != 0;
}

/// A console is given UTF-16, so that it shows Russian whatever its code page is.
Printed print_on_console(HANDLE console, std::string_view text) {
  constexpr std::size_t at_a_time = 8192;
  const auto whole = wide(text);
  std::wstring_view left = whole;
  while (!left.empty()) {
    auto size = std::min(left.size(), at_a_time);
    const bool cuts_a_pair = size < left.size() && IS_LOW_SURROGATE(left[size]);
    if (cuts_a_pair) --size;
    DWORD wrote = 0;
    if (::WriteConsoleW(console, left.data(), static_cast<DWORD>(size), &wrote, nullptr) == 0) {
      return Printed::failed;
    }
    left.remove_prefix(wrote);
  }
  return Printed::whole;
}

/// The files that a pattern means, or the word itself where it means none.
std::vector<std::string> expanded(const std::wstring& word) {
  if (word.find_first_of(L"*?") == std::wstring::npos) return {narrow(word)};
  const auto folder = narrow(word.substr(0, word.find_last_of(L"\\/") + 1));
  std::vector<std::string> found;
  WIN32_FIND_DATAW entry;
  const HANDLE search = ::FindFirstFileW(word.c_str(), &entry);
  if (search == INVALID_HANDLE_VALUE) return {narrow(word)};
  do {
    const auto name = narrow(entry.cFileName);
    if (name != "." && name != "..") found.push_back(folder + name);
  } while (::FindNextFileW(search, &entry) != 0);
  ::FindClose(search);
  std::ranges::sort(found);
  return found;
}

}  // namespace

void prepare() { ::SetErrorMode(SEM_FAILCRITICALERRORS); }  // no window about an empty drive

std::vector<std::string> words(int /*argc*/, const char* const* /*argv*/) {
  int count = 0;
  wchar_t** all = ::CommandLineToArgvW(::GetCommandLineW(), &count);
  std::vector<std::string> words;
  for (int at = 1; at < count; ++at) {
    std::wstring word = all[at];
    // "my folder\" comes as `my folder"`, and no name of a file has that sign.
    if (word.ends_with(L'"')) word.pop_back();
    const auto names = expanded(word);
    words.insert(words.end(), names.begin(), names.end());
  }
  ::LocalFree(all);
  return words;
}

Printed print(Stream stream, std::string_view text) {
  const HANDLE handle = handle_of(stream);
  if (is_console(handle)) return print_on_console(handle, text);
  while (!text.empty()) {
    DWORD wrote = 0;
    const auto wanted = static_cast<DWORD>(std::min<std::size_t>(text.size(), 1U << 30U));
    if (::WriteFile(handle, text.data(), wanted, &wrote, nullptr) == 0) {
      const DWORD error = ::GetLastError();
      const bool closed = error == ERROR_BROKEN_PIPE || error == ERROR_NO_DATA;
      return closed ? Printed::nobody_reads : Printed::failed;
    }
    text.remove_prefix(wrote);
  }
  return Printed::whole;
}

bool takes_colour(Stream stream) {
  DWORD mode = 0;
  const HANDLE handle = handle_of(stream);
  return ::GetConsoleMode(handle, &mode) != 0 &&
         ::SetConsoleMode(handle, mode | understands_colour) != 0;
}

std::size_t columns_of_stdout() {
  CONSOLE_SCREEN_BUFFER_INFO info;
  if (::GetConsoleScreenBufferInfo(handle_of(Stream::out), &info) == 0) return 0;
  return static_cast<std::size_t>(info.srWindow.Right - info.srWindow.Left);  // the last stays free
}

bool owns_window() {
  std::array<DWORD, 2> processes{};
  return ::GetConsoleProcessList(processes.data(), static_cast<DWORD>(processes.size())) == 1;
}

void wait_for_key() { static_cast<void>(::_getwch()); }

}  // namespace otbor::system
