#include "engine/text/suggest.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor {

std::size_t typing_distance(std::string_view a_text, std::string_view b_text) {
  const auto a = utf8::decode(a_text);
  const auto b = utf8::decode(b_text);
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  constexpr std::size_t longest = 60;  // nobody mistypes a whole sentence
  constexpr std::size_t candidates_max = 5'000;
  const auto folded = utf8::folded(word);
  const auto length = utf8::length(folded);
  // One letter is as far from any other; Э-08 is as near to Э-01 as to Э-02: no advice either way.
  if (length < 2 || length > longest) return std::nullopt;
  if (candidates.size() > candidates_max) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(1, length / 3) + 1;
  std::size_t equally_near = 0;
  for (const auto& candidate : candidates) {
    if (utf8::length(candidate) > longest) continue;
    const auto distance = typing_distance(folded, utf8::folded(candidate));
    if (distance == best_distance) ++equally_near;
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
      equally_near = 1;
    }
  }
  return equally_near == 1 ? best : std::nullopt;
}

Text did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  if (const auto same_look = look_alike(word, candidates)) {
    return {"; похоже на `" + *same_look + "`, но буквы из другого алфавита",
            "; it looks like `" + *same_look + "` but has letters of another alphabet"};
  }
  if (const auto best = nearest(word, candidates)) {
    return {"; возможно, имелось в виду `" + *best + "`", "; did you mean `" + *best + "`?"};
  }
  return {};
}

std::optional<std::string> look_alike(std::string_view word,
                                      const std::vector<std::string>& candidates) {
  const auto skeleton = utf8::skeleton(word);
  for (const auto& candidate : candidates) {
    if (candidate != word && utf8::skeleton(candidate) == skeleton) return candidate;
  }
  return std::nullopt;
}

Text listed(const std::vector<std::string>& names, std::size_t at_most) {
  constexpr std::size_t longest = 60;
  if (names.empty()) return Words{"нет", "none"};
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < at_most; ++i) {
    if (i > 0) text += ", ";
    const auto name = utf8::prefix(names[i], longest);
    text += "`" + std::string(name) + (name.size() < names[i].size() ? "…" : "") + "`";
  }
  if (names.size() > at_most) text += ", …";
  return {text};
}

}  // namespace otbor
