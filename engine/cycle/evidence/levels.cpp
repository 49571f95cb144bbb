#include "engine/cycle/evidence/levels.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "engine/cycle/evidence/learn_words.hpp"
#include "engine/cycle/evidence/points.hpp"

namespace otbor {
namespace {

/// What stands in one sentence whatever the stage.
struct Setting {
  bool anchored = false;  // somebody did it, or at some time
  bool verifiable = false;
  bool document = false;
};

/// A part of a sentence with one predicate of its own.
struct Clause {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool done = false;
  bool denied = false;
  bool intended = false;
  bool document = false;
  [[nodiscard]] bool told_as_done() const { return done && !denied && !intended; }
};

/// Held back where words speak alone, and not beside a pattern.
constexpr int words_caution = LearnWordsOptions{}.caution;

class Ladder {
 public:
  Ladder(const TextReader& text, std::optional<Index<Stage>> field) : text_(&text), field_(field) {}

  [[nodiscard]] std::vector<StageSentence> climb() {
    const auto size = text_->sentences().size();
    settings_.reserve(size);
    for (std::uint32_t at = 0; at < size; ++at) {
      settings_.push_back(setting(at));
      points_.push_back(points_of(*text_, at));
    }
    for (std::uint32_t at = 0; at < size; ++at) read(at);
    return std::move(found_);
  }

 private:
  [[nodiscard]] const SentenceReading& sentence(std::uint32_t at) const {
    return text_->sentences()[at];
  }
  template <class Fits>
  [[nodiscard]] bool any_match(std::uint32_t at, Fits fits) const {
    const auto& of = sentence(at);
    const auto begin = text_->matches().begin();
    return std::any_of(begin + of.first_match, begin + of.last_match, fits);
  }
  [[nodiscard]] bool says(const PatternMatch& match, Says what) const {
    return text_->pattern(match).says == what;
  }
  [[nodiscard]] Setting setting(std::uint32_t at) const;
  [[nodiscard]] bool is_counted(const PatternMatch& unit, std::uint32_t first) const;
  void find_clauses(std::uint32_t at);
  void describe(Clause& clause, std::uint32_t at) const;
  void read(std::uint32_t at);
  [[nodiscard]] bool is_heard(const PatternMatch& match, std::uint32_t at) const;
  [[nodiscard]] bool is_referred_to(std::uint32_t token, std::uint32_t at) const;
  [[nodiscard]] bool is_anchored(std::uint32_t at) const;
  [[nodiscard]] bool is_heading(std::uint32_t at) const;
  [[nodiscard]] bool heads_numbers(std::uint32_t at) const;
  [[nodiscard]] Setting continuation(std::uint32_t at) const;
  [[nodiscard]] Clause clause_of(const PatternMatch& match) const;
  [[nodiscard]] const Clause& clause_at(std::uint32_t token) const;
  [[nodiscard]] EvidenceLevel level(Index<Stage> stage, const Clause& clause, std::uint32_t token,
                                    std::uint32_t at) const;
  [[nodiscard]] EvidenceLevel level_of_done(Index<Stage> stage, std::uint32_t at) const;
  [[nodiscard]] bool words_say_done(std::uint32_t at) const;
  void take(std::uint32_t at, Index<Stage> stage, EvidenceLevel level);
  void hear_words(std::uint32_t at);

