#include "tools/system/files.hpp"

#include <algorithm>
#include <array>
#include <system_error>

#include <fcntl.h>
#include <io.h>

#include "tools/system/windows/handle.hpp"

namespace otbor::system {
namespace {

constexpr DWORD shared_by_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

int errno_of_windows(DWORD error) {
  switch (error) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME:
    case ERROR_INVALID_DRIVE:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME:
      return ENOENT;
    case ERROR_ACCESS_DENIED:
      return EACCES;
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
      return ETXTBSY;
    case ERROR_ALREADY_EXISTS:
    case ERROR_FILE_EXISTS:
      return EEXIST;
    case ERROR_DIR_NOT_EMPTY:
      return ENOTEMPTY;
    case ERROR_DIRECTORY:
      return ENOTDIR;
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
      return ENOSPC;
    case ERROR_WRITE_PROTECT:
      return EROFS;
    case ERROR_FILENAME_EXCED_RANGE:
      return ENAMETOOLONG;
    case ERROR_NOT_SAME_DEVICE:
      return EXDEV;
    default:
      // ERROR_CLOUD_FILE_…: the file lies in the cloud and does not come down.
      return error >= 358 && error <= 404 ? ENETUNREACH : EIO;
  }
}

int last_error() { return errno_of_windows(::GetLastError()); }

/// Virus scanners, indexers and OneDrive hold a new file for a moment: a step that meets one of
/// them is tried again. False, and GetLastError(), when it still fails.
template <typename Step>
bool patiently(const Step& step) {
  constexpr int tries = 15;
  constexpr DWORD pause_milliseconds = 100;
  for (int n = 1; !step(); ++n) {
    const DWORD error = ::GetLastError();
    const bool may_pass = error == ERROR_SHARING_VIOLATION || error == ERROR_LOCK_VIOLATION ||
                          error == ERROR_ACCESS_DENIED;
    if (n == tries || !may_pass) {
      ::SetLastError(error);
      return false;
    }
    ::Sleep(pause_milliseconds);
  }
  return true;
}

HANDLE open(const Path& path, DWORD access, DWORD share, DWORD disposition, DWORD flags) {
  return ::CreateFileW(path.c_str(), access, share, nullptr, disposition, flags, nullptr);
}

bool is_there(const Path& path) {
  return ::GetFileAttributesW(path.c_str()) != INVALID_FILE_ATTRIBUTES;
}

/// True while any program, ours too, has it open.
bool is_open(const Path& path, DWORD flags) {
  const Handle alone(open(path, GENERIC_READ, 0, OPEN_EXISTING, flags));
  return !alone.good() && ::GetLastError() == ERROR_SHARING_VIOLATION;
}

/// A number for the C library, which closes the handle with it; or -1 and errno.
int descriptor_of(HANDLE handle, int flags) {
  if (handle == INVALID_HANDLE_VALUE) {
    errno = last_error();
    return -1;
  }
  return ::_open_osfhandle(reinterpret_cast<std::intptr_t>(handle), flags | _O_BINARY);
}

HANDLE handle_of(int file) { return reinterpret_cast<HANDLE>(::_get_osfhandle(file)); }

int moved(const Path& from, const Path& to, DWORD flags) {
  const auto step = [&] { return ::MoveFileExW(from.c_str(), to.c_str(), flags) != 0; };
  return patiently(step) ? 0 : last_error();
}

std::array<wchar_t, 7> six_letters() {
  constexpr std::wstring_view letters = L"abcdefghijklmnopqrstuvwxyz0123456789";
  LARGE_INTEGER ticks;
  ::QueryPerformanceCounter(&ticks);
  auto number =
      static_cast<std::uint64_t>(ticks.QuadPart) * 2'654'435'761U + ::GetCurrentProcessId();
  std::array<wchar_t, 7> name{};
  for (std::size_t at = 0; at < 6; ++at) {
    name[at] = letters[number % letters.size()];
    number /= letters.size();
  }
  return name;
}

}  // namespace

int errno_of(const std::error_code& error) { return error.default_error_condition().value(); }

