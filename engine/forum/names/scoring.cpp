#include "engine/forum/names/scoring.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace otbor::names {
namespace {

constexpr std::size_t fits_max = 8;
constexpr std::size_t words_max = 12;
constexpr std::size_t postings_max = 4'096;  // a word of more institutions tells nothing alone
constexpr std::size_t postings_by_number = 64;
constexpr int margin_of_a_word = 2;  // above what two slips are worth
constexpr std::size_t alias_words_max = 8;

// What is worth how much. A word by itself outweighs the kind; a number outweighs both when it
// differs, since schools of one place are told apart by it.
constexpr std::array<int, 8> worth_of_grade{10, 9, 7, 7, 6, 4, 5, 4};
constexpr int same_kind = 6;
constexpr int general_kind = 5;
constexpr int other_kind = -3;
constexpr int other_family = -8;
constexpr int same_family = 1;
constexpr int same_number = 8;
constexpr int loose_number = 3;
constexpr int missing_number = -2;
constexpr int extra_number = -6;
constexpr int extra_marked_number = -12;
constexpr int whole_name = 6;
constexpr int other_name = 8;
constexpr int uncovered_word = -1;
constexpr int anothers_word = -3;
constexpr int unknown_word = -1;

/// The worth of a word: «им. Медведева» is not «Медведская», and a bare surname may be a person's.
int worth(const Claimed& claimed, Grade grade, Source source) {
  const int base = worth_of_grade[static_cast<std::size_t>(grade)];
  const bool sure = grade <= Grade::inflected;
  if (source == Source::parent) return sure ? claimed.claim == Claim::parent ? 3 : 2 : 0;
  if (claimed.claim == Claim::parent) return 0;
  if (claimed.claim == Claim::memorial) {
    if (source == Source::memorial) return grade == Grade::related ? 4 : base;
    return sure ? base / 2 : 0;
  }
  if (source == Source::memorial) {
    if (claimed.person) return sure ? 2 : 0;
    return sure ? 5 : grade == Grade::related || grade == Grade::derived ? 4 : 3;
  }
  if (claimed.person) return sure ? 3 : 0;
  if (source == Source::settlement) return claimed.claim == Claim::locality ? base : base - 1;
  return base;
}

class Scorer {
 public:
  Scorer(const Registry& registry, const Lexicon& lexicon, const Statement& stated,
         Scratch& scratch)
      : registry_(registry),
        lexicon_(lexicon),
        stated_(stated),
        scratch_(scratch),
        words_(std::span(stated.words).first(std::min(stated.words.size(), words_max))) {
    scratch_.slot_of.resize(registry.size());
    scratch_.touched.clear();
    scratch_.values.clear();
    scratch_.grades.clear();
    scratch_.sources.clear();
    scratch_.named.clear();
  }

