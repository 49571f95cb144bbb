#include "engine/intake/letters.hpp"

#include "engine/intake/build/criteria.hpp"

namespace otbor {
namespace {

std::string or_nothing(const std::optional<TextValue>& value) {
  return value ? value->value : std::string();
}

std::vector<std::string> sentences(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) {
    if (!value.value.empty()) texts.push_back(value.value);
  }
  return texts;
}

KeptLetter letter_of(const LetterForm& form) {
  KeptLetter letter{.practice = form.practice.value, .made = or_nothing(form.made), .text = {}};
  letter.text.result = sentences(form.result);
  letter.text.strengths = sentences(form.strengths);
  letter.text.experts_praise = sentences(form.experts_praise);
  letter.text.experts_remark = sentences(form.experts_remark);
  letter.text.experts_advise = sentences(form.experts_advise);
  letter.text.next_step = sentences(form.next_step);
  for (const auto& one : form.advice) {
    letter.text.advice.push_back(
        {one.about.value, or_nothing(one.remark), one.action.value, or_nothing(one.proof)});
  }
  return letter;
}

}  // namespace

std::vector<KeptLetter> build_letters(const LettersForm& form, Diagnostics& diagnostics) {
  std::vector<KeptLetter> letters;
  Codes told;
  for (const auto& one : form.letters) {
    told.add(one.practice, diagnostics);
    letters.push_back(letter_of(one));
  }
  return letters;
}

}  // namespace otbor
