#pragma once
// Documents of Word as PDF, by LibreOffice where it is installed. It is started by itself, with a
// fixed list of arguments and a profile of its own, so that a LibreOffice that is open on the same
// desk is neither used nor disturbed; what takes too long is ended.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/render/render.hpp"

namespace otbor {

/// Where `soffice` lies among the folders of PATH, or where LibreOffice for Windows puts it; ""
/// when it is not installed.
[[nodiscard]] std::string find_soffice();

/// Files of the same names that end with ".pdf" instead of ".docx", in `folder`. The bytes hold the
/// hour they were made: no manifest vouches for them. LibreOffice gets `seconds` for a folder of
/// documents, without them a time that follows their number. nullopt when all are there, else what
/// went wrong: then nothing was written, unless the disk gave up.
[[nodiscard]] std::optional<Text> write_pdfs(const std::string& soffice,
                                             std::span<const OutFile> documents,
                                             const std::string& folder,
                                             std::optional<int> seconds = {});

}  // namespace otbor
