#pragma once
// What a folder of files looks like from outside: names, sizes and times of change. Equal states
// mean that nothing needs to be read again.

#include <string>
#include <vector>

namespace otbor::serve {

/// `but` are folders whose files do not count: results that the program itself writes. Hidden
/// files and traces of other programs do not count either. "" when the folder cannot be read.
[[nodiscard]] std::string folder_state(const std::string& folder,
                                       const std::vector<std::string>& but);

}  // namespace otbor::serve
