#include "tools/files/read_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "tools/files/descriptor.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

Text name_of(system::FileKind kind) {
  using Kind = system::FileKind;
  switch (kind) {
    case Kind::folder:
      return Words{"это папка, а не файл", "it is a folder, not a file"};
    case Kind::pipe:
      return Words{"это именованный канал, а не файл", "it is a named pipe, not a file"};
    case Kind::socket:
      return Words{"это сокет, а не файл", "it is a socket, not a file"};
    case Kind::device:
      return Words{"это устройство, а не файл", "it is a device, not a file"};
    case Kind::regular:
      break;
  }
  return {};
}

constexpr std::size_t buffer_size = std::size_t{256} << 10U;  // stays in the cache

/// Reads to the end whatever size was told: a file may grow while it is read, and files of /proc
/// say that they are empty.
FileRead read_all(int descriptor, std::size_t size, std::size_t bytes_max, const TakeBytes& take) {
  std::size_t sum = 0;
  std::vector<char> buffer(std::clamp<std::size_t>(size, 4096, buffer_size));
  while (true) {
    const auto got = system::read_some(descriptor, buffer.data(), buffer.size());
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
    case ETXTBSY:
      return Words{
          "файл или папка открыты в другой программе; закройте файл в Excel, Word или "
          "Проводнике и повторите команду",
          "another program has the file or the folder open; close it in Excel, Word or "
          "Explorer and say the command again"};
    case ENETUNREACH:
      return Words{
          "файл лежит в облаке, и получить его оттуда не удалось; проверьте сеть или "
          "отметьте файл «Всегда сохранять на этом устройстве»",
          "the file lies in the cloud and does not come from there; check the network, or "
          "mark the file “Always keep on this device”"};
    case EBUSY:
      return Words{"папка занята системой", "the folder is in use by the system"};
#ifdef EDQUOT  // Windows knows no such error
    case EDQUOT:
      return Words{"исчерпана дисковая квота", "the disk quota is used up"};
#endif
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
  if (path.find('\0') != std::string::npos) return {.exists = false};
  const auto opened = system::open_regular(path);
  const Descriptor file(opened.descriptor);
  if (opened.failure == ENOENT || opened.failure == ENOTDIR) return {.exists = false};
  if (opened.kind != system::FileKind::regular) return {.problem = name_of(opened.kind)};
  if (opened.failure != 0) return {.problem = name_of_errno(opened.failure)};
  if (opened.size > bytes_max) return {.size_beyond_limit = opened.size};
  return read_all(file.number(), opened.size, bytes_max, take);
}

}  // namespace otbor
