#include "tools/files/temporary.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "tools/files/descriptor.hpp"
#include "tools/files/manifest.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t suffix_letters = 6;

fs::path beside(const fs::path& folder, std::string_view word, std::string_view suffix) {
  auto name = "." + folder.filename().string();
  name += word;
  name += suffix;
  return folder.parent_path() / name;
}

/// The suffix of a neighbour with this word in its name, or "" for any other name.
std::string suffix_of(const fs::path& folder, const fs::path& candidate, std::string_view word) {
  const auto name = candidate.filename().string();
  const auto start = beside(folder, word, "").filename().string();
  const bool fits = name.starts_with(start) && name.size() == start.size() + suffix_letters;
  return fits ? name.substr(start.size()) : "";
}

/// Best effort: the new name stands, whether or not the disk can be waited for.
void flush_folder(const fs::path& folder) {
  const Descriptor descriptor(system::open_folder(folder));
  if (descriptor.number() >= 0) static_cast<void>(system::flush(descriptor.number()));
}

/// A file, or a folder that is empty; what cannot be removed stays.
void remove_one(const fs::path& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

void remove_empty_folders(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(error) && !entry->is_symlink(error)) folders.push_back(entry->path());
  }
  std::ranges::sort(folders, std::greater<>());  // inner ones before those that hold them
  for (const auto& inner : folders) remove_one(inner);
}

bool holds_nothing_but_a_manifest(const fs::path& folder) {
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().filename() != manifest_name) return false;
  }
  return !error;
}

/// Removes results that are as this program wrote them, and the folder with them. What people
/// changed or added stays, in a folder whose name can be seen. The manifest goes last: as long as
/// it is there, a later run can still tell which files are a person's.
std::string clear_results(const fs::path& results, const fs::path& folder) {
  if (const auto manifest = read_manifest(results.string())) {
    for (const auto& name : alterations(results.string(), *manifest).intact) {
      remove_one(results / name);
    }
    std::error_code error;
    const auto link = results / programme_link;
    if (fs::is_symlink(link, error)) remove_one(link);
    remove_empty_folders(results);
  }
  if (holds_nothing_but_a_manifest(results)) {
    remove_one(results / manifest_name);
    remove_one(results);
    return {};
  }
  const auto name = folder.string() + ".edited";
  auto kept = name;
  std::error_code error;
  for (int n = 2; fs::exists(kept, error); ++n) kept = name + "-" + std::to_string(n);
  if (system::rename_folder(results, kept) != 0) return {};
  remove_one(fs::path(kept) / manifest_name);
  return kept;
}

/// Files are written before their manifest: a temporary neighbour without one was never finished.
bool is_unfinished(const fs::path& folder, const fs::path& temporary) {
  return !suffix_of(folder, temporary, ".tmp-").empty() && !read_manifest(temporary.string());
}

}  // namespace

Temporary::Temporary(fs::path folder) : folder_(std::move(folder)) {
  here_ = system::make_unique_folder(beside(folder_, ".tmp-", ""));
  if (here_.empty()) {
    failure_ = errno;
    return;
  }
  hold_.emplace(system::hold_folder(here_));
  if (hold_->number() < 0) {
    failure_ = errno;
  } else {
    writer_ = std::make_unique<PieceWriter>(here_);
  }
}

Temporary::~Temporary() {
  writer_.reset();
  hold_.reset();
  std::error_code error;
  if (!in_place_ && !here_.empty()) fs::remove_all(here_, error);
}

void Temporary::link(const std::string& name, const fs::path& target) {
  if (target.empty()) return;
  // A disk without links loses a convenience, not a result: `verify` then wants --programme.
  failure_ = system::make_link(target, here_ / name);
}

void Temporary::flush() { failure_ = writer_->settle(); }

void Temporary::take_place() {
  system::copy_rights(folder_, here_);
  failure_ = system::rename_folder(here_, folder_);
  if (failure_ == 0) {  // nothing was there, or an empty folder
    here_.clear();
  } else if (failure_ == ENOTEMPTY || failure_ == EEXIST) {
    failure_ = system::exchange_folders(here_, folder_);
    if (failure_ == ENOTSUP) put_aside_and_take_place();
  }
  in_place_ = failure_ == 0;
  if (in_place_) flush_folder(folder_.parent_path());
}

void Temporary::put_aside_and_take_place() {
  const auto aside = beside(folder_, ".old-", suffix_of(folder_, here_, ".tmp-"));
  failure_ = system::rename_folder(folder_, aside);
  if (failure_ != 0) return;
  failure_ = system::rename_folder(here_, folder_);
  if (failure_ == 0) {
    here_ = aside;
  } else {
    static_cast<void>(system::rename_folder(aside, folder_));
  }
}

std::string Temporary::clear_previous() {
  return here_.empty() ? std::string() : clear_results(here_, folder_);
}

std::vector<std::string> remove_stale_temporaries(const fs::path& folder) {
  std::vector<std::string> kept;
  std::vector<fs::path> stale;
  std::error_code error;
  for (fs::directory_iterator entry(folder.parent_path(), error), end; !error && entry != end;
       entry.increment(error)) {
    const auto& path = entry->path();
    const bool old = !suffix_of(folder, path, ".old-").empty();
    if (!entry->is_directory(error) || entry->is_symlink(error)) continue;
    const bool alone = old && !fs::exists(folder, error);
    if (alone && system::rename_folder(path, folder) == 0) continue;
    if (old || !suffix_of(folder, path, ".tmp-").empty()) stale.push_back(path);
  }
  std::ranges::sort(stale);
  for (const auto& path : stale) {
    if (system::is_held(path)) continue;
    if (is_unfinished(folder, path)) {
      fs::remove_all(path, error);
      continue;
    }
    if (auto name = clear_results(path, folder); !name.empty()) kept.push_back(std::move(name));
  }
  return kept;
}

}  // namespace otbor
