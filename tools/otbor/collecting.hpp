#pragma once
// Filled sheets into a programme's tables, as `collect` and the workplace do it: why nothing may be
// written, and the writing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/intake/ratings/collect.hpp"

namespace otbor {

struct CollectOptions {
  bool partial = false;  // files without errors, although others have some
  std::string reason;    // the ground for marks that have changed
};

enum class CollectRefusal : std::uint8_t {
  ratings_in_workbook,  // what is collected is written as CSV
  opinions_in_workbook,
  files_with_errors,  // and not partial
  no_reason           // marks have changed
};

/// By its name: a file that may be a filled sheet.
[[nodiscard]] bool is_table(const std::string& name);

/// Whether the programme reads its own folder of sheets: marks that ratings.csv holds too would be
/// there twice.
[[nodiscard]] bool reads_sheets_itself(const FileAccess& access);

/// Asked where there is a collection; nullopt: it may be written.
[[nodiscard]] std::optional<CollectRefusal> refusal(const Collecting& collecting,
                                                    const CollectOptions& options);
/// Files with errors.
[[nodiscard]] std::size_t refused_files(const Collection& collection);

struct Collected {
  std::optional<Text> problem;    // the disk failed; the table of ratings is what it was
  std::vector<std::string> kept;  // versions of what was replaced: "ratings-1.csv"
};

[[nodiscard]] Collected write_collection(const std::string& folder, const Collecting& collecting,
                                         const CollectOptions& options, const Limits& limits);

}  // namespace otbor
