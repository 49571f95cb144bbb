#include "engine/model/opinion.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/model/names.hpp"

namespace otbor {
namespace {

constexpr std::array usual{Decision::recommended, Decision::rework, Decision::declined};

std::string compared(std::string_view text) {
  auto plain = utf8::trimmed(text);
  while (plain.ends_with('.')) plain.remove_suffix(1);
  return utf8::folded(plain);
}

}  // namespace

std::vector<std::string> sheet_opinions(const Rules& rules, Lang lang) {
  std::vector<std::string> opinions;
  for (const auto& band : rules.bands) {
    opinions.push_back(!band.title.empty() ? band.title
                                           : std::string(name_of(band.decision).in(lang)));
  }
  if (!opinions.empty()) return opinions;
  for (const auto decision : usual) opinions.emplace_back(name_of(decision).in(lang));
  return opinions;
}

std::string known_opinion(const Rules& rules, std::string_view written) {
  const auto wanted = compared(written);
  const auto is = [&](std::string_view words) { return compared(words) == wanted; };
  const auto names = [&](Decision decision) {
    const auto name = name_of(decision);
    return is(name.ru) || is(name.en) || is(code_of(decision));
  };
  for (const auto& band : rules.bands) {
    if (!is(band.title) && !is(band.wording) && !names(band.decision)) continue;
    return band.title.empty() ? std::string(utf8::trimmed(written)) : band.title;
  }
  if (!rules.bands.empty()) return {};
  const bool found = std::ranges::any_of(usual, names);
  return found ? std::string(utf8::trimmed(written)) : std::string();
}

}  // namespace otbor
