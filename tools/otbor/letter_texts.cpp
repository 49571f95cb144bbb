#include "tools/otbor/letter_texts.hpp"

#include <algorithm>
#include <utility>

#include "engine/justify/letter.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {
namespace {

/// A short mark is enough: it tells an edited text from an untouched one, nothing more.
std::string mark_of(const LetterText& text, Lang lang) {
  return sha256_hex(letter_yaml(text, lang)).substr(0, 16);
}

const Paperwork& paperwork_of(const Dossier& dossier) {
  static const Paperwork nobody;
  return dossier.study.paperwork ? *dossier.study.paperwork : nobody;
}

/// Whether the mark is that of this text, in whichever language the file was written.
bool is_mark_of(const std::string& mark, const LetterText& text) {
  return mark == mark_of(text, Lang::ru) || mark == mark_of(text, Lang::en);
}

}  // namespace

papers::LetterTexts MadeLetters::texts() const {
  papers::LetterTexts texts;
  for (std::size_t i = 0; i < sent.size(); ++i) texts.emplace_back(sent[i], entries[i].text);
  return texts;
}

MadeLetters made_letters(const Dossier& dossier, Lang lang, std::string_view accepted) {
  MadeLetters made;
  const auto& paperwork = paperwork_of(dossier);
  std::vector<bool> used(paperwork.letters.size());
  for (const auto at : dossier.study.practices.count()) {
    if (!gets_letter(dossier, at)) continue;
    const auto& code = dossier.study.practices[at].id;
    const KeptLetter* found = nullptr;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (paperwork.letters[i].practice != code) continue;
      found = &paperwork.letters[i];
      used[i] = true;
    }
    auto drafted = draft_letter(dossier, paperwork.phrases, at, lang);
    made.comments_left_out += drafted.comments_left_out;
    made.sent.push_back(at);
    const bool is_accepted = accepted == code;
    if (found == nullptr || is_mark_of(found->made, found->text)) {
      made.entries.push_back({code, mark_of(drafted.text, lang), std::move(drafted.text)});
      continue;
    }
    made.edited.push_back(code);
    const auto mark = mark_of(drafted.text, lang);
    if (!is_accepted && found->made != mark) made.outdated.push_back(code);
    made.entries.push_back({code, is_accepted ? mark : found->made, found->text});
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) continue;
    const auto& kept = paperwork.letters[i];
    made.strangers.push_back(kept.practice);
    made.entries.push_back({kept.practice, kept.made, kept.text});
  }
  return made;
}

void hold_against(const Dossier& in_other_language, Lang lang, MadeLetters& made) {
  const auto& phrases = paperwork_of(in_other_language).phrases;
  for (std::size_t i = 0; i < made.sent.size(); ++i) {
    const auto& entry = made.entries[i];
    const auto told = std::ranges::find(made.outdated, entry.practice);
    if (told == made.outdated.end()) continue;
    const auto drafted = draft_letter(in_other_language, phrases, made.sent[i], lang);
    if (mark_of(drafted.text, lang) == entry.made) made.outdated.erase(told);
  }
}

}  // namespace otbor
