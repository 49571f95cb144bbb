#include "engine/intake/build/json_reading.hpp"

#include <charconv>

namespace otbor {
namespace {

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Ratio> fraction_of(std::string_view text) {
  constexpr std::int64_t highest = 1'000'000;  // far above any scale
  const auto bar = text.find('/');
  const auto above = whole(text.substr(0, bar));
  const auto below =
      bar == std::string_view::npos ? std::optional<std::int64_t>(1) : whole(text.substr(bar + 1));
  if (!above || !below || *below < 1 || *above < -highest || *above > highest) return std::nullopt;
  return Ratio(Points::whole(*above), *below);
}

}  // namespace otbor
