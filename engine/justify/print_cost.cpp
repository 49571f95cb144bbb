#include "engine/justify/print_cost.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/justify/print.hpp"

namespace otbor {
namespace {

/// Four digits stand together, as they do in print.
constexpr std::size_t digits_together = 4;

std::string in_threes(const std::string& number, std::string_view between, char mark) {
  const auto whole = std::min(number.find(mark), number.size());
  if (whole <= digits_together) return number;
  std::string out;
  for (std::size_t at = 0; at < whole; ++at) {
    if (at > 0 && (whole - at) % 3 == 0) out += between;
    out += number[at];
  }
  return out + number.substr(whole);
}

}  // namespace

Text print_cost(Points value) {
  const auto text = print_points(value);
  return {in_threes(text.ru, "\u00A0", ','), in_threes(text.en, ",", '.')};
}

}  // namespace otbor
