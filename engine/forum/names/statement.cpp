#include "engine/forum/names/statement.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/forum/names/branches.hpp"

namespace otbor::names {
namespace {

constexpr std::uint32_t number_digits_max = 4;
constexpr std::size_t memorial_words_max = 4;

std::uint32_t value_of(const std::string& digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

void once(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

/// Reads one name word by word.
class Parser {
 public:
  Parser(const Lexicon& lexicon, Prepared prepared, const Known& known)
      : lexicon_(lexicon),
        words_(std::move(prepared.words)),
        known_(known),
        parts_(std::move(prepared.parts)),
        roles_(words_.size()) {
    find_phrases();
  }

  Statement run() {
    note_districts();
    note_persons();
    head_ = words_of_head(lexicon_, words_, roles_);
    out_.branch = !head_.empty();
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (of_head(at)) {
        take_head_word(at);
        continue;
      }
      const auto& role = roles_[at];
      if (words_[at].number) {
        take_number(at);
      } else if (role.role == Role::none) {
        take_word(at);
      } else {
        take_phrase(at);
      }
    }
    if (out_.kinds.empty()) out_.kinds = head_kinds_;  // a branch that tells its place alone
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool of_head(std::size_t at) const { return at < head_.size() && head_[at] != 0; }

  /// Words of the head institution tell of the branch, but are not its own.
  void take_head_word(std::size_t at) {
    const auto& word = words_[at];
    if (word.letters < 2 && !word.number) return;
    out_.sequence.push_back(word.sound);
    if (is(at, Role::kind)) once(head_kinds_, roles_[at].what);
    if (!unmarked(at)) return;
    out_.words.push_back({.sound = word.sound, .claim = Claim::parent, .parts = {}});
  }

  [[nodiscard]] bool is(std::size_t at, Role role) const {
    return at < roles_.size() && roles_[at].role == role;
  }
  [[nodiscard]] bool unmarked(std::size_t at) const {
    return at < words_.size() && !words_[at].number && roles_[at].role == Role::none;
  }
  [[nodiscard]] bool is_initial(std::size_t at) const {
    return at < words_.size() && !words_[at].number && words_[at].letters == 1;
  }

  void find_phrases() {
    for (std::size_t at = 0; at < words_.size();) {
      if (words_[at].number) {
        ++at;
        continue;
      }
      auto phrase = lexicon_.phrase_at(words_, at);
      if (phrase.role != Role::none && !stands(phrase, at)) phrase = {};
      for (std::size_t i = 0; i < phrase.words; ++i) {
        roles_[at + i] = phrase;
        if (i > 0) roles_[at + i].words = 0;  // belongs to the one before
      }
      at += phrase.words;
    }
  }

  /// Whether a phrase means what it says here: «№» before a number, «с.» before a word.
  [[nodiscard]] bool stands(const Phrase& phrase, std::size_t at) const {
    const auto next = at + phrase.words;
    const bool number_next = next < words_.size() && words_[next].number;
    const bool number_before = at > 0 && words_[at - 1].number;
    const bool short_word = words_[at].letters <= 2 && phrase.words == 1;
    switch (phrase.role) {
      case Role::number_mark:
        return number_next;
      case Role::room:
        return !short_word || number_next || number_before;
      case Role::locality: {
        if (words_[at].letters > 1) return true;
        const bool initial_before =
            at > 0 && is_initial(at - 1) && (words_[at - 1].dot || !is(at - 1, Role::aside));
        if (at > 0 && (initial_before || is(at - 1, Role::memorial) || is(at - 1, Role::title))) {
          return false;  // «им. П.С. Егорова», but «в с. Егорово»
        }
        const bool person_next =
            phrase.words > 1 && next < words_.size() &&
            lexicon_.looks_like_a_person(words_[next].sound);  // «С.П. Королёва»
        return next < words_.size() && words_[next].letters > 2 && !person_next;
      }
      case Role::title:
        // «Партизанская СОШ» is of the village, «имени партизана …» of a man.
        return phrase.words > 1 || phrase.whole || !lexicon_.root(words_[at].sound).adjective;
      case Role::kind:
        return !(words_[at].letters == 1 && phrase.words == 1 && !number_next);
      default:
        return parts_[at].empty() || phrase.words > 1 || phrase.whole;
    }
  }

  /// «Тоцкий район», «р-н Тоцкий».
  void note_districts() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (!is(at, Role::district) || roles_[at].words == 0) continue;
      const auto next = at + roles_[at].words;
      if (at > 0 && unmarked(at - 1) && lexicon_.root(words_[at - 1].sound).adjective) {
        roles_[at - 1] = {Role::district, 0, 0, true};
        out_.districts.push_back(lexicon_.stem(words_[at - 1].sound));
      } else if (unmarked(next) && !is_initial(next)) {
        roles_[next] = {Role::district, 0, 0, true};
        out_.districts.push_back(lexicon_.stem(words_[next].sound));
      }
      out_.district = true;
    }
  }

  /// Words beside initials, given names and positions are people's, unless they follow «им.».
  void note_persons() {
    person_.assign(words_.size(), 0);
    const auto mark = [&](std::size_t at) {
      if (at < words_.size() && unmarked(at) && !is_initial(at)) person_[at] = 1;
    };
    for (std::size_t at = 0; at < words_.size(); ++at) {
      const bool initial = is_initial(at) && (words_[at].dot || next_is_initial(at)) &&
                           !is(at, Role::kind) && !is(at, Role::locality);
      if (!initial && !is(at, Role::given_name)) continue;
      if (at > 0) mark(at - 1);
      mark(at + 1);
    }
  }
  [[nodiscard]] bool next_is_initial(std::size_t at) const {
    return is_initial(at + 1) || (at > 0 && is_initial(at - 1));
  }

  void take_phrase(std::size_t at) {
    const auto& phrase = roles_[at];
    if (phrase.words == 0) return;
    note_sequence(at, phrase);
    switch (phrase.role) {
      case Role::kind:
        once(out_.kinds, phrase.what);
        seen_kind_ = true;
        memorial_left_ = 0;
        locality_left_ = 0;
        break;
      case Role::legal: {
        const auto& family = lexicon_.data().legal[phrase.what].family;
        if (!family.empty()) out_.families.push_back(family);
        out_.legal = true;
        memorial_left_ = 0;
        break;
      }
      case Role::ordinal:
        once(out_.numbers, phrase.what);
        out_.marked_number = true;
        break;
      case Role::memorial:
        memorial_left_ = memorial_words_max;
        break;
      case Role::locality:
        locality_left_ = 2;
        memorial_left_ = 0;
        break;
      case Role::organiser:
        out_.organiser = true;
        break;
      case Role::guest:
        out_.guest = true;
        break;
      case Role::device:
        out_.device = true;
        break;
      case Role::given_name:
        take_given_name(at);
        break;
      case Role::position:
        memorial_left_ = 0;
        after_position_ = true;
        break;
      default:
        break;
    }
  }

  /// What aliases are compared with: whatever is not a legal form, a position or a room.
  void note_sequence(std::size_t at, const Phrase& phrase) {
    const bool tells = phrase.role == Role::kind || phrase.role == Role::given_name ||
                       phrase.role == Role::aside || phrase.role == Role::title ||
                       phrase.role == Role::organiser || phrase.role == Role::locality ||
                       phrase.role == Role::ordinal;
    for (std::size_t i = 0; tells && i < phrase.words; ++i) {
      out_.sequence.push_back(words_[at + i].sound);
    }
  }

  /// A given name may be that of a kindergarten or in a memorial.
  void take_given_name(std::size_t at) {
    out_.person = out_.person || memorial_left_ == 0;
    Claimed word{.sound = words_[at].sound, .parts = {}};
    word.claim = memorial_left_ > 0 ? Claim::memorial : Claim::own;
    word.quoted = words_[at].quoted;
    word.person = !word.quoted && memorial_left_ == 0;
    out_.words.push_back(std::move(word));
  }

  void take_number(std::size_t at) {
    const auto& word = words_[at];
    if (word.sound.size() > number_digits_max) return;
    const auto value = value_of(word.sound);
    const bool marked = at > 0 && (is(at - 1, Role::number_mark) || words_[at - 1].sound == "#");
    const bool ordinal = at + 1 < words_.size() && !words_[at + 1].number &&
                         words_[at + 1].letters <= 2 &&
                         (words_[at + 1].before == '-' || words_[at + 1].before == 0) &&
                         roles_[at + 1].role != Role::room;
    const bool years = at + 1 < words_.size() && words_[at + 1].sound.starts_with("лет");
    if (years || (memorial_left_ > 0 && !marked)) {
      out_.words.push_back({.sound = word.sound, .claim = Claim::memorial, .parts = {}});
      return;
    }
    out_.sequence.push_back(word.sound);
    if (marked || (ordinal && at + 2 < words_.size() && is(at + 2, Role::kind))) {
      once(out_.numbers, value);
      out_.marked_number = true;
      return;
    }
    if (is_of_a_room(at)) {
      out_.sequence.pop_back();
      return;
    }
    const bool after_kind = at > 0 && follows_kind(at);
    const bool hyphened = at > 0 && word.before == '-' && !words_[at - 1].number;
    const bool after_word = at > 0 && unmarked(at - 1) && person_[at - 1] == 0 && seen_kind_;
    const bool before_kind = is(at + 1, Role::kind);
    // «2-Хомустахская»
    const bool before_word = at + 1 < words_.size() && words_[at + 1].before == '-' &&
                             words_[at + 1].letters > 3 && unmarked(at + 1);
    if (after_kind || hyphened || (after_word && out_.numbers.empty()) || before_kind ||
        before_word) {
      once(out_.numbers, value);
    } else {
      once(out_.loose, value);
    }
  }

  /// A kind or a legal form, and since then only words that tell nothing.
  [[nodiscard]] bool follows_kind(std::size_t at) const {
    for (; at > 0; --at) {
      if (is(at - 1, Role::kind) || is(at - 1, Role::legal)) return true;
      if (!is(at - 1, Role::aside)) return false;
    }
    return false;
  }

  [[nodiscard]] bool is_of_a_room(std::size_t at) const {
    if (at > 0 && is(at - 1, Role::room)) return true;
    for (auto before = at; before > 0; --before) {  // «Samsung A12», «SM-A125F»
      if (is(before - 1, Role::device)) return true;
      if (!is_initial(before - 1) && !words_[before - 1].number) break;
    }
    const bool room_after = is(at + 1, Role::room) || is(at + 1, Role::device);
    const bool has_its_own = at + 2 < words_.size() && words_[at + 2].number;  // «… 2 каб. 25»
    return room_after && !has_its_own && words_[at].before != '-';
  }

  void take_word(std::size_t at) {
    const auto& word = words_[at];
    if (word.sound == "#") return;
    const bool ordinal_tail = at > 0 && words_[at - 1].number && word.letters <= 2 &&
                              (word.before == '-' || word.before == 0);
    if (ordinal_tail) return;
    if (word.letters < 2) {
      if (word.dot || (at > 0 && person_[at - 1] != 0)) out_.person = true;
      return;
    }
    if (is_mistyped_kind(at)) return;
    if (const auto kind = lexicon_.kind_behind_letter(word.sound); kind && person_[at] == 0) {
      once(out_.kinds, *kind);
      seen_kind_ = true;
      roles_[at] = {Role::kind, *kind, 0, true};  // the number behind it is its own
    }
    const bool cut_off = at + 1 == words_.size() && !word.dot && !known_(word.sound) &&
                         lexicon_.begins_a_word(word.sound);
    if (cut_off) return;  // «МБОУ СОШ № 5 с углуб»
    out_.sequence.push_back(word.sound);
    Claimed claimed{.sound = word.sound,
                    .claim = Claim::own,
                    .person = person_[at] != 0,
                    .dot = word.dot || (at + 1 == words_.size() && word.letters == 3),
                    .quoted = word.quoted,
                    .before_kind = !seen_kind_ && kind_follows(at),
                    .parts = parts_[at],
                    .joined = at > 0 && unmarked(at - 1) && word.before == ' '};
    if (memorial_left_ > 0) {
      claimed.claim = Claim::memorial;
      claimed.person = false;
      --memorial_left_;
    } else if (locality_left_ == 1 && lexicon_.looks_like_a_person(word.sound)) {
      locality_left_ = 0;  // «СШ № 2 г. Липецка Смирнова»
    } else if (locality_left_ > 0) {
      claimed.claim = Claim::locality;
      locality_left_ = lexicon_.root(word.sound).adjective || word.sound.ends_with("и") ||
                               word.sound.ends_with("аиа")
                           ? locality_left_ - 1
                           : 0;
    } else if (after_position_ && lexicon_.looks_like_a_person(word.sound)) {
      claimed.person = true;
    }
    if (claimed.person) out_.person = true;
    after_position_ = false;
    out_.words.push_back(std::move(claimed));
  }

  /// A short word nobody knows before a number is a kind with a slip: «СаШ № 5».
  bool is_mistyped_kind(std::size_t at) {
    const bool number_next =
        is(at + 1, Role::number_mark) ||
        (at + 1 < words_.size() && (words_[at + 1].number || words_[at + 1].sound == "#"));
    const bool may_be = number_next && !seen_kind_ && person_[at] == 0 && words_[at].letters >= 3 &&
                        parts_[at].empty() && memorial_left_ == 0 && !known_(words_[at].sound);
    if (!may_be) return false;
    const auto kinds = lexicon_.kinds_near(words_[at].sound);
    for (const auto kind : kinds) once(out_.kinds, kind);
    seen_kind_ = seen_kind_ || !kinds.empty();
    if (!kinds.empty()) roles_[at].role = Role::kind;  // the number behind it is its own
    if (!kinds.empty()) roles_[at].words = 0;
    return !kinds.empty();
  }

  [[nodiscard]] bool kind_follows(std::size_t at) const {
    for (auto next = at + 1; next < words_.size(); ++next) {
      if (is(next, Role::kind)) return true;
    }
    return false;
  }

  const Lexicon& lexicon_;
  std::vector<Word> words_;
  const Known& known_;
  std::vector<std::vector<std::string>> parts_;
  std::vector<Phrase> roles_;
  std::vector<std::uint8_t> person_;
  std::vector<std::uint8_t> head_;
  std::vector<std::uint32_t> head_kinds_;
  Statement out_;
  bool seen_kind_ = false;
  bool after_position_ = false;
  std::size_t memorial_left_ = 0;
  std::size_t locality_left_ = 0;
};

}  // namespace

Statement statement_of(const Lexicon& lexicon, const Reading& reading, const Known& known) {
  return Parser(lexicon, prepared(lexicon, reading.words, known), known).run();
}

}  // namespace otbor::names
