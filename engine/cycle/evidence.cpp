#include "engine/cycle/evidence.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <tuple>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/cycle/evidence/indicators.hpp"
#include "engine/cycle/evidence/levels.hpp"
#include "engine/cycle/evidence/sections.hpp"

namespace otbor {
namespace {

/// Each chunk learns the meanings of its words anew, so it must be long enough to pay for that.
constexpr std::size_t chunk_size = 2048;

/// A text of a practice that is read: the field of one stage or of several, or none's.
struct Reading {
  TextPart part = TextPart::body;
  std::vector<Index<Stage>> field{};
};

/// Reads one practice after another.
class Gatherer {
 public:
  Gatherer(const Cycle& cycle, const Vocabulary& vocabulary, const FieldNames& headings)
      : cycle_(&cycle), headings_(&headings), reader_(vocabulary) {}

  [[nodiscard]] PracticeEvidence gather(const Practice& practice);

 private:
  void read(const std::string& text, const Reading& as, PracticeEvidence& evidence);
  void read_fields(const Practice& practice, PracticeEvidence& evidence);
  void read_body(const std::string& text, PracticeEvidence& evidence);
  void take(const std::vector<StageSentence>& found, const Reading& as, PracticeEvidence& evidence);
  void take_as_named(Index<Stage> stage, std::uint32_t sentence, const Reading& as,
                     PracticeEvidence& evidence);
  [[nodiscard]] Quote quote(std::uint32_t sentence, EvidenceLevel level, const Reading& as) const;
  void check_chain(PracticeEvidence& evidence) const;
  [[nodiscard]] bool breaks(std::size_t rule, const PracticeEvidence& evidence) const;
  [[nodiscard]] std::vector<Quote> grounds(std::size_t rule,
                                           const PracticeEvidence& evidence) const;
  static void keep_strongest(StageEvidence& stage);

