#include "tools/otbor/choice.hpp"

#include <string>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// What is left of a code when case, blanks and the alphabet of look-alike letters do not count.
std::string likeness(std::string_view code) {
  return utf8::folded(utf8::skeleton(utf8::folded(code)));
}

/// By its code as written, else by the only code that looks the same.
template <class Thing>
std::optional<Index<Thing>> by_code(const Per<Thing, Thing>& things, std::string_view code) {
  std::optional<Index<Thing>> similar;
  std::size_t similar_count = 0;
  const auto wish = likeness(code);
  for (const auto at : things.count()) {
    const auto& id = things[at].id;
    if (id == code) return at;
    if (likeness(id) != wish) continue;
    similar = at;
    ++similar_count;
  }
  return similar_count == 1 ? similar : std::nullopt;
}

}  // namespace

std::optional<Index<Expert>> choose_expert(const Study& study, std::string_view code) {
  return by_code(study.experts, code);
}

PracticeChoice choose_practice(const Study& study, std::string_view wish) {
  if (const auto found = by_code(study.practices, wish)) return {.found = found, .several = {}};
  const auto words = utf8::folded(wish);
  if (words.empty()) return {};
  std::vector<Index<Practice>> titled;
  for (const auto at : study.practices.count()) {
    const auto title = utf8::folded(study.practices[at].title);
    if (title.find(words) != std::string::npos) titled.push_back(at);
  }
  if (titled.size() == 1) return {.found = titled.front(), .several = {}};
  return {.found = std::nullopt, .several = std::move(titled)};
}

}  // namespace otbor
