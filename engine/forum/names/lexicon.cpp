#include "engine/forum/names/lexicon.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/base/utf8.hpp"

namespace otbor::names {
namespace {

constexpr std::uint32_t root_letters_min = 4;
constexpr std::uint32_t stem_letters_min = 3;
constexpr std::size_t key_bytes = 4;  // two letters: what beginnings are looked up by

std::string key_of(std::string_view sound) { return std::string(sound.substr(0, key_bytes)); }

bool strip(std::string& word, const std::vector<std::string>& endings, std::uint32_t letters_min) {
  for (const auto& ending : endings) {
    if (!word.ends_with(ending) || ending.empty()) continue;
    const auto left = std::string_view(word).substr(0, word.size() - ending.size());
    if (letters_of(left) < letters_min) continue;
    word.resize(left.size());
    return true;
  }
  return false;
}

/// How the joints of a phrase in the lexicon meet those of a name: a blank stands for any joint.
bool joins(char pattern, char name) {
  if (pattern == ' ') return name == ' ' || name == '-' || name == '.';
  return pattern == name;
}

}  // namespace

std::uint32_t distance(std::u32string_view a, std::u32string_view b, std::uint32_t limit) {
  const auto longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit || longer > 60) return limit + 1;
  std::uint32_t rows[3][64] = {};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto* now = rows[i % 3];
    const auto* last = rows[(i + 2) % 3];
    const auto* before = rows[(i + 1) % 3];
    now[0] = static_cast<std::uint32_t>(i);
    std::uint32_t least = now[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t change = a[i - 1] == b[j - 1] ? 0U : 1U;
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) now[j] = std::min(now[j], before[j - 2] + 1);
      least = std::min(least, now[j]);
    }
    if (least > limit) return limit + 1;
  }
  return rows[a.size() % 3][b.size()];
}

Lexicon::Lexicon(const NameLexicon& data) : data_(data), letters_(data) {
  for (const auto at : data.kinds.count()) add(Role::kind, at.value(), data.kinds[at].words);
  for (std::size_t i = 0; i < data.legal.size(); ++i) {
    add(Role::legal, static_cast<std::uint32_t>(i), data.legal[i].words);
  }
  add(Role::number_mark, 0, data.number_marks);
  for (const auto& [number, words] : data.ordinals) {
    std::uint32_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    add(Role::ordinal, value, words);
  }
  add(Role::memorial, 0, data.memorial);
  add(Role::title, 0, data.titles);
  add(Role::district, 0, data.districts);
  add(Role::locality, 0, data.localities);
  add(Role::organiser, 0, data.organisers);
  add(Role::guest, 0, data.guests);
  add(Role::position, 0, data.positions);
  add(Role::room, 0, data.rooms);
  add(Role::device, 0, data.devices);
  add(Role::aside, 0, data.asides);
  add(Role::branch, 0, data.branches);
  add(Role::given_name, 0, data.given_names);
  const auto by_length = [](auto& words) {
    std::ranges::stable_sort(words,
                             [](const auto& a, const auto& b) { return a.size() > b.size(); });
  };
  const auto sounds = [&](const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (const auto& word : words) out.push_back(letters_.sound(word));
    by_length(out);
    return out;
  };
  endings_ = sounds(data.endings);
  suffixes_ = sounds(data.adjective_suffixes);
  interfixes_ = sounds(data.interfixes);
  name_endings_ = sounds(data.name_endings);
  surnames_ = sounds(data.surnames);
  std::ranges::sort(surnames_);
  std::ranges::sort(words_);
  possessive_ = sounds(data.possessive);
  by_length(glued_);
}

