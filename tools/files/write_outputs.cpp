#include "tools/files/write_outputs.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "tools/files/manifest.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/temporary.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;
using Kind = OutputTrouble::Kind;

OutputTrouble trouble(Kind kind, Words pattern, const fs::path& path, const Text& why = {}) {
  return {kind, format(pattern, {path.string(), why})};
}

/// The folder itself, through every link, so that the temporary neighbour is on its disk.
fs::path true_path(const std::string& folder) {
  std::error_code error;
  auto path = fs::weakly_canonical(fs::absolute(folder, error), error);
  if (!path.has_filename()) path = path.parent_path();
  return path;
}

bool is_within(const fs::path& inner, const fs::path& outer) {
  auto at = inner.begin();
  for (const auto& part : outer) {
    if (at == inner.end() || *at++ != part) return false;
  }
  return true;
}

/// Where an open file keeps its folder from being replaced, nothing is computed before it is
/// closed.
std::optional<OutputTrouble> refuse_held(const fs::path& folder) {
  const auto file = system::held_file(folder);
  if (file.empty()) return std::nullopt;
  return trouble(Kind::held,
                 {"файл `{0}` открыт в другой программе, и заменить прежние результаты нельзя: "
                  "закройте файл в Excel, Word или просмотрщике и повторите команду",
                  "another program has the file `{0}` open, so the previous results cannot be "
                  "replaced: close it in Excel, Word or the viewer and say the command again"},
                 file);
}

std::optional<OutputTrouble> refuse_existing(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return trouble(Kind::unusable,
                   {"`{0}` не папка: укажите другую", "`{0}` is not a folder: name another one"},
                   folder);
  }
  const bool empty = fs::is_empty(folder, error);
  const int forbidden = error ? system::errno_of(error) : system::may_change(folder);
  if (forbidden != 0) {
    return trouble(Kind::unusable,
                   {"папку `{0}` нельзя изменить ({1}): укажите другую",
                    "folder `{0}` cannot be changed ({1}): name another one"},
                   folder, name_of_errno(forbidden));
  }
  if (empty || read_manifest(folder.string())) return refuse_held(folder);
  return trouble(Kind::unusable,
                 {"в папке `{0}` лежит не результат отбора (нет его файла manifest.json), "
                  "поэтому она не заменяется: укажите другую папку (--out)",
                  "folder `{0}` holds no results of otbor (it has no manifest.json of theirs), "
                  "so it is not replaced: name another folder (--out)"},
                 folder);
}

/// What stands at the end of the path that exists already: the results' folders are made below it.
std::optional<OutputTrouble> refuse_parent(fs::path parent) {
  std::error_code error;
  while (!fs::exists(parent, error) && parent.has_relative_path()) parent = parent.parent_path();
  if (!fs::is_directory(parent, error)) {
    return trouble(Kind::unusable,
                   {"`{0}` не папка: укажите другую", "`{0}` is not a folder: name another one"},
                   parent);
  }
  if (const int forbidden = system::may_change(parent); forbidden != 0) {
    return trouble(Kind::unusable,
                   {"в папку `{0}` нельзя писать ({1}): укажите другую",
                    "folder `{0}` cannot be written to ({1}): name another one"},
                   parent, name_of_errno(forbidden));
  }
  return std::nullopt;
}

/// Where `verify` finds the inputs. A link is no file: the outputs stay free of paths.
fs::path link_target(const WriteOrder& order, const fs::path& folder) {
  std::error_code error;
  const auto programme = fs::weakly_canonical(order.programme_folder, error);
  if (folder.parent_path() == programme && order.programme_file == "programme.yaml") return {};
  const auto target = programme.lexically_relative(folder);
  return order.programme_file == "programme.yaml" ? target : target / order.programme_file;
}

std::optional<OutputTrouble> refuse_place(const fs::path& path) {
  std::error_code error;
  if (fs::symlink_status(path, error).type() != fs::file_type::not_found) {
    if (auto refused = refuse_existing(path)) return refused;
  }
  return refuse_parent(path.parent_path());
}

/// 0, or the errno of the step that failed; then the folder is as it was.
int replace(const fs::path& folder, const std::function<void(FileSink&)>& make,
            const fs::path& link, std::vector<std::string>& kept) {
  std::error_code error;
  fs::create_directories(folder.parent_path(), error);
  if (error) return system::errno_of(error);
  kept = remove_stale_temporaries(folder);
  Temporary temporary(folder);
  if (temporary.failure() == 0) make(*temporary.files());
  if (temporary.failure() == 0) temporary.link(programme_link, link);
  if (temporary.failure() == 0) temporary.flush();
  if (temporary.failure() == 0) temporary.take_place();
  if (temporary.failure() != 0) return temporary.failure();
  if (auto name = temporary.clear_previous(); !name.empty()) kept.push_back(std::move(name));
  return 0;
}

OutputTrouble failed(const fs::path& folder, int number) {
  return trouble(number == ETXTBSY ? Kind::held : Kind::failed,
                 {"результаты не записаны в `{0}`: {1}; прежние не тронуты",
                  "the results are not written to `{0}`: {1}; the previous ones are untouched"},
                 folder, name_of_errno(number));
}

}  // namespace

std::optional<OutputTrouble> refuse_output(const std::string& folder,
                                           const std::string& programme_folder) {
  std::error_code error;
  const auto path = true_path(folder);
  if (is_within(fs::weakly_canonical(programme_folder, error), path)) {
    return trouble(
        Kind::unusable,
        {"`{0}` содержит саму программу: укажите для результатов другую папку (--out)",
         "`{0}` holds the programme itself: name another folder for the results (--out)"},
        path);
  }
  return refuse_place(path);
}

Written write_outputs(const WriteOrder& order, const std::function<void(FileSink&)>& make) {
  if (auto refused = refuse_output(order.folder, order.programme_folder)) {
    return {std::move(refused), {}};
  }
  const auto folder = true_path(order.folder);
  Written written;
  const int number = replace(folder, make, link_target(order, folder), written.kept);
  if (number != 0) written.trouble = failed(folder, number);
  return written;
}

std::optional<OutputTrouble> write_new_folder(const std::string& name,
                                              std::span<const OutFile> files) {
  const auto folder = true_path(name);
  std::error_code error;
  if (fs::is_directory(folder, error) && !fs::is_empty(folder, error)) {
    return trouble(
        Kind::unusable,
        {"папка `{0}` не пуста: укажите новую", "folder `{0}` is not empty: name a new one"},
        folder);
  }
  if (auto refused = refuse_place(folder)) return refused;
  std::vector<std::string> kept;
  const auto make = [&](FileSink& sink) {
    for (const auto& file : files) sink.take(file.name, file.bytes);
  };
  const int number = replace(folder, make, {}, kept);
  return number == 0 ? std::nullopt : std::optional(failed(folder, number));
}

}  // namespace otbor
