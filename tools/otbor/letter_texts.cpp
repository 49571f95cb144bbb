#include "tools/otbor/letter_texts.hpp"

#include <utility>

#include "engine/justify/letter.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {
namespace {

/// A short mark is enough: it tells an edited text from an untouched one, nothing more.
std::string mark_of(const LetterText& text, Lang lang) {
  return sha256_hex(letter_yaml(text, lang)).substr(0, 16);
}

LetterEntry merged_letter(const KeptLetter* kept, LetterText fresh, const std::string& code,
                          Lang lang, bool accepted, MadeLetters& made) {
  const auto mark = mark_of(fresh, lang);
  if (kept == nullptr || mark_of(kept->text, lang) == kept->made) {
    return {code, mark, std::move(fresh)};
  }
  made.edited.push_back(code);
  if (kept->made != mark && !accepted) made.outdated.push_back(code);
  return {code, accepted ? mark : kept->made, kept->text};
}

}  // namespace

papers::LetterTexts MadeLetters::texts() const {
  papers::LetterTexts texts;
  for (std::size_t i = 0; i < sent.size(); ++i) texts.emplace_back(sent[i], entries[i].text);
  return texts;
}

MadeLetters made_letters(const Dossier& dossier, Lang lang, std::string_view accepted) {
  MadeLetters made;
  static const Paperwork nobody;
  const auto& paperwork = dossier.study.paperwork ? *dossier.study.paperwork : nobody;
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
    made.entries.push_back(
        merged_letter(found, std::move(drafted.text), code, lang, accepted == code, made));
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) continue;
    const auto& kept = paperwork.letters[i];
    made.strangers.push_back(kept.practice);
    made.entries.push_back({kept.practice, kept.made, kept.text});
  }
  return made;
}

}  // namespace otbor