  std::vector<Fit> run() {
    touch_words();
    touch_names();
    // Whoever has both the word and the number leaves all others of that number behind.
    if (!word_and_number()) touch_numbers();
    std::vector<Fit> all;
    for (std::uint32_t slot = 0; slot < scratch_.touched.size(); ++slot) {
      if (auto fit = judged(slot)) all.push_back(*fit);
    }
    for (const auto at : scratch_.touched) scratch_.slot_of[at] = 0;
    const auto better = [](const Fit& a, const Fit& b) {
      return a.points != b.points ? a.points > b.points : a.institution < b.institution;
    };
    const auto kept = std::min(all.size(), fits_max);
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), better);
    all.resize(kept);
    return all;
  }

 private:
  std::uint32_t slot(std::uint32_t institution) {
    auto& slot = scratch_.slot_of[institution];
    if (slot == 0) {
      scratch_.touched.push_back(institution);
      slot = static_cast<std::uint32_t>(scratch_.touched.size());
      scratch_.values.resize(slot * words_.size());
      scratch_.grades.resize(slot * words_.size());
      scratch_.sources.resize(slot * words_.size());
      scratch_.named.resize(slot);
    }
    return slot - 1;
  }

  void touch_words() {
    known_.assign(words_.size(), 0);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      touch_word(words_[i], i);
      // «Верхне Бузулукская» written apart.
      if (i > 0 && words_[i].joined) {
        Claimed both = words_[i];
        both.sound = words_[i - 1].sound + words_[i].sound;
        both.parts.clear();
        if (registry_.knows(both.sound)) {
          touch_word(both, i);
          known_[i - 1] = 2;
        }
      }
    }
  }

  void touch_word(const Claimed& claimed, std::size_t at) {
    for (const auto& hit : registry_.hits(claimed)) {
      const auto& postings = registry_.postings(hit.word);
      if (hit.grade == Grade::exact) known_[at] = 1;
      if (postings.size() > postings_max) continue;
      // Of the many «Ромашка» only those of the number said can be meant.
      const bool by_number = !stated_.numbers.empty() && postings.size() > postings_by_number;
      for (const auto& posting : postings) {
        if (by_number && !has_stated_number(registry_.profile(posting.institution))) continue;
        const int value = worth(claimed, hit.grade, posting.source);
        if (value <= 0) continue;
        const auto place = slot(posting.institution) * words_.size() + at;
        if (value <= scratch_.values[place]) continue;
        scratch_.values[place] = static_cast<std::uint8_t>(value);
        scratch_.grades[place] = static_cast<std::uint8_t>(hit.grade);
        scratch_.sources[place] = static_cast<std::uint8_t>(posting.source);
      }
    }
  }

  /// Runs of the statement's words that are a name of an institution.
  void touch_names() {
    const auto& sequence = stated_.sequence;
    for (std::size_t first = 0; first < sequence.size(); ++first) {
      std::string joined;
      const auto last =
          std::min(sequence.size(), first + std::min(registry_.longest_name(), alias_words_max));
      for (auto at = first; at < last; ++at) {
        joined += (joined.empty() ? "" : " ") + sequence[at];
        const bool whole = first == 0 && at + 1 == sequence.size();
        const auto& named = registry_.named(joined, whole);
        if (named.empty() || named.size() > fits_max * 8 || is_weak(first, at)) continue;
        for (const auto institution : named) {
          auto& how = scratch_.named[slot(institution)];
          how = std::max<std::uint8_t>(how, whole ? 2 : 1);
        }
      }
    }
    if (sequence.size() > alias_words_max) touch_whole();
  }

  void touch_whole() {
    std::string joined;
    for (const auto& word : stated_.sequence) joined += (joined.empty() ? "" : " ") + word;
    const auto& named = registry_.named(joined, true);
    if (named.size() > fits_max * 8) return;
    for (const auto institution : named) scratch_.named[slot(institution)] = 2;
  }

  /// A number alone, or a word that stands where people's names do.
  [[nodiscard]] bool is_weak(std::size_t first, std::size_t last) const {
    if (first != last) return false;
    const auto& sound = stated_.sequence[first];
    if (sound.find_first_not_of("0123456789") == std::string::npos) return true;
    return std::ranges::any_of(words_, [&](const Claimed& word) {
      return word.sound == sound && (word.person || word.claim == Claim::memorial);
    });
  }

  [[nodiscard]] bool has_stated_number(const Profile& profile) const {
    return std::ranges::any_of(stated_.numbers, [&](std::uint32_t number) {
      return std::ranges::find(profile.numbers, number) != profile.numbers.end();
    });
  }

  [[nodiscard]] bool word_and_number() const {
    for (std::size_t slot = 0; slot < scratch_.touched.size(); ++slot) {
      if (!has_stated_number(registry_.profile(scratch_.touched[slot]))) continue;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto place = slot * words_.size() + i;
        const bool firm = scratch_.values[place] >= worth_of_grade.back() + margin_of_a_word &&
                          static_cast<Source>(scratch_.sources[place]) != Source::memorial;
        if (firm) return true;
      }
    }
    return false;
  }

  void touch_numbers() {
    for (const auto number : stated_.numbers) {
      const auto& list = registry_.with_number(number);
      if (list.size() > postings_max) continue;
      for (const auto institution : list) slot(institution);
    }
  }

  /// nullopt when the institution contradicts the statement.
  std::optional<Fit> judged(std::uint32_t at) {
    Fit fit{.institution = scratch_.touched[at]};
    const auto& profile = registry_.profile(fit.institution);
    fit.same_name = scratch_.named[at] == 2;
    fit.alias = scratch_.named[at] == 1;
    if (stated_.branch && !profile.branch) return std::nullopt;
    if (!judge_kind(profile, fit) || !judge_number(profile, fit)) return std::nullopt;
    judge_words(at, profile, fit);
    if (fit.same_name) fit.points += whole_name + other_name;
    if (fit.alias) fit.points += other_name;
    return fit;
  }

  [[nodiscard]] bool judge_kind(const Profile& profile, Fit& fit) const {
    if (stated_.kinds.empty()) {
      if (stated_.families.empty() || profile.families.empty()) return true;
      const auto family = registry_.family_named(stated_.families.front());
      fit.family = std::ranges::find(profile.families, family) != profile.families.end();
      fit.kind_differs = !fit.family;
      fit.points += fit.family ? same_family : other_family;
      return true;
    }
    if (profile.kinds.empty()) return judge_kindless(profile, fit);
    int best = -1;
    int met = 0;
    for (const auto stated : stated_.kinds) {
      int nearest = -1;
      for (const auto kind : profile.kinds) {
        nearest = std::max(nearest, registry_.kinship(stated, kind));
      }
      met += nearest > 0 ? 1 : 0;
      best = std::max(best, nearest);
    }
    if (best < 0) return false;
    fit.kind = best > 0;
    fit.general_kind = best == 1;
    fit.kind_differs = best == 0;
    fit.points += best == 2 ? same_kind : best == 1 ? general_kind : other_kind;
    fit.points += std::max(0, met - 1);
    return true;
  }

  /// «МАДОУ № 133» tells its family by the legal form, «МБОУ № 16» nothing: whoever calls it by a
  /// kind of that family, or by a general word, may be right.
  [[nodiscard]] bool judge_kindless(const Profile& profile, Fit& fit) const {
    const auto& kinds = lexicon_.data().kinds;
    fit.kind = std::ranges::any_of(stated_.kinds, [&](std::uint32_t stated) {
      const auto family = registry_.family_of(stated);
      if (!profile.families.empty()) {
        return std::ranges::find(profile.families, family) != profile.families.end();
      }
      return !kinds[Index<InstitutionKind>(stated)].may_be.empty();
    });
    fit.general_kind = fit.kind;
    fit.points += fit.kind ? general_kind : 0;
    return fit.kind || profile.families.empty();
  }

  [[nodiscard]] bool judge_number(const Profile& profile, Fit& fit) const {
    const auto has = [&](std::uint32_t number) {
      return std::ranges::find(profile.numbers, number) != profile.numbers.end();
    };
    fit.number = std::ranges::any_of(stated_.numbers, has);
    if (fit.number) {
      fit.points += same_number;
      fit.bare = profile.kinds.empty() && stated_.kinds.empty() &&
                 (stated_.marked_number || stated_.legal);
    } else if (!stated_.numbers.empty()) {
      if (!profile.numbers.empty()) return false;
      fit.number_extra = true;
      fit.points += stated_.marked_number ? extra_marked_number : extra_number;
    } else if (std::ranges::any_of(stated_.loose, has)) {
      fit.number = true;
      fit.points += loose_number;
    } else if (!profile.numbers.empty()) {
      fit.number_missing = true;
      fit.points += missing_number;
    }
    return true;
  }

  void judge_words(std::uint32_t at, const Profile& profile, Fit& fit) {
    std::uint32_t covered = 0;
    std::uint32_t slipped = 0;
    bool any = false;
    fit.grade = Grade::slips;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto place = at * words_.size() + i;
      const auto value = scratch_.values[place];
      if (value == 0) {
        judge_missing(i, at, fit);
        continue;
      }
      fit.points += value;
      const auto grade = static_cast<Grade>(scratch_.grades[place]);
      const auto source = static_cast<Source>(scratch_.sources[place]);
      fit.grade = std::min(fit.grade, grade);
      if (words_[i].person) continue;
      any = true;
      const bool firm = grade <= Grade::slip;
      if (source == Source::parent) continue;
      if (source == Source::own && grade <= Grade::inflected) ++covered;
      if (source == Source::own && grade == Grade::slip) ++slipped;
      if (source == Source::memorial) {
        (words_[i].claim == Claim::memorial ? fit.memorial : fit.surname) = true;
      } else if (firm && source == Source::settlement) {
        fit.place = true;
      } else if (firm) {
        fit.own_word = true;
      }
    }
    fit.weak_words = any && !fit.own_word && !fit.place && !fit.memorial;
    auto own = static_cast<std::uint32_t>(profile.words.size());
    for (const auto& name : profile.names) {  // the short or the full one, whichever is shorter
      own = std::min(own, static_cast<std::uint32_t>(name.size()));
    }
    fit.covers = own > 0 && covered > 0 && covered + slipped >= own;
    fit.points += uncovered_word * static_cast<int>(std::min(3U, own - std::min(own, covered)));
  }

  /// A word of the name that the institution does not have.
  void judge_missing(std::size_t i, std::uint32_t at, Fit& fit) {
    const auto& word = words_[i];
    const bool with_next =
        known_[i] == 2 && i + 1 < words_.size() && scratch_.values[at * words_.size() + i + 1] > 0;
    const bool of_others = word.claim == Claim::memorial || word.claim == Claim::parent;
    if (word.person || of_others || with_next) return;
    if (scratch_.named[at] == 2) return;
    const bool place_like = word.before_kind && lexicon_.root(word.sound).adjective;
    const bool person = lexicon_.looks_like_a_person(word.sound) && !place_like;
    if (known_[i] == 1) {
      fit.points += anothers_word;
      fit.unknown_word = fit.unknown_word || !person;
      return;
    }
    if (person && !word.quoted && word.claim != Claim::locality) return;
    fit.points += unknown_word;
    fit.unknown_word = true;
  }

  const Registry& registry_;
  const Lexicon& lexicon_;
  const Statement& stated_;
  Scratch& scratch_;
  std::span<const Claimed> words_;
  std::vector<std::uint8_t> known_;  // 1 the registry has the word, 2 together with the next
};

}  // namespace

std::vector<Fit> fits(const Registry& registry, const Lexicon& lexicon, const Statement& stated,
                      Scratch& scratch) {
  return Scorer(registry, lexicon, stated, scratch).run();
}

}  // namespace otbor::names
