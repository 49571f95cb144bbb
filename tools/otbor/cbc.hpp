#pragma once
// CBC, an integer-programming solver, as a program beside ours: started where the system has it.

#include <optional>
#include <string>

namespace otbor {

/// What CBC writes of the problem in the file by `-solution`; nullopt when there is no CBC or it
/// did not come to an end.
[[nodiscard]] std::optional<std::string> answer_of_cbc(const std::string& lp_file);

}  // namespace otbor
