#include "engine/cycle/evidence/vocabulary.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/cycle/evidence/verbs.hpp"

namespace otbor {
namespace {

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
    made_.starting.resize(last_ + 1);
    made_.is_numeral.resize(last_ + 1);
    made_.is_no_verb.resize(last_ + 1);
    for (const auto id : numerals) made_.is_numeral[id] = true;
    for (const auto id : no_verbs) made_.is_no_verb[id] = true;
    for (const auto at : made_.patterns.count()) {
      for (const auto id : made_.patterns[at].terms.front().any_of) {
        made_.starting[id].push_back(at);
      }
    }
    if (cycle.evidence->learnt) made_.weights.emplace(*cycle.evidence->learnt);
    return std::move(made_);
  }

 private:
  void add(const std::vector<std::string>& texts, const EvidencePattern& like) {
    for (const auto& text : texts) {
      auto pattern = like;
      const auto parsed = parse_pattern(text).pattern;
      pattern.in_field = parsed.in_field;
      for (const auto& term : parsed.terms) {
        EvidencePattern::Term row{.any_of = {}, .after_gap = term.after_gap};
        for (const auto& atom : term.any_of) row.any_of.push_back(id_of(atom));
        pattern.terms.push_back(std::move(row));
      }
      OTBOR_CHECK(!pattern.terms.empty());  // intake reports what cannot be read
      made_.patterns.push_back(std::move(pattern));
    }
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
        const auto known = std::ranges::find(
            made_.prefixes, lower, [](const auto& p) -> auto& { return p.first; });
        if (known != made_.prefixes.end()) return known->second;
        made_.prefixes.emplace_back(lower, ++last_);
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
  for (const auto& [prefix, id] : vocabulary_->prefixes) {
    if (lower.starts_with(prefix)) atoms_.push_back(id);
  }
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
  meaning.done = tells_of_done(lower);
  for (auto at = meaning.first; at < atoms_.size(); ++at) {
    if (vocabulary_->is_no_verb[atoms_[at]]) meaning.done = false;
    if (vocabulary_->is_numeral[atoms_[at]]) meaning.numeral = true;
  }
  if (meaning.done) atoms_.push_back(verb_atom);
  if (meaning.numeral) atoms_.push_back(number_atom);
  meaning.last = static_cast<std::uint32_t>(atoms_.size());
  return meaning;
}

}  // namespace otbor