void Lexicon::add(Role role, std::uint32_t what, const std::vector<std::string>& words) {
  for (const auto& written : words) {
    Pattern pattern{.role = role, .what = what, .parts = {}};
    std::size_t begin = 0;
    char joint = ' ';
    while (begin <= written.size()) {
      const auto end = std::min(written.find_first_of(" /.\\-()", begin), written.size());
      auto part = written.substr(begin, end - begin);
      const bool beginning = part.ends_with('*');
      if (beginning) part.pop_back();
      if (!part.empty()) {
        auto sound = part == "№" || part == "#" ? std::string("#") : letters_.sound(part);
        // «гимнази*» is «гимназия» too, where the last two letters sound as one.
        if (beginning && sound.size() > 6 && sound.ends_with("и")) sound.resize(sound.size() - 2);
        if (!sound.empty()) pattern.parts.push_back({std::move(sound), beginning, joint});
        joint = end < written.size() ? written[end] : ' ';
      }
      if (joint == '(' || joint == ')') joint = ' ';
      begin = end + 1;
    }
    if (pattern.parts.empty()) continue;
    const auto id = static_cast<std::uint32_t>(patterns_.size());
    const auto& first = pattern.parts.front();
    auto& bucket = first.beginning ? beginning_[key_of(first.sound)] : whole_[first.sound];
    bucket.push_back(id);
    const bool short_kind = (role == Role::kind || role == Role::legal) &&
                            pattern.parts.size() == 1 && letters_of(first.sound) >= 3;
    if (short_kind) glued_.push_back(first.sound);
    const bool names_thing = role == Role::kind || role == Role::legal || role == Role::memorial ||
                             role == Role::district;
    const bool stands_beside = role == Role::aside || role == Role::locality;
    for (const auto& part : pattern.parts) words_.push_back(part.sound);
    if (names_thing || stands_beside) {
      for (const auto& part : pattern.parts) {
        if (letters_of(part.sound) < (names_thing ? 4U : 7U)) continue;
        longer_.push_back({utf8::decode(part.sound), part.beginning});
      }
      const bool brief = pattern.parts.size() == 1 && !first.beginning &&
                         (role == Role::kind || role == Role::legal);
      if (brief && letters_of(first.sound) >= 3 && letters_of(first.sound) <= 5) {
        brief_.emplace_back(utf8::decode(first.sound), id);
      }
    }
    patterns_.push_back(std::move(pattern));
  }
}

void Lexicon::consider(std::uint32_t id, const std::vector<Word>& words, std::size_t at,
                       Phrase& best, std::size_t& best_letters) const {
  const auto& pattern = patterns_[id];
  if (at + pattern.parts.size() > words.size()) return;
  std::size_t letters = 0;
  bool whole = true;
  for (std::size_t i = 0; i < pattern.parts.size(); ++i) {
    const auto& part = pattern.parts[i];
    const auto& word = words[at + i];
    if (word.number || (i > 0 && !joins(part.before, word.before))) return;
    const auto fits = [&](const std::string& sound) {
      return part.beginning ? sound.starts_with(part.sound) : sound == part.sound;
    };
    if (!fits(word.sound) && (word.seen.empty() || !fits(word.seen))) return;
    letters += part.sound.size() * 2 + (part.beginning ? 0 : 1);
    whole = whole && !part.beginning;
  }
  const bool longer = pattern.parts.size() > best.words ||
                      (pattern.parts.size() == best.words && letters > best_letters);
  if (best.role != Role::none && !longer) return;
  best = {pattern.role, pattern.what, pattern.parts.size(), whole};
  best_letters = letters;
}

void Lexicon::consider_all(std::string_view first, const std::vector<Word>& words, std::size_t at,
                           Phrase& best, std::size_t& best_letters) const {
  if (first.empty()) return;
  if (const auto found = whole_.find(std::string(first)); found != whole_.end()) {
    for (const auto id : found->second) consider(id, words, at, best, best_letters);
  }
  for (std::size_t bytes = 2; bytes <= key_bytes; bytes += 2) {
    const auto found = beginning_.find(std::string(first.substr(0, bytes)));
    if (found == beginning_.end()) continue;
    for (const auto id : found->second) consider(id, words, at, best, best_letters);
  }
}

Phrase Lexicon::phrase_at(const std::vector<Word>& words, std::size_t at) const {
  Phrase best;
  std::size_t best_letters = 0;
  consider_all(words[at].sound, words, at, best, best_letters);
  consider_all(words[at].seen, words, at, best, best_letters);
  return best;
}

std::size_t Lexicon::glued_before(std::string_view sound) const {
  for (const auto& word : glued_) {
    if (sound.size() > word.size() && sound.starts_with(word)) return word.size();
  }
  return 0;
}

std::size_t Lexicon::glued_after(std::string_view sound) const {
  for (const auto& word : glued_) {
    if (sound.size() > word.size() && sound.ends_with(word)) return word.size();
  }
  return 0;
}

bool Lexicon::has_place_letter(std::u32string_view word) const {
  return std::ranges::any_of(brief_, [&](const auto& known) {
    return word.size() == known.first.size() + 1 && word.ends_with(known.first);
  });
}

