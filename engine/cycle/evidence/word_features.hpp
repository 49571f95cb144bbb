#pragma once
// What a word is to the learnt weights of a stage (Cycle's StageWords): itself, its beginnings and
// its ending, so that «сократилось» and «сократили» have much in common and «провели» and
// «собрали» a little; and two words side by side by their beginnings. Numbers are one word,
// whatever their value.

#include <string>
#include <string_view>
#include <vector>

namespace otbor {

struct Token;

/// As features know the word of a token: folded; "0" for any number, year or date, "%" for a
/// percent sign, nothing for «№».
[[nodiscard]] std::string feature_word(std::string_view text, const Token& token);

/// «разобрали» -> «разобрали», «разо*», «разобр*», «*али»; a word of three letters or fewer is only
/// itself.
[[nodiscard]] std::vector<std::string> features_of_word(std::string_view word);

/// What a word is in a pair: its first five letters, «разоб*», or itself when it has fewer.
[[nodiscard]] std::string part_of_pair(std::string_view word);

}  // namespace otbor
