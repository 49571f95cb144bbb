#include "tools/otbor/serve/folder_state.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "tools/files/sha256.hpp"

namespace otbor::serve {
namespace {

namespace fs = std::filesystem;

/// As many digits tell any two states of a folder apart.
constexpr std::size_t digits = 16;

bool is_trace(const std::string& name) { return name.starts_with('.') || name.starts_with("~$"); }

bool is_one_of(const fs::path& folder, const std::vector<std::string>& folders) {
  return std::ranges::any_of(folders, [&](const std::string& other) {
    std::error_code error;
    return fs::equivalent(folder, other, error) && !error;
  });
}

}  // namespace

std::string folder_state(const std::string& folder, const std::vector<std::string>& but) {
  std::vector<std::string> lines;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;  // a file that is gone by now is one that has changed
    const bool inner = entry->is_directory(ignored);
    if (is_trace(entry->path().filename().string()) || (inner && is_one_of(entry->path(), but))) {
      if (inner) entry.disable_recursion_pending();
      continue;
    }
    if (inner) continue;
    const auto size = entry->file_size(ignored);
    const auto changed = entry->last_write_time(ignored).time_since_epoch().count();
    lines.push_back(entry->path().string() + '\0' + std::to_string(size) + '\0' +
                    std::to_string(changed) + '\n');
  }
  if (error) return {};
  std::ranges::sort(lines);
  Sha256 hash;
  for (const auto& line : lines) hash.add(line);
  return hash.hex().substr(0, digits);
}

}  // namespace otbor::serve
