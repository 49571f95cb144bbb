#include "engine/justify/said.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// A sign that a code such as «Э-03» or «P12» is made of.
bool is_of_a_code(char32_t sign) {
  return utf8::is_letter(sign) || utf8::is_digit(sign) || sign == U'-' || sign == U'_';
}

bool sheet_counts(const Study& study, const Opinion& opinion) {
  const auto& sheets = study.sheets;
  return std::ranges::any_of(sheets.of_practice[opinion.practice], [&](Index<Sheet> at) {
    return sheets.sheets[at].expert == opinion.expert &&
           sheets.sheets[at].status == SheetStatus::counted;
  });
}

}  // namespace

HiddenCodes::HiddenCodes(const Study& study, Index<Practice> own) {
  for (const auto& expert : study.experts) codes_.push_back(expert.id);
  for (const auto at : study.practices.count()) {
    if (at != own) codes_.push_back(study.practices[at].id);
  }
  std::ranges::sort(codes_);
}

bool HiddenCodes::stand_in(std::string_view words) const {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < words.size();) {
    const auto here = at;
    if (is_of_a_code(utf8::next(words, at))) continue;
    if (std::ranges::binary_search(codes_, words.substr(begin, here - begin))) return true;
    begin = at;
  }
  return std::ranges::binary_search(codes_, words.substr(begin));
}

std::vector<const Opinion*> opinions_on(const Study& study, Index<Practice> practice) {
  std::vector<const Opinion*> found;
  for (const auto& one :
       std::ranges::equal_range(study.sheets.opinions, practice, {}, &Opinion::practice)) {
    found.push_back(&one);
  }
  return found;
}

Said said_of(const Study& study, Index<Practice> practice) {
  Said said;
  const auto opinions = opinions_on(study, practice);
  if (opinions.empty()) return said;
  const HiddenCodes codes(study, practice);
  const auto take = [&](std::string_view text, std::vector<std::string>& known) {
    const auto words = std::string(utf8::trimmed(text));
    if (words.empty() || std::ranges::find(known, words) != known.end()) return;
    if (codes.stand_in(words)) {
      ++said.left_out;
    } else {
      known.push_back(words);
    }
  };
  for (const auto* one : opinions) {
    if (!sheet_counts(study, *one)) continue;
    take(one->strengths, said.strengths);
    take(one->remarks, said.remarks);
    take(one->advice, said.advice);
  }
  return said;
}

}  // namespace otbor