  const Cycle* cycle_;
  const FieldNames* headings_;  // that name a stage
  TextReader reader_;
  std::vector<Quote> found_;              // all that was found in the practice, in order
  std::vector<MeasuredEffects> effects_;  // one for each link of the chain
};

PracticeEvidence Gatherer::gather(const Practice& practice) {
  PracticeEvidence evidence;
  if (practice.abstract.empty() && practice.body.empty() && practice.stage_texts.empty()) {
    return evidence;
  }
  evidence.stages = Per<Stage, StageEvidence>(cycle_->stages.count());
  found_.clear();
  effects_.clear();
  for (const auto& rule : cycle_->evidence->chain) effects_.emplace_back(rule);
  if (!practice.abstract.empty()) {
    evidence.basis = TextBasis::abstract;
    read(practice.abstract, {TextPart::abstract}, evidence);
  }
  if (!practice.stage_texts.empty()) {
    evidence.basis = TextBasis::body;
    read_fields(practice, evidence);
  }
  if (!practice.body.empty()) {
    evidence.basis = TextBasis::body;
    read_body(practice.body, evidence);
  }
  if (evidence.basis == TextBasis::body) check_chain(evidence);
  for (auto& stage : evidence.stages) {
    keep_strongest(stage);
    if (stage.described > 0) stage.denial.reset();  // it was left out once and done later
  }
  return evidence;
}

/// Sentences of a field are counted through it: forms have no paragraphs to speak of.
Quote Gatherer::quote(std::uint32_t at, EvidenceLevel level, const Reading& as) const {
  const auto& sentence = reader_.prose().sentences[at];
  const bool field = as.part == TextPart::field;
  return {.part = as.part,
          .field = field ? as.field.front() : Index<Stage>(),
          .begin = sentence.begin,
          .end = sentence.end,
          .paragraph = sentence.paragraph + 1,
          .sentence = field ? at + 1 : sentence.number,
          .line = sentence.line,
          .level = level};
}

void Gatherer::read(const std::string& text, const Reading& as, PracticeEvidence& evidence) {
  reader_.read(text);
  const auto own = as.field.size() == 1 ? std::optional(as.field.front()) : std::nullopt;
  const auto found = levels_of(reader_, own);
  take(found, as, evidence);
  for (const auto stage : as.field) {
    const bool told = std::ranges::find(found, stage, &StageSentence::stage) != found.end();
    if (!told && !reader_.prose().sentences.empty()) take_as_named(stage, 0, as, evidence);
  }
}

/// What stands under the name of a stage is read as the application's field for it.
void Gatherer::read_body(const std::string& text, PracticeEvidence& evidence) {
  reader_.read(text);
  const auto sections = sections_of(reader_.prose(), text, *cycle_, *headings_);
  const auto found = levels_in(sections, reader_);
  const Reading as{TextPart::body};
  take(found, as, evidence);
  std::vector<Index<Stage>> named;
  for (const auto& section : sections) {
    for (const auto stage : section.stages) {
      const bool told = std::ranges::any_of(found, [&](const StageSentence& one) {
        return one.stage == stage && one.sentence >= section.first;
      });
      if (told || std::ranges::find(named, stage) != named.end()) continue;
      take_as_named(stage, section.first, as, evidence);
      named.push_back(stage);
    }
  }
}

void Gatherer::take(const std::vector<StageSentence>& found, const Reading& as,
                    PracticeEvidence& evidence) {
  for (auto& effects : effects_) {
    effects.read(reader_, found, found_.size(), as.part != TextPart::abstract);
  }
  for (const auto& one : found) {
    auto& stage = evidence.stages[one.stage];
    const auto& told = found_.emplace_back(quote(one.sentence, one.level, as));
    if (one.level == EvidenceLevel::not_found) {
      if (!stage.denial) stage.denial = told;
      continue;
    }
    ++stage.sentences;
    stage.level = std::max(stage.level, one.level);
    if (one.level >= EvidenceLevel::described) {
      ++stage.described;
      stage.by_document = stage.by_document || one.by_document;
    }
    stage.quotes.push_back(told);
  }
}

/// Whatever stands in the field of a stage at least names it, or says that there was none: «нет».
void Gatherer::take_as_named(Index<Stage> at, std::uint32_t sentence, const Reading& as,
                             PracticeEvidence& evidence) {
  auto& stage = evidence.stages[at];
  if (denies(reader_, sentence)) {
    if (!stage.denial) stage.denial = quote(sentence, EvidenceLevel::not_found, as);
    return;
  }
  ++stage.sentences;
  stage.level = std::max(stage.level, EvidenceLevel::mentioned);
  stage.quotes.push_back(quote(sentence, EvidenceLevel::mentioned, as));
}

/// Stages with the same text share a field: each sentence has to tell which of them it speaks of.
void Gatherer::read_fields(const Practice& practice, PracticeEvidence& evidence) {
  const auto& fields = practice.stage_texts;
  for (std::size_t first = 0; first < fields.size();) {
    const auto& text = fields[first].text;
    Reading as{TextPart::field};
    auto next = first;
    while (next < fields.size() && fields[next].text == text) {
      const auto stage = fields[next++].stage;
      evidence.stages[stage].field = text.empty() ? FieldState::blank : FieldState::filled;
      as.field.push_back(stage);
    }
    if (!text.empty()) read(text, as, evidence);
    first = next;
  }
}

bool at_least(const PracticeEvidence& evidence,
              const std::pair<Index<Stage>, std::uint32_t>& wish) {
  return static_cast<std::uint32_t>(evidence.stages[wish.first].level) >= wish.second;
}

bool Gatherer::breaks(std::size_t at, const PracticeEvidence& evidence) const {
  const auto& rule = cycle_->evidence->chain[at];
  const auto level_is_above = [&](const auto& limit) {
    return static_cast<std::uint32_t>(evidence.stages[limit.first].level) > limit.second;
  };
  const auto unproven = [&](Index<Stage> of) {
    const auto& stage = evidence.stages[of];
    return stage.level >= EvidenceLevel::described && !stage.by_document;
  };
  return std::ranges::all_of(rule.at_least,
                             [&](const auto& wish) { return at_least(evidence, wish); }) &&
         std::ranges::none_of(rule.at_most, level_is_above) &&
         (!rule.without_document || unproven(*rule.without_document)) &&
         (!rule.effect || !effects_[at].unplanned().empty());
}

/// A sentence that speaks of two stages is quoted once.
void append(const Quote& quote, std::vector<Quote>& quotes) {
  const bool told = std::ranges::any_of(quotes, [&](const Quote& other) {
    return std::tuple(other.part, other.field, other.begin) ==
           std::tuple(quote.part, quote.field, quote.begin);
  });
  if (!told) quotes.push_back(quote);
}

void append_strongest(const StageEvidence& stage, std::vector<Quote>& quotes) {
  const auto strongest = std::ranges::max_element(stage.quotes, {}, &Quote::level);
  if (strongest != stage.quotes.end()) append(*strongest, quotes);
  if (stage.denial) append(*stage.denial, quotes);
}

std::vector<Quote> Gatherer::grounds(std::size_t at, const PracticeEvidence& evidence) const {
  const auto& rule = cycle_->evidence->chain[at];
  std::vector<Quote> quotes;
  if (rule.effect) {
    for (const auto number : effects_[at].unplanned()) append(found_[number], quotes);
    for (const auto stage : rule.planned) append_strongest(evidence.stages[stage], quotes);
  }
  for (const auto& [stage, level] : rule.at_least) append_strongest(evidence.stages[stage], quotes);
  for (const auto& [stage, level] : rule.at_most) append_strongest(evidence.stages[stage], quotes);
  if (rule.without_document) append_strongest(evidence.stages[*rule.without_document], quotes);
  return quotes;
}

void Gatherer::check_chain(PracticeEvidence& evidence) const {
  const auto& rules = cycle_->evidence->chain;
  const auto stages_named = std::ranges::count_if(
      evidence.stages, [](const StageEvidence& stage) { return stage.sentences > 0; });
  if (stages_named < 2) return;  // the text is about something else
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (!breaks(rule, evidence)) continue;
    evidence.remarks.push_back({rule, grounds(rule, evidence)});
  }
}

void Gatherer::keep_strongest(StageEvidence& stage) {
  auto& quotes = stage.quotes;
  if (stage.described > 0) {  // then a heading or a plan adds nothing
    std::erase_if(quotes,
                  [](const Quote& quote) { return quote.level < EvidenceLevel::described; });
  }
  if (quotes.size() <= quotes_max) return;
  std::ranges::stable_sort(quotes, std::ranges::greater{}, &Quote::level);
  quotes.resize(quotes_max);
  std::ranges::sort(quotes, {}, [](const Quote& quote) {
    return std::tuple(quote.part, quote.field, quote.begin);
  });
}

std::string_view text_of(const Practice& practice, const Quote& quote) {
  if (quote.part == TextPart::abstract) return practice.abstract;
  if (quote.part == TextPart::body) return practice.body;
  const auto field = std::ranges::find(practice.stage_texts, quote.field, &StageText::stage);
  OTBOR_CHECK(field != practice.stage_texts.end());
  return field->text;
}

}  // namespace

Per<Practice, PracticeEvidence> evidence(const Study& study, num::Threads threads) {
  if (!study.cycle || !study.cycle->evidence) return {};
  Per<Practice, PracticeEvidence> found(study.practices.count());
  const auto vocabulary = vocabulary_of(*study.cycle);
  const auto headings = stage_headings(*study.cycle);
  num::for_chunks(threads, study.practices.count().value(), chunk_size,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    Gatherer gatherer(*study.cycle, vocabulary, headings);
                    for (const auto practice : Range<Practice>(first, last)) {
                      found[practice] = gatherer.gather(study.practices[practice]);
                    }
                  });
  return found;
}

std::string quoted_text(const Practice& practice, const Quote& quote) {
  const std::string_view text = text_of(practice, quote);
  std::string out;
  for (const char c : text.substr(quote.begin, quote.end - quote.begin)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (c == '*' || c == '`' || (blank && (out.empty() || out.back() == ' '))) continue;
    out += blank ? ' ' : c;
  }
  return out;
}

}  // namespace otbor
