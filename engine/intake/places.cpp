#include "engine/intake/places.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// `by` does not contain `part`.
void replace_all(std::string& text, std::string_view part, std::string_view by) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) {
    text.replace(at, part.size(), by);
  }
}

/// «Василёк», "Василек" and Василек are one name, and so are «СОШ № 2» and «СОШ №2».
std::string plain_name(std::string_view name) {
  auto text = utf8::folded(name);
  for (const std::string_view quote : {"«", "»", "\"", "„", "“", "”"}) replace_all(text, quote, "");
  replace_all(text, "№ ", "№");
  return text;
}

}  // namespace

InstitutionNames::InstitutionNames(const Per<Institution, Institution>& institutions)
    : institutions_(institutions) {
  for (const auto at : institutions.count()) {
    const auto& institution = institutions[at];
    add(institution.id, at);
    add(institution.short_name, at);
    add(institution.full_name, at);
    for (const auto& alias : institution.aliases) add(alias, at);
  }
}

void InstitutionNames::add(std::string_view name, Index<Institution> at) {
  if (name.empty()) return;
  auto& known = by_name_[plain_name(name)];
  if (std::ranges::find(known, at) != known.end()) return;
  known.push_back(at);
  all_.emplace_back(name);
}

std::optional<Index<Institution>> InstitutionNames::find(std::string_view name) const {
  const auto known = by_name_.find(plain_name(name));
  if (known == by_name_.end() || known->second.size() != 1) return std::nullopt;
  return known->second.front();
}

Text InstitutionNames::guess(std::string_view name) const {
  constexpr std::size_t part_letters = 5;  // a shorter part says nothing
  std::vector<std::string> codes;
  for (const auto& one : institutions_) codes.push_back(one.id);
  if (written_like(name, codes)) return nearest_or_known(name, codes);
  const auto slip = did_you_mean(name, all_);
  const auto part = plain_name(name);
  if (!slip.empty() || utf8::length(part) < part_letters) return slip;
  const auto is_longer = [&](const std::string& known) {
    return plain_name(known).find(part) != std::string::npos;
  };
  std::optional<Index<Institution>> found;
  for (const auto at : institutions_.count()) {
    const auto& one = institutions_[at];
    if (!is_longer(one.short_name) && !is_longer(one.full_name) &&
        std::ranges::none_of(one.aliases, is_longer)) {
      continue;
    }
    if (found) return {};
    found = at;
  }
  if (!found) return {};
  return format(Words{"; возможно, имелось в виду `{0}`", "; did you mean `{0}`?"},
                {institutions_[*found].short_name});
}

std::vector<std::string> InstitutionNames::fitting(std::string_view name) const {
  std::vector<std::string> ids;
  const auto known = by_name_.find(plain_name(name));
  if (known == by_name_.end()) return ids;
  for (const auto at : known->second) ids.push_back(institutions_[at].id);
  return ids;
}

}  // namespace otbor
