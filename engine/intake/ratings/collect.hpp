#pragma once
// Score sheets on their way back: files that experts have filled, in any form intake reads, joined
// with the marks the programme has. Nothing is ever lost: a blank replaces no mark, a mark that
// replaces another is told, a file with an error gives nothing at all.

#include <span>
#include <string_view>

#include "engine/intake/intake.hpp"
#include "engine/model/collection.hpp"

namespace otbor {

struct Collecting {
  Sources sources;
  Diagnostics diagnostics;               // of the programme and of every file
  std::optional<Collection> collection;  // the programme itself has no errors
  std::string ratings_name;              // of the programme's table
  std::string ratings_before;            // its bytes; empty when it is not there
  std::string opinions_name;             // of the table of what experts say beside the marks
  std::string opinions_before;           // its bytes; empty when it is not there
};

[[nodiscard]] Collecting collect(const FileAccess& programme, std::string_view name,
                                 std::span<const RawFile> files, const IntakeOptions& options);

}  // namespace otbor
