#include "tools/files/write_file.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "tools/files/descriptor.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

/// 0, or an errno.
int write_beside(const std::string& beside, std::string_view bytes) {
  const Descriptor file(system::open_to_write(beside, system::Writing::anew));
  if (file.number() < 0) return errno;
  const int failure = system::write_all(file.number(), bytes);
  return failure == 0 ? system::flush(file.number()) : failure;
}

}  // namespace

std::optional<Text> write_file(const std::string& path, std::string_view bytes) {
  const auto beside = path + ".tmp";
  int failure = write_beside(beside, bytes);
  if (failure == 0) failure = system::replace_file(beside, path);
  if (failure == 0) return std::nullopt;
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return format(Words{"не удалось записать `{0}`: {1}", "cannot write `{0}`: {1}"},
                {legible(path), name_of_errno(failure)});
}

}  // namespace otbor
