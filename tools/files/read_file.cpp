#include "tools/files/read_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/files/descriptor.hpp"

namespace otbor {
namespace {

Text kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return Words{"это папка, а не файл", "it is a folder, not a file"};
  if (S_ISFIFO(mode)) {
    return Words{"это именованный канал, а не файл", "it is a named pipe, not a file"};
  }
  if (S_ISSOCK(mode)) return Words{"это сокет, а не файл", "it is a socket, not a file"};
  return Words{"это устройство, а не файл", "it is a device, not a file"};
}

constexpr std::size_t buffer_size = std::size_t{256} << 10U;  // stays in the cache

/// Reads to the end whatever fstat said: a file may grow while it is read, and files of /proc say
/// that they are empty.
FileRead read_all(int descriptor, std::size_t size, std::size_t bytes_max, const TakeBytes& take) {
  std::size_t sum = 0;
  std::vector<char> buffer(std::clamp<std::size_t>(size, 4096, buffer_size));
  while (true) {
    const auto got = ::read(descriptor, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return {.problem = name_of_errno(errno)};
    if (got == 0) return {};
    sum += static_cast<std::size_t>(got);
    if (sum > bytes_max) return {.size_beyond_limit = sum};
    take({buffer.data(), static_cast<std::size_t>(got)}, size);
  }
}

}  // namespace

Text name_of_errno(int number) {
  switch (number) {
    case ENOENT:
      return Words{"такого файла нет", "no such file"};
    case EACCES:
    case EPERM:
      return Words{"нет прав доступа", "permission denied"};
    case EROFS:
      return Words{"диск доступен только для чтения", "the disk is read-only"};
    case ENOSPC:
      return Words{"на диске нет места", "no space left on the disk"};
    case EDQUOT:
      return Words{"исчерпана дисковая квота", "the disk quota is used up"};
    case EFBIG:
      return Words{"файл больше разрешённого системой", "the system forbids a file so large"};
    case ENOTDIR:
      return Words{"на пути к нему стоит файл, а не папка",
                   "a file stands where its folder should be"};
    case ELOOP:
      return Words{"ссылки замкнуты в круг", "the links go round in a circle"};
    case ENAMETOOLONG:
      return Words{"слишком длинное имя", "the name is too long"};
    case EIO:
      return Words{"ошибка чтения или записи на диске", "an input or output error of the disk"};
    case EBUSY:
      return Words{"папка занята системой", "the folder is in use by the system"};
    default:
      return {std::strerror(number)};
  }
}

FileRead read_file(const std::string& path, std::size_t bytes_max) {
  std::string bytes;
  auto file = read_in_pieces(path, bytes_max, [&](std::string_view piece, std::size_t size) {
    if (bytes.empty()) bytes.reserve(size);
    bytes += piece;
  });
  if (file.good()) file.bytes = std::move(bytes);
  return file;
}

FileRead read_in_pieces(const std::string& path, std::size_t bytes_max, const TakeBytes& take) {
  struct stat status {};
  const auto refused = [](int number) {
    if (number == ENOENT || number == ENOTDIR) return FileRead{.exists = false};
    return FileRead{.problem = name_of_errno(number)};
  };
  if (path.find('\0') != std::string::npos) return {.exists = false};
  if (::stat(path.c_str(), &status) != 0) return refused(errno);
  if (!S_ISREG(status.st_mode)) return {.problem = kind_of(status.st_mode)};

  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (file.number() < 0) return refused(errno);
  // Asked again of what was opened: the name may have been given to another thing meanwhile.
  if (::fstat(file.number(), &status) != 0) return refused(errno);
  if (!S_ISREG(status.st_mode)) return {.problem = kind_of(status.st_mode)};
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > bytes_max) return {.size_beyond_limit = size};
  return read_all(file.number(), size, bytes_max, take);
}

}  // namespace otbor