  const TextReader* text_;
  std::optional<Index<Stage>> field_;
  std::vector<Setting> settings_;
  std::vector<Per<Stage, int>> points_;  // by sentence
  std::vector<Clause> clauses_;          // of the sentence being read
  std::vector<StageSentence> found_;
  std::size_t before_ = 0;  // of found_, those of earlier sentences
};

/// «46 педагогов», «12 адресных памяток»: a unit and the number of what it counts.
bool Ladder::is_counted(const PatternMatch& unit, std::uint32_t first) const {
  const auto& tokens = text_->tokens();
  for (std::uint32_t back = 1; back <= 2 && unit.first >= first + back; ++back) {
    if (text_->has(tokens[unit.first - back], number_atom)) return true;
  }
  return false;
}

Setting Ladder::setting(std::uint32_t at) const {
  const auto& of = sentence(at);
  Setting found;
  found.document = any_match(at, [&](const auto& match) { return says(match, Says::document); });
  found.verifiable = found.document || any_match(at, [&](const auto& match) {
                       return says(match, Says::detail) ||
                              (says(match, Says::unit) && is_counted(match, of.first_token));
                     });
  found.anchored = any_match(
      at, [&](const auto& match) { return says(match, Says::actor) || says(match, Says::time); });
  for (auto i = of.first_token; i < of.last_token; ++i) {
    const auto& token = text_->tokens()[i];
    const bool dated = token.kind == Token::Kind::year || token.kind == Token::Kind::date;
    if (dated || token.by_us) found.anchored = true;
    if (token.own == percent_atom && i > of.first_token &&
        text_->has(text_->tokens()[i - 1], number_atom)) {
      found.verifiable = true;
    }
  }
  return found;
}

void Ladder::describe(Clause& clause, std::uint32_t at) const {
  const auto inside = [&](const PatternMatch& match) {
    return match.first >= clause.first && match.last < clause.last;
  };
  clause.denied = any_match(
      at, [&](const auto& match) { return inside(match) && says(match, Says::negation); });
  clause.intended = any_match(
      at, [&](const auto& match) { return inside(match) && says(match, Says::intention); });
  clause.document = any_match(
      at, [&](const auto& match) { return inside(match) && says(match, Says::document); });
  const auto begin = text_->tokens().begin() + clause.first;
  const auto end = text_->tokens().begin() + clause.last;
  clause.done = std::any_of(begin, end, [](const Token& token) { return token.done; });
  clause.intended =
      clause.intended || std::any_of(begin, end, [](const Token& token) { return token.ahead; });
}

/// A comma parts two clauses where either side has a predicate of its own; a semicolon always does.
void Ladder::find_clauses(std::uint32_t at) {
  clauses_.clear();
  const auto& of = sentence(at);
  std::uint32_t first = of.first_token;
  const auto close = [&](std::uint32_t last, bool far) {
    Clause part{.first = first, .last = last};
    describe(part, at);
    first = last;
    const auto has_predicate = [](const Clause& clause) {
      return clause.done || clause.denied || clause.intended;
    };
    if (!clauses_.empty() && !far && !(has_predicate(clauses_.back()) && has_predicate(part))) {
      const bool ahead = clauses_.back().intended || part.intended;
      clauses_.back().last = last;
      describe(clauses_.back(), at);
      clauses_.back().intended = ahead || clauses_.back().intended;
    } else {
      const bool hangs = !clauses_.empty() && any_match(at, [&](const PatternMatch& match) {
        return match.first == part.first && says(match, Says::carrying);
      });
      part.intended = part.intended || (hangs && clauses_.back().intended);
      clauses_.push_back(part);
    }
  };
  bool far = true;
  for (auto i = of.first_token + 1; i < of.last_token; ++i) {
    const auto& token = text_->tokens()[i];
    if (!token.apart && !token.far_apart) continue;
    close(i, far);
    far = token.far_apart;
  }
  close(of.last_token, far);
}

bool Ladder::is_heard(const PatternMatch& match, std::uint32_t at) const {
  const auto& marker = text_->pattern(match);
  if (marker.says != Says::stage) return false;
  if (marker.in_field) return field_ == marker.stage;
  const auto points = points_[at][marker.stage];
  if (points < heard_points) return false;
  // Half of the points goes to the sum of the learnt words: of the stages that patterns alone
  // take wrongly two thirds fall below 0 all the same. Not where the words cannot tell: in a
  // heading, where one clause denies what another does, and where a goal or an indicator is called
  // by name.
  const auto words = text_->heard(at);
  const bool by_name = marker.strong && !marker.free();
  return words.empty() || is_heading(at) ||
         (by_name && (denies(*text_, at) || text_->vocabulary().stated[marker.stage])) ||
         words[marker.stage.value()].sum + points / 2 + words_caution >= 0;
}

/// «По результатам мониторинга …»: the sentence goes on to tell of something else.
bool Ladder::is_referred_to(std::uint32_t token, std::uint32_t at) const {
  return any_match(at, [&](const PatternMatch& other) {
    return says(other, Says::passing) && other.last < token && token - other.last <= 2;
  });
}

/// Who and when: the sentence before may have said it already.
bool Ladder::is_anchored(std::uint32_t at) const {
  const auto& prose = text_->prose();
  const bool goes_on = at > 0 && prose.sentences[at - 1].paragraph == prose.sentences[at].paragraph;
  return settings_[at].anchored || (goes_on && settings_[at - 1].anchored);
}

/// A cell of a table is a heading when it holds a word or two.
bool Ladder::is_heading(std::uint32_t at) const {
  const auto& prose = text_->prose();
  const auto kind = prose.paragraphs[prose.sentences[at].paragraph].kind;
  return kind == Passage::heading ||
         (kind == Passage::table_row && sentence(at).last_token - sentence(at).first_token <= 3);
}

/// A cell at the head of a table with numbers in the rows below it: «Показатель | База | План».
bool Ladder::heads_numbers(std::uint32_t at) const {
  const auto& prose = text_->prose();
  const auto own = prose.sentences[at].paragraph;
  if (prose.paragraphs[own].kind != Passage::table_row) return false;
  for (auto next = at + 1; next < prose.sentences.size(); ++next) {
    const auto paragraph = prose.sentences[next].paragraph;
    if (prose.paragraphs[paragraph].kind != Passage::table_row) return false;
    if (paragraph == own) continue;
    const auto& of = sentence(next);
    for (auto i = of.first_token; i < of.last_token; ++i) {
      if (text_->has(text_->tokens()[i], number_atom)) return true;
    }
  }
  return false;
}

/// What comes after it adds: the next sentence, unless it speaks of a stage itself; or the list or
/// table that the paragraph introduces.
Setting Ladder::continuation(std::uint32_t at) const {
  const auto& prose = text_->prose();
  Setting added;
  const auto own = prose.paragraphs[prose.sentences[at].paragraph].kind;
  const bool introduces = own == Passage::paragraph;
  for (auto next = at + 1; next < prose.sentences.size(); ++next) {
    const auto paragraph = prose.sentences[next].paragraph;
    const auto kind = prose.paragraphs[paragraph].kind;
    const bool same = paragraph == prose.sentences[at].paragraph;
    const bool introduced =
        introduces && (kind == Passage::list_item || kind == Passage::table_row);
    if (same && any_match(next, [&](const auto& match) { return is_heard(match, next); })) break;
    if (!same && !introduced) break;
    added.anchored = added.anchored || settings_[next].anchored;
    added.verifiable = added.verifiable || settings_[next].verifiable;
    if (same) break;
  }
  return added;
}

/// A phrase of free prose may run across a comma: what denies or promises any of its clauses does
/// so to all of it.
Clause Ladder::clause_of(const PatternMatch& match) const {
  Clause whole{.first = match.first, .last = match.last + 1};
  for (const auto& one : clauses_) {
    if (one.first > match.last || one.last <= match.first) continue;
    whole.done = whole.done || one.done;
    whole.denied = whole.denied || one.denied;
    whole.intended = whole.intended || one.intended;
    whole.document = whole.document || one.document;
    if (!text_->pattern(match).free()) break;
  }
  return whole;
}

const Clause& Ladder::clause_at(std::uint32_t token) const {
  return *std::ranges::find_if(clauses_, [&](const Clause& one) { return token < one.last; });
}

/// The last column of the learnt weights.
bool Ladder::words_say_done(std::uint32_t at) const {
  const auto heard = text_->heard(at);
  return !heard.empty() && heard.back().sum >= 0;
}

/// Of a stage that the sentence tells of by the word at `token`.
EvidenceLevel Ladder::level(Index<Stage> stage, const Clause& clause, std::uint32_t token,
                            std::uint32_t at) const {
  if (clause.denied) return EvidenceLevel::not_found;
  const bool stated = text_->vocabulary().stated[stage];
  if (stated && is_heading(at) && heads_numbers(at)) return EvidenceLevel::confirmed;
  const bool told = std::ranges::any_of(clauses_, &Clause::told_as_done);
  // «Договорились, чего хотим добиться»: a goal lies ahead, and it was set.
  const bool ahead = clause.intended && !(stated && told);
  if (ahead || is_heading(at) || is_referred_to(token, at)) return EvidenceLevel::mentioned;
  if (words_say_done(at)) {
    const bool verifiable = settings_[at].verifiable || continuation(at).verifiable;
    return verifiable ? EvidenceLevel::confirmed : EvidenceLevel::described;
  }
  const bool done = clause.done || told;
  if (!done && !clause.document && !stated) return EvidenceLevel::mentioned;
  return level_of_done(stage, at);
}

/// Something was done, or a goal is stated: is it known by whom or when, and can it be verified?
EvidenceLevel Ladder::level_of_done(Index<Stage> stage, std::uint32_t at) const {
  const bool stated = text_->vocabulary().stated[stage];
  const auto next = continuation(at);
  const bool own_field = !stated && field_ == stage;  // the applicant did it
  const bool verifiable = settings_[at].verifiable || next.verifiable;
  // Of a goal that words do not call set, a trainer in it is no author: «популяризация … тренера».
  const bool only_stated = stated && !text_->heard(at).empty();
  const bool anchored = own_field || (!only_stated && (is_anchored(at) || next.anchored));
  if (verifiable && (anchored || stated)) return EvidenceLevel::confirmed;
  return anchored || verifiable ? EvidenceLevel::described : EvidenceLevel::mentioned;
}

/// Of a sentence that tells of a stage more than once the strongest counts.
void Ladder::take(std::uint32_t at, Index<Stage> stage, EvidenceLevel level) {
  const auto known =
      std::find_if(found_.begin() + static_cast<std::ptrdiff_t>(before_), found_.end(),
                   [&](const StageSentence& one) { return one.stage == stage; });
  if (known == found_.end()) {
    found_.push_back({at, stage, level, settings_[at].document});
  } else {
    known->level = std::max(known->level, level);
  }
}

/// The stages that no pattern has told of and the learnt words do.
void Ladder::hear_words(std::uint32_t at) {
  const auto heard = text_->heard(at);
  const auto by_patterns = found_.size();
  for (std::size_t number = 0; number + 1 < heard.size(); ++number) {
    const Index<Stage> stage(number);
    const bool told = std::any_of(found_.begin() + static_cast<std::ptrdiff_t>(before_),
                                  found_.begin() + static_cast<std::ptrdiff_t>(by_patterns),
                                  [&](const StageSentence& one) { return one.stage == stage; });
    if (told || heard[number].sum < 0) continue;
    if (clauses_.empty()) find_clauses(at);
    const auto token = sentence(at).first_token + heard[number].loudest;
    const auto found = level(stage, clause_at(token), token, at);
    take(at, stage, words_say_done(at) ? found : std::min(found, EvidenceLevel::mentioned));
  }
}

/// By the stages' own patterns, then by single words.
void Ladder::read(std::uint32_t at) {
  before_ = found_.size();
  clauses_.clear();
  const auto& of = sentence(at);
  for (auto i = of.first_match; i < of.last_match; ++i) {
    const auto& match = text_->matches()[i];
    if (!is_heard(match, at)) continue;
    if (clauses_.empty()) find_clauses(at);
    const auto stage = text_->pattern(match).stage;
    take(at, stage, level(stage, clause_of(match), match.first, at));
  }
  hear_words(at);
  std::sort(found_.begin() + static_cast<std::ptrdiff_t>(before_), found_.end(),
            [](const StageSentence& a, const StageSentence& b) { return a.stage < b.stage; });
}

}  // namespace

std::vector<StageSentence> levels_of(const TextReader& text, std::optional<Index<Stage>> field) {
  return Ladder(text, field).climb();
}

bool denies(const TextReader& text, std::uint32_t sentence) {
  const auto& of = text.sentences()[sentence];
  return std::any_of(
      text.matches().begin() + of.first_match, text.matches().begin() + of.last_match,
      [&](const PatternMatch& match) { return text.pattern(match).says == Says::negation; });
}

}  // namespace otbor
