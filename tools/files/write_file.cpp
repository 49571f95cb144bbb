#include "tools/files/write_file.hpp"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "tools/files/descriptor.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"

namespace otbor {
namespace {

/// 0, or an errno.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto taken = ::write(file, bytes.data(), bytes.size());
    if (taken < 0 && errno == EINTR) continue;
    if (taken < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(taken));
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

int write_beside(const std::string& beside, std::string_view bytes) {
  const Descriptor file(
      ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666));
  return file.number() < 0 ? errno : write_all(file.number(), bytes);
}

}  // namespace

std::optional<Text> write_file(const std::string& path, std::string_view bytes) {
  const auto beside = path + ".tmp";
  int failure = write_beside(beside, bytes);
  if (failure == 0 && std::rename(beside.c_str(), path.c_str()) != 0) failure = errno;
  if (failure == 0) return std::nullopt;
  ::unlink(beside.c_str());
  return format(Words{"не удалось записать `{0}`: {1}", "cannot write `{0}`: {1}"},
                {legible(path), name_of_errno(failure)});
}

}  // namespace otbor
