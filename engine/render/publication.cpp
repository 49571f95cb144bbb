#include "engine/render/publication.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/model/paperwork.hpp"
#include "engine/render/small_groups.hpp"

namespace otbor {
namespace {

constexpr Words email{"адрес электронной почты", "an e-mail address"};
constexpr Words phone{"номер телефона", "a phone number"};
constexpr Words insurance{"номер, похожий на СНИЛС", "a number like an insurance number"};
constexpr Words expert{"фамилия эксперта", "the surname of an expert"};
constexpr Words member{"фамилия члена комиссии", "the surname of a member of the commission"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

struct Finding {
  Words what;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// name@host.domain around the sign at `at`.
std::optional<Finding> email_at(std::string_view text, std::size_t at) {
  const auto belongs = [](char c) { return is_word(c) || c == '.' || c == '-' || c == '+'; };
  auto begin = at;
  while (begin > 0 && belongs(text[begin - 1])) --begin;
  auto end = at + 1;
  while (end < text.size() && belongs(text[end])) ++end;
  const auto host = text.substr(at + 1, end - at - 1);
  const auto dot = host.find('.');
  if (begin == at || dot == 0 || dot == std::string_view::npos) return std::nullopt;
  return Finding{email, begin, end};
}

/// Blanks, brackets and hyphens between the groups of a number; 0 when there is none at `at`.
std::size_t separators(std::string_view text, std::size_t at) {
  const auto begin = at;
  while (at < text.size()) {
    if (std::string_view(" -()").find(text[at]) != std::string_view::npos) {
      ++at;
    } else if (text.substr(at).starts_with("\u00A0")) {
      at += 2;
    } else {
      break;
    }
  }
  return at - begin;
}

/// A run of digits in groups, as people write phones and СНИЛС.
struct Digits {
  std::vector<std::size_t> groups;  // lengths
  std::size_t count = 0;
  std::size_t end = 0;
};

Digits digits_at(std::string_view text, std::size_t at) {
  Digits found;
  while (at < text.size() && is_digit(text[at])) {
    const auto begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    found.groups.push_back(at - begin);
    found.count += at - begin;
    found.end = at;
    at += separators(text, at);
  }
  return found;
}

/// +7 922 123-45-67, 8 (35349) 2-11-33, 89221234567: eleven digits from 7 or 8 on; in groups the
/// second one is the code of a place.
bool is_phone(std::string_view text, std::size_t at, const Digits& digits, bool plus) {
  if (digits.count != 11) return false;
  const char first = text[at];
  if (plus) return first == '7';
  if (digits.groups.size() == 1) return text.substr(at).starts_with("89");
  return first == '8' && digits.groups[0] == 1 && digits.groups[1] >= 3 && digits.groups[1] <= 5;
}

bool is_insurance(std::string_view text, std::size_t at, const Digits& digits) {
  return digits.groups == std::vector<std::size_t>{3, 3, 3, 2} && text[at + 3] == '-' &&
         text[at + 7] == '-';
}

std::vector<Finding> numbers_in(std::string_view text) {
  std::vector<Finding> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const char before = at > 0 ? text[at - 1] : ' ';
    const auto digits = digits_at(text, at);
    const bool starts = !is_word(before) && before != '.' && before != ',' && before != '-';
    if (starts && is_phone(text, at, digits, before == '+')) {
      found.push_back({phone, at, digits.end});
      at = digits.end;
    } else if (starts && is_insurance(text, at, digits)) {
      found.push_back({insurance, at, digits.end});
      at = digits.end;
    } else {
      while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
    }
  }
  return found;
}

/// «тел. 2-11-33»: a local number has no shape of its own.
std::vector<Finding> local_phones_in(std::string_view text) {
  std::vector<Finding> found;
  for (const std::string_view word : {"тел.", "Тел.", "телефон", "Телефон", "tel.", "phone"}) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      auto begin = at + word.size();
      while (begin < text.size() && (text[begin] == ' ' || text[begin] == ':')) ++begin;
      if (text.substr(begin).starts_with("\u00A0")) begin += 2;
      const auto digits = digits_at(text, begin);
      if (digits.count >= 5) found.push_back({phone, begin, digits.end});
    }
  }
  return found;
}

/// The first word that is no initial: of «И.О. Фамилия» and of «Фамилия Имя Отчество».
std::string surname_of(std::string_view name) {
  std::size_t at = 0;
  while (at < name.size()) {
    const auto end = std::min(name.find_first_of(" .", at), name.size());
    const auto word = name.substr(at, end - at);
    if (utf8::length(word) > 1) return std::string(word);
    at = end + 1;
  }
  return {};
}

struct Hidden {
  std::string surname;
  Words what;
};

std::vector<Hidden> hidden_surnames(const Study& study) {
  std::vector<Hidden> hidden;
  if (!study.paperwork) return hidden;
  const auto& work = *study.paperwork;
  std::vector<std::string> allowed{surname_of(work.head.name), surname_of(work.chair.person.name),
                                   surname_of(work.secretary.person.name)};
  for (const auto& name : work.may_be_published) allowed.push_back(surname_of(name));
  const auto add = [&](std::string_view name, Words what) {
    auto surname = surname_of(name);
    const bool free = std::ranges::any_of(
        allowed, [&](const auto& one) { return utf8::folded(one) == utf8::folded(surname); });
    if (!surname.empty() && !free) hidden.push_back({std::move(surname), what});
  };
  for (const auto& name : work.expert_names) add(name, expert);
  for (const auto& one : work.members) add(one.person.name, member);
  return hidden;
}

std::vector<Finding> surnames_in(std::string_view text, const std::vector<Hidden>& hidden) {
  std::vector<Finding> found;
  if (hidden.empty()) return found;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto first = utf8::next(text, at);
    if (!utf8::is_letter(first)) continue;
    auto end = at;
    while (at < text.size() && utf8::is_letter(utf8::next(text, at))) end = at;
    at = end;
    if (!utf8::is_upper(first)) continue;
    const auto word = text.substr(begin, end - begin);
    const auto one = std::ranges::find_if(
        hidden, [&](const Hidden& name) { return is_form_of_surname(word, name.surname); });
    if (one != hidden.end()) found.push_back({one->what, begin, end});
  }
  return found;
}

