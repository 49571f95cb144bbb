#include "engine/cycle/evidence.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "engine/cycle/evidence/indicators.hpp"
#include "engine/cycle/evidence/levels.hpp"

namespace otbor {
namespace {

/// Each chunk learns the meanings of its words anew, so it must be long enough to pay for that.
constexpr std::size_t chunk_size = 2048;

/// Reads one practice after another.
class Gatherer {
 public:
  Gatherer(const Cycle& cycle, const Vocabulary& vocabulary)
      : cycle_(&cycle), reader_(vocabulary) {}

  [[nodiscard]] PracticeEvidence gather(const Practice& practice) {
    PracticeEvidence evidence;
    if (practice.abstract.empty() && practice.body.empty()) return evidence;
    evidence.stages = Per<Stage, StageEvidence>(cycle_->stages.count());
    if (!practice.abstract.empty()) {
      evidence.basis = TextBasis::abstract;
      read(practice.abstract, TextPart::abstract, evidence);
    }
    if (!practice.body.empty()) {
      evidence.basis = TextBasis::body;
      read(practice.body, TextPart::body, evidence);
      check_chain(evidence);
    }
    for (auto& stage : evidence.stages) {
      keep_strongest(stage);
      if (stage.described > 0) stage.denial.reset();  // it was left out once and done later
    }
    return evidence;
  }

 private:
  void read(const std::string& text, TextPart part, PracticeEvidence& evidence);
  [[nodiscard]] Quote quote(const StageSentence& found, TextPart part) const;
  void check_chain(PracticeEvidence& evidence) const;
  [[nodiscard]] bool breaks(const ChainRule& rule, const PracticeEvidence& evidence) const;
  [[nodiscard]] std::vector<Quote> grounds(const ChainRule& rule,
                                           const PracticeEvidence& evidence) const;
  static void keep_strongest(StageEvidence& stage);

  const Cycle* cycle_;
  TextReader reader_;
  std::vector<StageSentence> found_;  // of the text read last
};

Quote Gatherer::quote(const StageSentence& found, TextPart part) const {
  const auto& sentence = reader_.prose().sentences[found.sentence];
  return {.part = part,
          .begin = sentence.begin,
          .end = sentence.end,
          .paragraph = sentence.paragraph + 1,
          .sentence = sentence.number,
          .line = sentence.line,
          .level = found.level};
}

void Gatherer::read(const std::string& text, TextPart part, PracticeEvidence& evidence) {
  reader_.read(text);
  found_ = levels_of(reader_);
  for (const auto& found : found_) {
    auto& stage = evidence.stages[found.stage];
    if (found.level == EvidenceLevel::not_found) {
      if (!stage.denial) stage.denial = quote(found, part);
      continue;
    }
    ++stage.sentences;
    stage.level = std::max(stage.level, found.level);
    if (found.level >= EvidenceLevel::described) {
      ++stage.described;
      stage.by_document = stage.by_document || found.by_document;
    }
    stage.quotes.push_back(quote(found, part));
  }
}

bool at_least(const PracticeEvidence& evidence,
              const std::pair<Index<Stage>, std::uint32_t>& wish) {
  return static_cast<std::uint32_t>(evidence.stages[wish.first].level) >= wish.second;
}

bool Gatherer::breaks(const ChainRule& rule, const PracticeEvidence& evidence) const {
  const auto level_is_above = [&](const auto& limit) {
    return static_cast<std::uint32_t>(evidence.stages[limit.first].level) > limit.second;
  };
  const auto unproven = [&](Index<Stage> at) {
    const auto& stage = evidence.stages[at];
    return stage.level >= EvidenceLevel::described && !stage.by_document;
  };
  return std::ranges::all_of(rule.at_least,
                             [&](const auto& wish) { return at_least(evidence, wish); }) &&
         std::ranges::none_of(rule.at_most, level_is_above) &&
         (!rule.without_document || unproven(*rule.without_document)) &&
         (!rule.effect || !unplanned_effects(reader_, found_, rule).empty());
}

/// A sentence that speaks of two stages is quoted once.
void append(const Quote& quote, std::vector<Quote>& quotes) {
  const bool told = std::ranges::any_of(quotes, [&](const Quote& other) {
    return other.part == quote.part && other.begin == quote.begin;
  });
  if (!told) quotes.push_back(quote);
}

void append_strongest(const StageEvidence& stage, std::vector<Quote>& quotes) {
  const auto strongest = std::ranges::max_element(stage.quotes, {}, &Quote::level);
  if (strongest != stage.quotes.end()) append(*strongest, quotes);
  if (stage.denial) append(*stage.denial, quotes);
}

std::vector<Quote> Gatherer::grounds(const ChainRule& rule,
                                     const PracticeEvidence& evidence) const {
  std::vector<Quote> quotes;
  if (rule.effect) {
    for (const auto sentence : unplanned_effects(reader_, found_, rule)) {
      const auto found = std::ranges::find_if(found_, [&](const StageSentence& one) {
        return one.sentence == sentence && one.stage == rule.effect;
      });
      append(quote(*found, TextPart::body), quotes);
    }
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
    if (!breaks(rules[rule], evidence)) continue;
    evidence.remarks.push_back({rule, grounds(rules[rule], evidence)});
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
  std::ranges::sort(quotes, {},
                    [](const Quote& quote) { return std::pair(quote.part, quote.begin); });
}

}  // namespace

Per<Practice, PracticeEvidence> evidence(const Study& study, num::Threads threads) {
  if (!study.cycle || !study.cycle->evidence) return {};
  Per<Practice, PracticeEvidence> found(study.practices.count());
  const auto vocabulary = vocabulary_of(*study.cycle);
  num::for_chunks(threads, study.practices.count().value(), chunk_size,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    Gatherer gatherer(*study.cycle, vocabulary);
                    for (const auto practice : Range<Practice>(first, last)) {
                      found[practice] = gatherer.gather(study.practices[practice]);
                    }
                  });
  return found;
}

std::string quoted_text(const Practice& practice, const Quote& quote) {
  const std::string_view text = quote.part == TextPart::body ? practice.body : practice.abstract;
  std::string out;
  for (const char c : text.substr(quote.begin, quote.end - quote.begin)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (c == '*' || c == '`' || (blank && (out.empty() || out.back() == ' '))) continue;
    out += blank ? ' ' : c;
  }
  return out;
}

}  // namespace otbor
