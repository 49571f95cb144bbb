#include "tools/system/files.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/files/descriptor.hpp"

namespace otbor::system {
namespace {

FileKind kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return FileKind::folder;
  if (S_ISFIFO(mode)) return FileKind::pipe;
  if (S_ISSOCK(mode)) return FileKind::socket;
  return S_ISREG(mode) ? FileKind::regular : FileKind::device;
}

/// The user's umask gives it to a new folder.
mode_t mode_of_new_folder() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0777 & ~mask;
}

}  // namespace

int errno_of(const std::error_code& error) { return error.value(); }

OpenedFile open_regular(const Path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {.failure = errno};
  if (!S_ISREG(status.st_mode)) return {.failure = EINVAL, .kind = kind_of(status.st_mode)};
  OpenedFile file;
  file.descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file.descriptor < 0) return {.failure = errno};
  // Asked again of what was opened: the name may have been given to another thing meanwhile.
  const bool known = ::fstat(file.descriptor, &status) == 0;
  if (known && S_ISREG(status.st_mode)) {
    file.size = static_cast<std::size_t>(status.st_size);
    return file;
  }
  const int failure = known ? EINVAL : errno;
  ::close(file.descriptor);
  return {.failure = failure, .kind = known ? kind_of(status.st_mode) : FileKind::regular};
}

void close(int file) { ::close(file); }

std::ptrdiff_t read_some(int file, char* buffer, std::size_t size) {
  while (true) {
    const auto got = ::read(file, buffer, size);
    if (got >= 0 || errno != EINTR) return got;
  }
}

int open_to_write(const Path& path, Writing writing) {
  const int how = writing == Writing::new_file ? O_EXCL : O_TRUNC | O_NOFOLLOW;
  return ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | how, 0666);
}

int open_folder(const Path& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto taken = ::write(file, bytes.data(), bytes.size());
    if (taken < 0 && errno != EINTR) return errno;
    if (taken > 0) bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return 0;
}

void begin_flush(int file) { ::sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE); }

int flush(int file) { return ::fsync(file) == 0 || errno == EINVAL ? 0 : errno; }

Path make_unique_folder(const Path& path) {
  auto pattern = path.string() + "XXXXXX";
  return ::mkdtemp(pattern.data()) == nullptr ? Path() : Path(pattern);
}

int hold_folder(const Path& path) {
  const int folder = open_folder(path);
  if (folder >= 0) ::flock(folder, LOCK_EX | LOCK_NB);
  return folder;
}

bool is_held(const Path& path) {
  const Descriptor folder(open_folder(path));
  return folder.number() >= 0 && ::flock(folder.number(), LOCK_EX | LOCK_NB) != 0 &&
         errno == EWOULDBLOCK;
}

void copy_rights(const Path& from, const Path& to) {
  struct stat status {};
  const bool there = ::stat(from.c_str(), &status) == 0;
  ::chmod(to.c_str(), there ? status.st_mode & 07777 : mode_of_new_folder());
}

int replace_file(const Path& from, const Path& to) {
  return std::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int rename_folder(const Path& from, const Path& to) { return replace_file(from, to); }

int exchange_folders(const Path& one, const Path& other) {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return 0;
  return errno == EINVAL || errno == ENOSYS ? ENOTSUP : errno;
}

int make_link(const Path& target, const Path& at) {
  if (::symlink(target.c_str(), at.c_str()) == 0) return 0;
  return errno == EPERM || errno == ENOTSUP ? 0 : errno;
}

int may_change(const Path& folder) {
  return ::access(folder.c_str(), W_OK | X_OK) == 0 ? 0 : errno;
}

Path held_file(const Path& /*folder*/) { return {}; }

}  // namespace otbor::system
