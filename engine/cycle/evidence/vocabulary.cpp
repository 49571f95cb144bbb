#include "engine/cycle/evidence/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/utf8.hpp"
#include "engine/cycle/evidence/verbs.hpp"

namespace otbor {
namespace {

std::string first_letter(std::string_view word) {
  std::size_t end = 0;
  static_cast<void>(utf8::next(word, end));
  return std::string(word.substr(0, end));
}

/// Numbers the atoms of one cycle while its patterns are read.
class Compiler {
 public:
  [[nodiscard]] Vocabulary compile(const Cycle& cycle) {
    OTBOR_CHECK(cycle.evidence.has_value());
    made_.stated = Per<Stage, bool>(cycle.stages.count());
    for (const auto stage : cycle.stages.count()) {
      const auto& markers = cycle.stages[stage].markers;
      made_.stated[stage] = markers.stated;
      add(markers.strong, {.says = Says::stage, .stage = stage, .terms = {}});
      add(markers.supporting, {.says = Says::stage, .stage = stage, .strong = false, .terms = {}});
      add(markers.ignored, {.says = Says::ignored, .stage = stage, .terms = {}});
    }
    const auto& words = cycle.evidence->words;
    const std::pair<Says, const std::vector<std::string>&> lists[] = {
        {Says::negation, words.negations}, {Says::intention, words.intentions},
        {Says::carrying, words.carrying},  {Says::passing, words.passing},
        {Says::actor, words.actors},       {Says::time, words.times},
        {Says::document, words.documents}, {Says::detail, words.details},
        {Says::unit, words.units},         {Says::quantity, words.quantities}};
    for (const auto& [says, list] : lists) add(list, {.says = says, .terms = {}});
    const auto numerals = atoms_of(words.numerals);
    const auto no_verbs = atoms_of(words.not_verbs);
    made_.is_numeral.resize(last_ + 1);
    made_.is_no_verb.resize(last_ + 1);
    for (const auto id : numerals) made_.is_numeral[id] = true;
    for (const auto id : no_verbs) made_.is_no_verb[id] = true;
    made_.sets.resize(last_ + 1);
    for (const auto& [atoms, set] : choices_) {
      for (const auto id : atoms) made_.sets[id].push_back(set);
    }
    find_starts();
    return std::move(made_);
  }

 private:
  /// A pattern is tried where its first word stands, or any of its words when they change places.
  void find_starts() {
    made_.starting.resize(last_ + 1);
    for (const auto at : made_.patterns.count()) {
      const auto& pattern = made_.patterns[at];
      for (const auto& term : pattern.terms) {
        for (const auto id : term.any_of) {
          auto& tried = made_.starting[id];
          if (tried.empty() || tried.back() != at) tried.push_back(at);
        }
        if (!pattern.any_order) break;
      }
    }
  }

  void add(const std::vector<std::string>& texts, const EvidencePattern& like) {
    for (const auto& text : texts) {
      auto pattern = like;
      const auto parsed = parse_pattern(text).pattern;
      pattern.in_field = parsed.in_field;
      pattern.any_order = parsed.any_order;
      pattern.weight = parsed.weight.value_or(0);
      if (pattern.weight < 0) pattern.says = Says::against;
      for (const auto& term : parsed.terms) {
        pattern.terms.push_back({.any_of = choice_of(term), .after_gap = term.after_gap});
      }
      OTBOR_CHECK(!pattern.terms.empty());  // intake reports what cannot be read
      made_.patterns.push_back(std::move(pattern));
    }
  }

  /// One atom for all the words of a choice, however many: a class is looked up as one word is.
  [[nodiscard]] std::vector<AtomId> choice_of(const PatternTerm& term) {
    std::vector<AtomId> words;
    std::vector<AtomId> others;
    for (const auto& atom : term.any_of) {
      const auto id = id_of(atom);
      (id <= number_sign_atom ? others : words).push_back(id);
    }
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    if (words.size() > 1) {
      const auto [known, fresh] = choices_.try_emplace(words, 0);
      if (fresh) known->second = ++last_;
      words = {known->second};
    }
    others.insert(others.end(), words.begin(), words.end());
    return others;
  }

  [[nodiscard]] std::vector<AtomId> atoms_of(const std::vector<std::string>& texts) {
    std::vector<AtomId> ids;
    for (const auto& text : texts) {
      for (const auto& term : parse_pattern(text).pattern.terms) {
        for (const auto& atom : term.any_of) ids.push_back(id_of(atom));
      }
    }
    return ids;
  }

