#include "tools/otbor/collecting.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/render/collection/collection.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/write_file.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view changes_name = "ratings-changes.csv";

/// "ratings-2.csv": the first such name that is free.
std::string name_of_version(const std::string& folder, const std::string& name) {
  const fs::path path(name);
  for (int number = 1;; ++number) {
    const auto kept = (path.parent_path() / (path.stem().string() + "-" + std::to_string(number) +
                                             path.extension().string()))
                          .string();
    std::error_code error;
    if (!fs::exists(fs::path(folder) / kept, error)) return kept;
  }
}

class Writer {
 public:
  Writer(std::string folder, const Collecting& collecting, const CollectOptions& options,
         const Limits& limits)
      : folder_(std::move(folder)), collecting_(collecting), options_(options), limits_(limits) {}

  Collected write() {
    const auto& collection = *collecting_.collection;
    Collected outcome;
    std::string kept_as;
    const auto ratings = ratings_csv(collection.study, collection.lines);
    if (loses_something(ratings)) {
      kept_as = keep(collecting_.ratings_name, collecting_.ratings_before, outcome);
    }
    if (!collection.words.empty()) {
      if (loses_opinions()) {
        static_cast<void>(keep(collecting_.opinions_name, collecting_.opinions_before, outcome));
      }
      put(collecting_.opinions_name, opinions_csv(collection.study, collection.words), outcome);
    }
    if (!collection.changes.empty()) {
      const auto before = read_file(folder_ + "/" + std::string(changes_name), limits_.file_bytes);
      put(std::string(changes_name),
          changes_csv(collection, before.exists ? before.bytes : "", kept_as, options_.reason),
          outcome);
    }
    // The table itself last: when the disk gives up before, the programme is what it was.
    put(collecting_.ratings_name, ratings, outcome);
    return outcome;
  }

 private:
  /// Whether what is written holds less than what was there: a value that is replaced, or whatever
  /// a table of another make has beside our columns.
  [[nodiscard]] bool loses_something(const std::string& ratings) const {
    const auto& before = collecting_.ratings_before;
    const auto& collection = *collecting_.collection;
    if (before.empty() || before == ratings) return false;
    const bool replaced = !collection.changes.empty() || collection.words_changed > 0;
    return replaced || before != ratings_csv(collection.study, collection.before);
  }

  /// The same of what experts say beside the marks.
  [[nodiscard]] bool loses_opinions() const {
    const auto& before = collecting_.opinions_before;
    const auto& collection = *collecting_.collection;
    if (before.empty()) return false;
    return opinions_replaced(collection.study, collection.words) ||
           before != opinions_csv(collection.study, {});
  }

  std::string keep(const std::string& name, const std::string& bytes, Collected& outcome) {
    auto kept = name_of_version(folder_, name);
    put(kept, bytes, outcome);
    outcome.kept.push_back(kept);
    return kept;
  }

  void put(const std::string& name, const std::string& bytes, Collected& outcome) {
    if (!outcome.problem) outcome.problem = write_file(folder_ + "/" + name, bytes);
  }

  std::string folder_;
  const Collecting& collecting_;
  const CollectOptions& options_;
  const Limits& limits_;
};

}  // namespace

bool is_table(const std::string& name) {
  const auto lower = utf8::folded(name);
  return std::ranges::any_of(std::array{".csv", ".xlsx", ".ods", ".xlsm"},
                             [&](const char* ending) { return lower.ends_with(ending); });
}

bool reads_sheets_itself(const FileAccess& access) {
  return std::ranges::any_of(access.list("sheets"), is_table);
}

std::size_t refused_files(const Collection& collection) {
  return static_cast<std::size_t>(
      std::ranges::count(collection.files, false, &CollectedFile::accepted));
}

std::optional<CollectRefusal> refusal(const Collecting& collecting, const CollectOptions& options) {
  const auto& collection = *collecting.collection;
  if (collection.from_workbook) return CollectRefusal::ratings_in_workbook;
  if (!collection.words.empty() && !utf8::folded(collecting.opinions_name).ends_with(".csv")) {
    return CollectRefusal::opinions_in_workbook;
  }
  if (refused_files(collection) > 0 && !options.partial) return CollectRefusal::files_with_errors;
  if (!collection.changes.empty() && options.reason.empty()) return CollectRefusal::no_reason;
  return std::nullopt;
}

Collected write_collection(const std::string& folder, const Collecting& collecting,
                           const CollectOptions& options, const Limits& limits) {
  return Writer(folder, collecting, options, limits).write();
}

}  // namespace otbor
