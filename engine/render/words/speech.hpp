#pragma once
// The run's language for those who write documents: whole sentences with placeholders, numbers with
// the right mark and blanks, quotes. Official numbers are printed by justify/print.hpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/points.hpp"
#include "engine/base/words.hpp"
#include "engine/justify/print.hpp"

namespace otbor {

class Speech {
 public:
  explicit Speech(Lang lang) : lang_(lang) {}
  [[nodiscard]] Lang lang() const { return lang_; }

  [[nodiscard]] std::string operator()(Words words) const { return std::string(words.in(lang_)); }
  [[nodiscard]] std::string operator()(const Text& text) const { return text.in(lang_); }
  /// A sentence whose last word is an abbreviation («2022 г.») ends with one dot, not two.
  [[nodiscard]] std::string operator()(Words pattern, const std::vector<Text>& args) const;

  /// «1 250», "1,250".
  [[nodiscard]] std::string whole(std::uint64_t n) const;
  /// A statistic: «0,667», "0.667"; with `sign` also «+0,667».
  [[nodiscard]] std::string real(double value, int digits, bool sign = false) const;
  /// The total of a sheet: at least the plan's digits and always exact.
  [[nodiscard]] std::string total(Points value, int digits) const;
  /// Rounded for print; with more digits where rounding alone would put the value on the other side
  /// of one of `limits`, so that nobody reads «45,00» and «ниже 45,00» on one line.
  [[nodiscard]] std::string against(const Ratio& value, const Rounding& rounding,
                                    const std::vector<Points>& limits) const;
  /// «Название», with inner quotes as the language has them.
  [[nodiscard]] std::string quoted(std::string_view name) const;
  /// «первое, второе»: a plain list.
  [[nodiscard]] static std::string listed(const std::vector<std::string>& items,
                                          std::string_view between = ", ");

 private:
  Lang lang_;
};

}  // namespace otbor
