#include "engine/forum/names/branches.hpp"

#include <algorithm>

namespace otbor::names {
namespace {

/// Whether a word may be the branch's own: not a legal form, not a word that tells nothing.
bool tells(const Word& word, const Phrase& role) {
  const bool own = role.role == Role::none && word.letters > 1 && word.sound != "#";
  return own || word.number || role.role == Role::kind || role.role == Role::given_name;
}

/// Behind «Филиал МБОУ …» the branch's own words begin with the second kind, its adjective before
/// it, or with the settlement behind «в»: «… в с. Ахматовка», «… – НОШ д. Кызыл-Елга».
std::size_t own_begin(const Lexicon& lexicon, const std::vector<Word>& words,
                      const std::vector<Phrase>& roles, std::size_t behind) {
  bool seen_kind = false;
  for (auto at = behind; at < words.size(); ++at) {
    if (words[at].number || roles[at].words == 0) continue;
    const bool place_next = at + 1 < words.size() && roles[at + 1].role == Role::locality;
    if (words[at].sound == "в" && place_next) return at + 1;
    if (roles[at].role != Role::kind) continue;
    if (!seen_kind) {
      seen_kind = true;
      continue;
    }
    const bool adjective = roles[at - 1].role == Role::none && !words[at - 1].number &&
                           lexicon.root(words[at - 1].sound).adjective &&
                           roles[at - 2].role != Role::locality;
    return adjective ? at - 1 : at;
  }
  return words.size();
}

}  // namespace

std::vector<std::uint8_t> words_of_head(const Lexicon& lexicon, const std::vector<Word>& words,
                                        const std::vector<Phrase>& roles) {
  const auto said = std::ranges::find(roles, Role::branch, &Phrase::role);
  if (said == roles.end()) return {};
  const auto branch = static_cast<std::size_t>(said - roles.begin());
  std::vector<std::uint8_t> head(words.size(), 0);
  bool named_before = false;
  for (std::size_t at = 0; at < branch; ++at) {
    named_before = named_before || tells(words[at], roles[at]);
  }
  const auto end = named_before ? words.size() : own_begin(lexicon, words, roles, branch + 1);
  std::fill(head.begin() + static_cast<std::ptrdiff_t>(branch),
            head.begin() + static_cast<std::ptrdiff_t>(end), std::uint8_t{1});
  return head;
}

}  // namespace otbor::names
