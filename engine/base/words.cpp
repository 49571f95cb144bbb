#include "engine/base/words.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"

namespace otbor {
namespace {

/// One of the forms between bars: "балл|балла|баллов".
std::string_view form_at(std::string_view forms, std::size_t at) {
  for (; at > 0; --at) forms.remove_prefix(forms.find('|') + 1);
  return forms.substr(0, forms.find('|'));
}

std::string_view agreeing_form(std::string_view value, Lang lang, std::string_view forms) {
  const auto n_forms = std::ranges::count(forms, '|') + 1;
  const bool fraction = value.find_first_of(",.") != std::string_view::npos;
  std::int64_t n = 0;
  for (const char c : value) {
    if (c == ',' || c == '.') break;
    if (c >= '0' && c <= '9') n = (n * 10 + (c - '0')) % 1'000'000;
  }
  if (lang == Lang::en) {
    OTBOR_CHECK(n_forms == 2);
    return form_at(forms, n == 1 && !fraction ? 0 : 1);
  }
  OTBOR_CHECK(n_forms == 3 || n_forms == 4);
  if (fraction) return form_at(forms, n_forms == 4 ? 3 : 1);
  return plural(n, form_at(forms, 0), form_at(forms, 1), form_at(forms, 2));
}

}  // namespace

std::string_view plural(std::int64_t n, std::string_view one, std::string_view few,
                        std::string_view many) {
  const auto tens = n % 100;
  const auto ones = n % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones == 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
}

std::string filled(std::string_view pattern, Lang lang, std::span<const Text* const> args) {
  std::string out;
  std::size_t size = pattern.size();
  for (const auto* arg : args) size += arg->in(lang).size();
  out.reserve(size);
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    out += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(open + 1);
    const auto close = pattern.find('}');
    OTBOR_CHECK(close != std::string_view::npos);
    auto inside = pattern.substr(0, close);
    pattern.remove_prefix(close + 1);
    OTBOR_CHECK(!inside.empty() && inside[0] >= '0' && inside[0] <= '9');
    const auto at = static_cast<std::size_t>(inside[0] - '0');
    OTBOR_CHECK(at < args.size());
    const auto& value = args[at]->in(lang);
    out += inside.size() == 1 ? value : agreeing_form(value, lang, inside.substr(2));
  }
  return out;
}

std::string format(std::string_view pattern, Lang lang, const std::vector<Text>& args) {
  std::vector<const Text*> places;
  places.reserve(args.size());
  for (const auto& arg : args) places.push_back(&arg);
  return filled(pattern, lang, places);
}

Text format(Words pattern, const std::vector<Text>& args) {
  return {format(pattern.ru, Lang::ru, args), format(pattern.en, Lang::en, args)};
}

Text number(std::string_view with_point) {
  std::string english;
  std::string russian;
  for (const char c : with_point) {
    if (c == '-') {
      english += "−";
      russian += "−";
    } else {
      english += c;
      russian += c == '.' ? ',' : c;
    }
  }
  return {std::move(russian), std::move(english)};
}

Text count(std::uint64_t n) { return {std::to_string(n)}; }

Text join(const std::vector<Text>& items) {
  Text out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) {
      const bool last = i + 1 == items.size();
      out.ru += last ? " и " : ", ";
      out.en += last ? " and " : ", ";
    }
    out.ru += items[i].ru;
    out.en += items[i].en;
  }
  return out;
}

}  // namespace otbor
