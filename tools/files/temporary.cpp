#include "tools/files/temporary.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tools/files/descriptor.hpp"
#include "tools/files/manifest.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view suffix_letters = "XXXXXX";

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
  const bool fits = name.starts_with(start) && name.size() == start.size() + suffix_letters.size();
  return fits ? name.substr(start.size()) : "";
}

/// Best effort: the new name stands, whether or not the disk can be waited for.
void flush_folder(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (descriptor.number() >= 0) static_cast<void>(::fsync(descriptor.number()));
}

/// The rights of the folder that is replaced, or what the user's umask gives a new one.
mode_t mode_for(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0777 & ~mask;
}

void remove_empty_folders(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->is_directory(error) && !entry->is_symlink(error)) folders.push_back(entry->path());
  }
  std::ranges::sort(folders, std::greater<>());  // inner ones before those that hold them
  for (const auto& inner : folders) ::rmdir(inner.c_str());
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
      ::unlink((results / name).c_str());
    }
    std::error_code error;
    const auto link = results / programme_link;
    if (fs::is_symlink(link, error)) ::unlink(link.c_str());
    remove_empty_folders(results);
  }
  if (holds_nothing_but_a_manifest(results)) {
    ::unlink((results / manifest_name).c_str());
    ::rmdir(results.c_str());
    return {};
  }
  const auto name = folder.string() + ".edited";
  auto kept = name;
  std::error_code error;
  for (int n = 2; fs::exists(kept, error); ++n) kept = name + "-" + std::to_string(n);
  if (::rename(results.c_str(), kept.c_str()) != 0) return {};
  ::unlink((fs::path(kept) / manifest_name).c_str());
  return kept;
}

/// Files are written before their manifest: a temporary neighbour without one was never finished.
bool is_unfinished(const fs::path& folder, const fs::path& temporary) {
  return !suffix_of(folder, temporary, ".tmp-").empty() && !read_manifest(temporary.string());
}

bool in_use(const fs::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return descriptor.number() >= 0 && ::flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0 &&
         errno == EWOULDBLOCK;
}

}  // namespace

Temporary::Temporary(fs::path folder) : folder_(std::move(folder)) {
  auto pattern = beside(folder_, ".tmp-", suffix_letters).string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    failure_ = errno;
    return;
  }
  here_ = pattern;
  lock_ = ::open(here_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (lock_ < 0) {
    failure_ = errno;
  } else {
    ::flock(lock_, LOCK_EX | LOCK_NB);  // some network disks know no locks: two runs must not meet
    writer_ = std::make_unique<PieceWriter>(here_);
  }
}

Temporary::~Temporary() {
  writer_.reset();
  std::error_code error;
  if (!in_place_ && !here_.empty()) fs::remove_all(here_, error);
  if (lock_ >= 0) ::close(lock_);
}

void Temporary::link(const std::string& name, const fs::path& target) {
  if (target.empty()) return;
  // A disk without links loses a convenience, not a result: `verify` then wants --programme.
  if (::symlink(target.c_str(), (here_ / name).c_str()) != 0 && errno != EPERM &&
      errno != ENOTSUP) {
    failure_ = errno;
  }
}

void Temporary::flush() { failure_ = writer_->settle(); }

void Temporary::take_place() {
  ::chmod(here_.c_str(), mode_for(folder_));
  if (::rename(here_.c_str(), folder_.c_str()) == 0) {  // nothing was there, or an empty folder
    here_.clear();
  } else if (errno != ENOTEMPTY && errno != EEXIST) {
    failure_ = errno;
  } else if (::renameat2(AT_FDCWD, here_.c_str(), AT_FDCWD, folder_.c_str(), RENAME_EXCHANGE) !=
             0) {
    const bool no_exchange = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    failure_ = errno;
    if (no_exchange) put_aside_and_take_place();
  }
  in_place_ = failure_ == 0;
  if (in_place_) flush_folder(folder_.parent_path());
}

void Temporary::put_aside_and_take_place() {
  const auto aside = beside(folder_, ".old-", suffix_of(folder_, here_, ".tmp-"));
  failure_ = ::rename(folder_.c_str(), aside.c_str()) == 0 ? 0 : errno;
  if (failure_ != 0) return;
  if (::rename(here_.c_str(), folder_.c_str()) == 0) {
    here_ = aside;
    return;
  }
  failure_ = errno;
  ::rename(aside.c_str(), folder_.c_str());
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
    if (old && !fs::exists(folder, error) && ::rename(path.c_str(), folder.c_str()) == 0) continue;
    if (old || !suffix_of(folder, path, ".tmp-").empty()) stale.push_back(path);
  }
  std::ranges::sort(stale);
  for (const auto& path : stale) {
    if (in_use(path)) continue;
    if (is_unfinished(folder, path)) {
      fs::remove_all(path, error);
      continue;
    }
    if (auto name = clear_results(path, folder); !name.empty()) kept.push_back(std::move(name));
  }
  return kept;
}

}  // namespace otbor