std::optional<std::uint32_t> Lexicon::kind_behind_letter(std::string_view sound) const {
  const auto word = utf8::decode(sound);
  for (const auto& [known, id] : brief_) {
    const bool behind = word.size() == known.size() + 1 && word.ends_with(known);
    if (behind && patterns_[id].role == Role::kind) return patterns_[id].what;
  }
  return std::nullopt;
}

/// An abbreviation, when only one kind is a letter away.
std::optional<std::string> Lexicon::mended_brief(std::u32string_view word) const {
  if (word.size() < 4 || word.size() > 5 || has_place_letter(word)) return std::nullopt;
  std::optional<std::uint32_t> found;
  for (const auto& [known, id] : brief_) {
    if (distance(word, known, 1) > 1) continue;
    const bool same =
        !found ||
        (patterns_[*found].role == patterns_[id].role &&
         (patterns_[id].role == Role::legal || patterns_[*found].what == patterns_[id].what));
    if (!same) return std::nullopt;
    found = id;
  }
  if (!found) return std::nullopt;
  return patterns_[*found].parts.front().sound;
}

std::optional<std::string> Lexicon::mended_long(std::u32string_view word,
                                                std::uint32_t slips) const {
  constexpr std::size_t letters_of_two_slips = 8;
  for (const auto& [part, beginning] : longer_) {
    const bool near = word.size() + slips >= part.size() && word[0] == part[0] &&
                      (part.size() > 4 || word.size() <= 6);
    if (!near || (slips > 1 && part.size() < letters_of_two_slips)) continue;
    if (!beginning) {
      if (distance(word, part, slips) <= slips) return utf8::encode(part);
      continue;
    }
    for (auto size = part.size() - slips; size <= part.size() + slips && size <= word.size();
         ++size) {
      if (distance(word.substr(0, size), part, slips) > slips) continue;
      return utf8::encode(part) + utf8::encode(word.substr(size));
    }
  }
  return std::nullopt;
}

std::optional<std::string> Lexicon::mended(std::string_view sound) const {
  const auto word = utf8::decode(sound);
  if (auto brief = mended_brief(word)) return brief;
  if (word.size() < 4) return std::nullopt;
  if (auto mended = mended_long(word, 1)) return mended;
  return mended_long(word, 2);
}

std::vector<std::uint32_t> Lexicon::kinds_near(std::string_view sound) const {
  std::vector<std::uint32_t> kinds;
  const auto word = utf8::decode(sound);
  if (word.size() < 2 || word.size() > 5 || has_place_letter(word)) return kinds;
  for (const auto& [known, id] : brief_) {
    const auto& pattern = patterns_[id];
    if (pattern.role != Role::kind || distance(word, known, 1) > 1) continue;
    if (std::ranges::find(kinds, pattern.what) == kinds.end()) kinds.push_back(pattern.what);
  }
  return kinds;
}

std::string Lexicon::stem(std::string_view sound) const {
  std::string word(sound);
  strip(word, endings_, stem_letters_min);
  return word;
}

Lexicon::Root Lexicon::root(std::string_view sound) const {
  Root root{.text = std::string(sound)};
  const auto note_lost = [&](std::string_view before) {
    const auto lost = before.substr(root.text.size());
    root.possessive = root.possessive || std::ranges::any_of(possessive_, [&](const auto& part) {
                        return lost.starts_with(part);
                      });
  };
  strip(root.text, endings_, root_letters_min);
  auto before = root.text;
  root.adjective = strip(root.text, suffixes_, root_letters_min);
  note_lost(before);
  for (int i = 0; i < 2; ++i) {
    before = root.text;
    if (!strip(root.text, interfixes_, root_letters_min)) break;
    note_lost(before);
  }
  root.surname = !root.adjective && looks_like_a_person(sound);
  return root;
}

bool Lexicon::begins_a_word(std::string_view sound) const {
  constexpr std::size_t letters_min = 6;
  const auto at = std::ranges::upper_bound(words_, sound);
  if (at != words_.end() && at->starts_with(sound)) return true;
  // «углубленны»: a word that stands only in phrases.
  return at != words_.begin() && letters_of(*(at - 1)) >= letters_min &&
         sound.starts_with(*(at - 1));
}

bool Lexicon::looks_like_a_person(std::string_view sound) const {
  if (std::ranges::binary_search(surnames_, sound)) return true;
  return std::ranges::any_of(name_endings_, [&](const std::string& ending) {
    return sound.size() > ending.size() + 2 && sound.ends_with(ending);
  });
}

}  // namespace otbor::names
