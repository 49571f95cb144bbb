#include "tools/files/read_inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/utf8.hpp"
#include "tools/files/embedded.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

bool leads_outside(std::string_view name) {
  const fs::path path(name);
  return path.has_root_path() || std::ranges::find(path, fs::path("..")) != path.end();
}

/// A programme is the same on every system: inside it folders are divided by '/', on Windows too.
bool is_divided_otherwise(std::string_view name) {
  return fs::path::preferred_separator == '\\' && name.find('\\') != std::string_view::npos;
}

std::optional<RawFile> from_disk(const std::string& path, std::string_view name,
                                 const Limits& limits, Lang lang) {
  auto file = read_file(path, limits.file_bytes);
  if (!file.exists) return std::nullopt;
  RawFile raw{.name = legible(name), .size_beyond_limit = file.size_beyond_limit};
  if (file.good()) {
    raw.sha256 = sha256_hex(file.bytes);
    raw.bytes = std::move(file.bytes);
  } else {
    raw.problem = file.problem.in(lang);
  }
  return raw;
}

std::optional<RawFile> from_program(std::string_view name) {
  const std::string full =
      name.starts_with("criteria/") ? std::string(name) : "criteria/" + std::string(name);
  for (const auto& file : embedded_files()) {
    if (file.name == full) {
      return RawFile{
          .name = full, .bytes = std::string(file.bytes), .sha256 = sha256_hex(file.bytes)};
    }
  }
  return std::nullopt;
}

std::vector<std::string> files_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;  // what cannot be told apart here is named when it is read
    const auto name = entry->path().filename().string();
    // Hidden files and `~$table.xlsx` are traces of other programs, nothing that people put here.
    const bool trace = name.starts_with('.') || name.starts_with("~$");
    if (!trace && !entry->is_directory(ignored)) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace

std::optional<ProgrammePath> find_programme(const std::string& argument) {
  std::error_code error;
  const fs::path path(argument);
  const auto kind = fs::status(path, error).type();
  if (kind == fs::file_type::directory) return ProgrammePath{.folder = argument};
  if (kind == fs::file_type::not_found || kind == fs::file_type::none) return std::nullopt;
  // Its name stands in the manifest, which is UTF-8. Names of folders stand nowhere.
  if (utf8::first_invalid(path.filename().string())) return std::nullopt;
  const auto folder = path.parent_path().string();
  return ProgrammePath{folder.empty() ? "." : folder, path.filename().string()};
}

FileAccess folder_access(std::string folder, const Limits& limits, Lang lang) {
  FileAccess access;
  access.list = [folder](std::string_view inside) {
    return leads_outside(inside) ? std::vector<std::string>{} : files_in(fs::path(folder) / inside);
  };
  access.read = [folder = std::move(folder), limits, lang](std::string_view name) {
    if (leads_outside(name)) {
      const Words why{"путь ведёт за пределы папки программы; положите файл внутрь неё",
                      "the path leads outside the programme folder; put the file inside it"};
      return std::optional(
          RawFile{.name = std::string(name), .problem = std::string(why.in(lang))});
    }
    auto file = is_divided_otherwise(name)
                    ? std::nullopt
                    : from_disk((fs::path(folder) / name).string(), name, limits, lang);
    return file ? std::move(file) : from_program(name);
  };
  return access;
}

FileAccess single_file_access(std::string path, const Limits& limits, Lang lang) {
  FileAccess access;
  access.list = [](std::string_view) { return std::vector<std::string>{}; };
  access.read = [path = std::move(path), limits, lang](std::string_view name) {
    auto file = name == path ? from_disk(path, name, limits, lang) : std::nullopt;
    if (file || name == path) return file ? std::move(file) : from_program(name);
    const auto beside = (fs::path(path).parent_path() / name).string();
    file = from_disk(beside, name, limits, lang);
    return file ? std::move(file) : from_program(name);
  };
  return access;
}

}  // namespace otbor
