#include "engine/render/words/speech.hpp"

#include <algorithm>

#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

int digits_of(Points value) {
  int digits = Points::digits_max;
  for (auto rest = value.millionths() % Points::unit; digits > 0 && rest % 10 == 0; rest /= 10) {
    --digits;
  }
  return digits;
}

std::string with_inner_quotes(std::string_view name, std::string_view open,
                              std::string_view close) {
  constexpr std::string_view left = "«";
  constexpr std::string_view right = "»";
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const auto rest = name.substr(at);
    const bool opens = rest.starts_with(left);
    if (opens || rest.starts_with(right)) {
      out += opens ? open : close;
      at += left.size();
    } else {
      out += name[at++];
    }
  }
  return out;
}

}  // namespace

std::string Speech::operator()(Words pattern, const std::vector<Text>& args) const {
  auto words = format(pattern.in(lang_), lang_, args);
  for (std::size_t at = words.find(".."); at != std::string::npos; at = words.find("..", at)) {
    const auto end = std::min(words.find_first_not_of('.', at), words.size());
    if (end - at == 2) words.erase(at, 1);  // three are an author's ellipsis
    at = std::min(end, words.size());
  }
  return words;
}

std::string Speech::whole(std::uint64_t n) const {
  const auto digits = std::to_string(n);
  std::string out;
  for (std::size_t at = 0; at < digits.size(); ++at) {
    if (at > 0 && (digits.size() - at) % 3 == 0) out += lang_ == Lang::ru ? "\u00A0" : ",";
    out += digits[at];
  }
  return out;
}

std::string Speech::real(double value, int digits, bool sign) const {
  auto text = fixed(value, digits);
  if (text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-')) text.erase(0, 1);
  if (sign && value > 0 && text.find_first_not_of("0.") != std::string::npos)
    text.insert(0, 1, '+');
  return number(text).in(lang_);
}

std::string Speech::total(Points value, int digits) const {
  return number(to_text(value, std::max(digits, digits_of(value)))).in(lang_);
}

std::string Speech::against(const Ratio& value, const Rounding& rounding,
                            const std::vector<Points>& limits) const {
  const auto printed = value.rounded(rounding.digits, rounding.rule);
  const auto plain = print_score(value, rounding).in(lang_);
  if (rounding.decide_on == DecideOn::rounded) return plain;
  for (const Points limit : limits) {
    const bool below = value < Ratio(limit);
    if (below == (printed < limit)) continue;
    return print_exact_decimal(value, Ratio(limit), rounding).in(lang_);
  }
  return plain;
}

std::string Speech::quoted(std::string_view name) const {
  if (lang_ == Lang::ru) return "«" + with_inner_quotes(name, "„", "“") + "»";
  return "“" + std::string(name) + "”";
}

std::string Speech::listed(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += between;
    out += item;
  }
  return out;
}

}  // namespace otbor