std::vector<Finding> findings_in(std::string_view text, const std::vector<Hidden>& hidden) {
  auto found = numbers_in(text);
  for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (const auto one = email_at(text, at)) found.push_back(*one);
  }
  for (const auto& one : local_phones_in(text)) found.push_back(one);
  for (const auto& one : surnames_in(text, hidden)) found.push_back(one);
  std::ranges::stable_sort(found, {}, &Finding::begin);
  return found;
}

/// «1.2 (3), 2.1 (1)»: directions and platforms that what is published does not tell of alone.
template <class Thing>
void add_small_groups(const Study& study, const Per<Thing, Thing>& things,
                      std::optional<Index<Thing>> Practice::*of, std::vector<std::string>& groups) {
  std::vector<std::size_t> sizes;
  for (const auto at : things.count()) {
    sizes.push_back(static_cast<std::size_t>(
        std::ranges::count_if(study.practices, [&](const Practice& practice) {
          return takes_part(practice.status) && practice.*of == at;
        })));
  }
  const auto joined = joined_groups(sizes, smallest_group(study));
  for (const auto at : things.count()) {
    if (!joined[at.value()]) continue;
    groups.push_back(things[at].id + " (" + std::to_string(sizes[at.value()]) + ")");
  }
}

std::vector<std::string> small_groups(const Study& study) {
  std::vector<std::string> groups;
  if (!study.themes) return groups;
  add_small_groups(study, study.themes->themes, &Practice::theme, groups);
  add_small_groups(study, study.themes->platforms, &Practice::platform, groups);
  return groups;
}

}  // namespace

bool is_form_of_surname(std::string_view word, std::string_view surname) {
  const auto letters = [](std::string_view text) {
    auto signs = utf8::decode(utf8::folded(text));
    std::ranges::replace(signs, U'ё', U'е');
    return signs;
  };
  const auto given = letters(word);
  auto stem = letters(surname);
  constexpr std::u32string_view endings = U"аеийоуыьэюя";
  while (stem.size() > 4 && endings.find(stem.back()) != std::u32string_view::npos) {
    stem.pop_back();
  }
  return given.starts_with(stem) && given.size() <= stem.size() + 3;
}

void check_publication(const Study& study, const Sources& outputs, Diagnostics& diagnostics) {
  const auto hidden = hidden_surnames(study);
  for (std::size_t i = 0; i < outputs.all().size(); ++i) {
    const auto source = static_cast<std::uint32_t>(i);
    for (const auto& one : findings_in(outputs[source].text, hidden)) {
      const Span span{source, static_cast<std::uint32_t>(one.begin),
                      static_cast<std::uint32_t>(one.end)};
      diagnostics.add(Found::personal_data_published, span, {one.what, outputs.text(span)});
    }
  }
  const auto groups = small_groups(study);
  if (groups.empty()) return;
  std::string names;
  for (const auto& group : groups) names += (names.empty() ? "" : ", ") + group;
  diagnostics.add(Found::small_group_published, {}, {count(smallest_group(study)), names});
}

}  // namespace otbor
