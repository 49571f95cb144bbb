#include "tools/system/process.hpp"

#include <algorithm>

#include "tools/system/windows/handle.hpp"

namespace otbor::system {
namespace {

bool is_file(const std::wstring& path) {
  const DWORD attributes = ::GetFileAttributesW(path.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) == 0;
}

/// A word of a command line as every program takes it apart: a quotation mark inside is escaped,
/// and so are the backslashes before one.
std::wstring in_quotes(std::wstring_view word) {
  std::wstring out = L"\"";
  std::size_t backslashes = 0;
  for (const wchar_t c : word) {
    if (c == L'"') out.append(backslashes + 1, L'\\');
    backslashes = c == L'\\' ? backslashes + 1 : 0;
    out += c;
  }
  return out.append(backslashes, L'\\') + L"\"";
}

std::wstring command_line(const std::vector<std::string>& command) {
  std::wstring line;
  for (const auto& word : command) line += (line.empty() ? L"" : L" ") + in_quotes(wide(word));
  return line;
}

/// NUL as the input and the output of a program.
HANDLE nothing() {
  SECURITY_ATTRIBUTES inherited{.nLength = sizeof(SECURITY_ATTRIBUTES), .bInheritHandle = TRUE};
  return ::CreateFileW(L"NUL", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE,
                       &inherited, OPEN_EXISTING, 0, nullptr);
}

/// A group that a process and all it starts belong to, and that is ended as one.
HANDLE group() {
  const HANDLE job = ::CreateJobObjectW(nullptr, nullptr);
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
  limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
  ::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof(limits));
  return job;
}

}  // namespace

std::string find_program(std::string_view name, std::string_view installed) {
  const auto file = wide(name) + L".exe";
  std::wstring folders = environment(L"PATH");
  if (!installed.empty()) {
    for (const auto* variable : {L"ProgramW6432", L"ProgramFiles", L"ProgramFiles(x86)"}) {
      const auto programs = environment(variable);
      if (!programs.empty()) folders += L";" + programs + L"\\" + wide(installed);
    }
  }
  for (std::wstring_view left = folders; !left.empty();) {
    const auto end = std::min(left.find(L';'), left.size());
    const auto candidate = std::wstring(left.substr(0, end)) + L"\\" + file;
    if (end > 0 && is_file(candidate)) return narrow(candidate);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return {};
}

Ended run_quietly(const std::vector<std::string>& command, std::optional<int> seconds) {
  const Handle nul(nothing());
  const Handle job(group());
  STARTUPINFOW start{.cb = sizeof(STARTUPINFOW)};
  start.dwFlags = STARTF_USESTDHANDLES;
  start.hStdInput = start.hStdOutput = start.hStdError = nul.get();
  PROCESS_INFORMATION started{};
  auto line = command_line(command);
  if (::CreateProcessW(wide(command.front()).c_str(), line.data(), nullptr, nullptr, TRUE,
                       CREATE_NO_WINDOW | CREATE_SUSPENDED, nullptr, nullptr, &start,
                       &started) == 0) {
    return Ended::badly;
  }
  const Handle process(started.hProcess);
  const Handle thread(started.hThread);
  ::AssignProcessToJobObject(job.get(), process.get());
  ::ResumeThread(thread.get());
  const DWORD milliseconds = seconds ? static_cast<DWORD>(*seconds) * 1000U : INFINITE;
  if (::WaitForSingleObject(process.get(), milliseconds) == WAIT_TIMEOUT) {
    ::TerminateJobObject(job.get(), 1);
    return Ended::late;
  }
  DWORD status = 1;
  ::GetExitCodeProcess(process.get(), &status);
  return status == 0 ? Ended::well : Ended::badly;
}

}  // namespace otbor::system
