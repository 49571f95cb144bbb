#include "tools/files/write_draft.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "engine/render/manifest.hpp"
#include "tools/files/descriptor.hpp"
#include "tools/files/read_file.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;
using Kind = OutputTrouble::Kind;

constexpr std::size_t page_bytes_max = std::size_t{64} << 20U;
constexpr std::size_t last_lines = 4096;

OutputTrouble unusable(Words pattern, const std::string& file) {
  return {Kind::unusable, format(pattern, {file})};
}

/// 0, or the errno of the step that failed.
int write_all(const fs::path& path, std::string_view bytes) {
  const Descriptor file(system::open_to_write(path, system::Writing::anew));
  if (file.number() < 0) return errno;
  const int failure = system::write_all(file.number(), bytes);
  return failure == 0 ? system::flush(file.number()) : failure;
}

}  // namespace

std::optional<OutputTrouble> refuse_draft(const std::string& file, std::string_view mark) {
  const fs::path path(file);
  std::error_code error;
  if (path.extension() != ".html") {
    return unusable({"`{0}`: черновик – это страница, укажите имя файла с окончанием .html",
                     "`{0}`: a draft is a page; name a file that ends in .html"},
                    file);
  }
  if (fs::exists(path.parent_path() / manifest_name, error)) {
    return unusable({"`{0}`: в этой папке лежит результат отбора, черновик туда не пишется; "
                     "укажите другое место",
                     "`{0}`: this folder holds the results of a selection, and no draft is "
                     "written into it; name another place"},
                    file);
  }
  const auto found = read_file(file, page_bytes_max);
  if (!found.exists) return std::nullopt;
  const auto begin = found.bytes.size() - std::min(found.bytes.size(), last_lines);
  if (found.good() && found.bytes.find(mark, begin) != std::string::npos) return std::nullopt;
  return unusable({"`{0}` уже есть, и это не черновик прежней пробы; укажите другое имя",
                   "`{0}` is there and is no draft of an earlier try; choose another name"},
                  file);
}

std::optional<OutputTrouble> write_draft(const std::string& file, std::string_view mark,
                                         const std::string& page) {
  if (auto refused = refuse_draft(file, mark)) return refused;
  const fs::path path(file);
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  const auto beside = path.parent_path() / ("." + path.filename().string() + ".tmp");
  int failure = system::errno_of(error);
  if (failure == 0) failure = write_all(beside, page);
  if (failure == 0) failure = system::replace_file(beside, path);
  if (failure == 0) return std::nullopt;
  fs::remove(beside, error);
  return OutputTrouble{
      failure == ETXTBSY ? Kind::held : Kind::failed,
      format(Words{"страница `{0}` не записана: {1}", "page `{0}` is not written: {1}"},
             {file, name_of_errno(failure)})};
}

}  // namespace otbor