  [[nodiscard]] AtomId id_of(const PatternAtom& atom) {
    using Kind = PatternAtom::Kind;
    const auto plain = plain_form(atom.text);
    switch (atom.kind) {
      case Kind::number:
        return number_atom;
      case Kind::verb:
        return verb_atom;
      case Kind::sign:
        return atom.text == "%" ? percent_atom : number_sign_atom;
      case Kind::exact:
        return numbered(made_.exacts, lower_form(plain));
      case Kind::prefix: {
        const auto lower = lower_form(plain);
        auto& alike = made_.prefixes[first_letter(lower)];
        const auto known = std::ranges::find(
            alike, lower, [](const auto& p) -> auto& { return p.first; });
        if (known != alike.end()) return known->second;
        alike.emplace_back(lower, ++last_);
        return last_;
      }
      case Kind::word:
        break;
    }
    if (is_abbreviation(plain)) return numbered(made_.abbreviations, plain);
    return numbered(made_.stems, stemmer_.stem(plain));
  }

  [[nodiscard]] AtomId numbered(std::unordered_map<std::string, AtomId>& ids,  // lookup only
                                const std::string& word) {
    const auto [at, fresh] = ids.try_emplace(word, 0);
    if (fresh) at->second = ++last_;
    return at->second;
  }

  Vocabulary made_;
  std::map<std::vector<AtomId>, AtomId> choices_;
  Stemmer stemmer_{made_.lemmas};
  AtomId last_ = number_sign_atom;
};

AtomId find_atom(const std::unordered_map<std::string, AtomId>& ids,  // lookup only
                 const std::string& word) {
  const auto found = ids.find(word);
  return found == ids.end() ? 0 : found->second;
}

}  // namespace

Vocabulary vocabulary_of(const Cycle& cycle) { return Compiler().compile(cycle); }

MeaningReader::MeaningReader(const Vocabulary& vocabulary)
    : vocabulary_(&vocabulary), stemmer_(vocabulary.lemmas) {}

const WordMeaning& MeaningReader::of(std::string_view word) {
  const auto known = met_.find(word);
  if (known != met_.end()) return known->second;
  return met_.emplace(std::string(word), look_up(word)).first->second;
}

void MeaningReader::add_atoms(std::string_view plain) {
  const auto lower = lower_form(plain);
  const AtomId found[] = {find_atom(vocabulary_->stems, stemmer_.stem(plain)),
                          find_atom(vocabulary_->exacts, lower),
                          find_atom(vocabulary_->abbreviations, std::string(plain))};
  for (const auto id : found) {
    if (id != 0) atoms_.push_back(id);
  }
  const auto alike = vocabulary_->prefixes.find(first_letter(lower));
  if (alike == vocabulary_->prefixes.end()) return;
  for (const auto& [prefix, id] : alike->second) {
    if (lower.starts_with(prefix)) atoms_.push_back(id);
  }
}

/// The choices that the atoms from `first` on are among, each once.
void MeaningReader::add_choices(std::size_t first) {
  std::vector<AtomId> choices;
  for (auto at = first; at < atoms_.size(); ++at) {
    const auto& sets = vocabulary_->sets[atoms_[at]];
    choices.insert(choices.end(), sets.begin(), sets.end());
  }
  std::ranges::sort(choices);
  choices.erase(std::ranges::unique(choices).begin(), choices.end());
  atoms_.insert(atoms_.end(), choices.begin(), choices.end());
}

/// A compound that no pattern has is read as its parts: педагог-психолог is a педагог.
WordMeaning MeaningReader::look_up(std::string_view word) {
  const auto plain = plain_form(word);
  const auto lower = lower_form(plain);
  WordMeaning meaning;
  meaning.stem = stems_.try_emplace(stemmer_.stem(plain), true).first->first;
  meaning.first = static_cast<std::uint32_t>(atoms_.size());
  add_atoms(plain);
  const auto parts = parts_of(plain);
  if (atoms_.size() == meaning.first && parts.size() > 1) {
    for (const auto part : parts) add_atoms(part);
  }
  bool verb = true;
  for (auto at = meaning.first; at < atoms_.size(); ++at) {
    if (vocabulary_->is_no_verb[atoms_[at]]) verb = false;
    if (vocabulary_->is_numeral[atoms_[at]]) meaning.numeral = true;
  }
  meaning.done = verb && tells_of_done(lower);
  meaning.by_us = meaning.done && tells_of_us(lower);
  meaning.ahead = verb && tells_of_what_we_shall_do(lower);
  add_choices(meaning.first);
  if (meaning.done) atoms_.push_back(verb_atom);
  if (meaning.numeral) atoms_.push_back(number_atom);
  meaning.last = static_cast<std::uint32_t>(atoms_.size());
  return meaning;
}

}  // namespace otbor
