#pragma once
// Codes of things, P01 or Э-03: what a message says of one that nobody knows. One slip of the hand
// leads from P99 to a dozen codes, so that no guess is better than another; then the codes that
// there are do more good than silence.

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor {

/// The only code with the same letters and the same number, however they are written: П7 and p-007
/// for P07. nullopt where none is so, or several.
[[nodiscard]] const std::string* same_code(std::string_view code,
                                           const std::vector<std::string>& codes);

/// Whether it is written as they are but for the digits: ОО-99 among ОО-01, ОО-02; a name is not.
[[nodiscard]] bool written_like(std::string_view code, const std::vector<std::string>& codes);

/// The end of a message, in this order: the same code written otherwise, what `did_you_mean` has to
/// say, how many codes there are and which. Nothing where there are no codes.
[[nodiscard]] Text nearest_or_known(std::string_view code, const std::vector<std::string>& codes);

}  // namespace otbor