OpenedFile open_regular(const Path& path) {
  const DWORD attributes = ::GetFileAttributesW(path.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return {.failure = last_error()};
  if ((attributes & FILE_ATTRIBUTE_DIRECTORY) != 0) {
    return {.failure = EINVAL, .kind = FileKind::folder};
  }
  HANDLE handle = INVALID_HANDLE_VALUE;
  const auto step = [&] {
    handle = open(path, GENERIC_READ, shared_by_all, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN);
    return handle != INVALID_HANDLE_VALUE;
  };
  if (!patiently(step)) return {.failure = last_error()};
  Handle file(handle);
  if (::GetFileType(file.get()) != FILE_TYPE_DISK) {
    return {.failure = EINVAL, .kind = FileKind::device};
  }
  LARGE_INTEGER size{};
  if (::GetFileSizeEx(file.get(), &size) == 0) return {.failure = last_error()};
  return {.descriptor = descriptor_of(file.release(), _O_RDONLY),
          .size = static_cast<std::size_t>(size.QuadPart)};
}

void close(int file) { ::_close(file); }

std::ptrdiff_t read_some(int file, char* buffer, std::size_t size) {
  DWORD got = 0;
  const auto wanted = static_cast<DWORD>(std::min<std::size_t>(size, 1U << 30U));
  if (::ReadFile(handle_of(file), buffer, wanted, &got, nullptr) != 0) return got;
  errno = last_error();
  return -1;
}

int open_to_write(const Path& path, Writing writing) {
  HANDLE handle = INVALID_HANDLE_VALUE;
  const auto step = [&] {
    handle = open(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE,
                  writing == Writing::new_file ? CREATE_NEW : CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL);
    return handle != INVALID_HANDLE_VALUE;
  };
  static_cast<void>(patiently(step));
  return descriptor_of(handle, 0);
}

int open_folder(const Path& path) {
  return descriptor_of(
      open(path, FILE_LIST_DIRECTORY, shared_by_all, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS),
      _O_RDONLY);
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    DWORD taken = 0;
    const auto wanted = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1U << 30U));
    if (::WriteFile(handle_of(file), bytes.data(), wanted, &taken, nullptr) == 0) {
      return last_error();
    }
    bytes.remove_prefix(taken);
  }
  return 0;
}

void begin_flush(int /*file*/) {}  // the system writes out by itself

int flush(int file) {
  if (::FlushFileBuffers(handle_of(file)) != 0) return 0;
  const DWORD error = ::GetLastError();  // folders are refused, network disks may know no flushing
  return error == ERROR_ACCESS_DENIED || error == ERROR_INVALID_FUNCTION ? 0
                                                                         : errno_of_windows(error);
}

Path make_unique_folder(const Path& path) {
  while (true) {
    auto folder = path;
    folder += six_letters().data();
    if (::CreateDirectoryW(folder.c_str(), nullptr) != 0) return folder;
    if (::GetLastError() == ERROR_ALREADY_EXISTS) continue;
    errno = last_error();
    return {};
  }
}

int hold_folder(const Path& path) { return open_folder(path); }

bool is_held(const Path& path) { return is_open(path, FILE_FLAG_BACKUP_SEMANTICS); }

void copy_rights(const Path& /*from*/, const Path& /*to*/) {}  // inherited from the folder around

int replace_file(const Path& from, const Path& to) {
  const int failure = moved(from, to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
  return failure == EACCES && is_open(to, 0) ? ETXTBSY : failure;
}

int rename_folder(const Path& from, const Path& to) {
  if (is_there(to)) return EEXIST;
  const int failure = moved(from, to, MOVEFILE_WRITE_THROUGH);
  return failure == EACCES && !held_file(from).empty() ? ETXTBSY : failure;
}

int exchange_folders(const Path& /*one*/, const Path& /*other*/) { return ENOTSUP; }

int make_link(const Path& /*target*/, const Path& /*at*/) { return 0; }  // administrators' alone

int may_change(const Path& /*folder*/) { return 0; }

Path held_file(const Path& folder) {
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored)) continue;
    const auto free = [&] { return !is_open(entry->path(), 0); };
    if (!patiently(free)) return entry->path();
  }
  return {};
}

}  // namespace otbor::system
