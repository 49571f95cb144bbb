#include "engine/themes/themes.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/themes/body_parts.hpp"
#include "engine/themes/lexicon.hpp"
#include "engine/themes/matches.hpp"

namespace otbor {
namespace {

constexpr std::size_t words_max = 8;
/// Each chunk learns the stems of its words anew, so it must be long enough to pay for that.
constexpr std::size_t chunk_size = 2048;

/// What speaks for a theme.
struct Voice {
  std::uint32_t points = 0;
  bool decides = false;  // some entry of it is not ambiguous
};

/// Counts the entries of one practice after another.
class Tally {
 public:
  Tally(const ThemeSet& set, const Lexicon& lexicon)
      : set_(&set), lexicon_(&lexicon), reader_(lexicon), counts_(lexicon.entries.count()) {}

  [[nodiscard]] ThemeResult judge(const Practice& practice);

 private:
  struct Counted {
    std::uint32_t times = 0;
    std::uint32_t points = 0;
  };

  void add(std::string_view text, std::uint32_t weight);
  [[nodiscard]] Per<Theme, Voice> voices() const;
  void find_first_two(const Practice& practice, ThemeResult& result) const;
  [[nodiscard]] std::vector<ThemeWord> words(Index<Theme> theme) const;

  const ThemeSet* set_;
  const Lexicon* lexicon_;
  ThemeReader reader_;
  Per<LexiconEntry, Counted> counts_;
  std::vector<Index<LexiconEntry>> counted_;  // those with a count, as they were met
};

/// The title tells most, so its occurrences are counted first of the few that an entry may have.
void Tally::add(std::string_view text, std::uint32_t weight) {
  for (const auto entry : reader_.read(text)) {
    Counted& counted = counts_[entry];
    if (counted.times == set_->occurrences_max) continue;
    if (counted.times++ == 0) counted_.push_back(entry);
    counted.points += weight * lexicon_->entries[entry].weight;
  }
}

Per<Theme, Voice> Tally::voices() const {
  Per<Theme, Voice> voices(set_->themes.count());
  for (const auto at : counted_) {
    const LexiconEntry& entry = lexicon_->entries[at];
    Voice& voice = voices[*entry.theme];
    voice.points += counts_[at].points;
    voice.decides = voice.decides || (!entry.ambiguous && counts_[at].points > 0);
  }
  return voices;
}

/// A theme that only ambiguous entries speak for is no rival to one with an entry of its own. Of
/// equal themes the declared one goes first.
void Tally::find_first_two(const Practice& practice, ThemeResult& result) const {
  const auto voices = this->voices();
  const bool decided = std::ranges::any_of(voices, &Voice::decides);
  std::vector<Index<Theme>> order;
  for (const auto theme : voices.count()) {
    const Voice& voice = voices[theme];
    if (voice.points > 0 && voice.decides == decided) order.push_back(theme);
  }
  std::ranges::sort(order, {}, [&](Index<Theme> theme) {
    return std::tuple(-std::int64_t{voices[theme].points}, practice.theme != theme, theme);
  });
  if (order.empty()) return;
  result.best = order[0];
  result.best_points = voices[order[0]].points;
  if (order.size() > 1) {
    result.second = order[1];
    result.second_points = voices[order[1]].points;
  }
  result.margin = Ratio::of(Points::whole(result.best_points - result.second_points),
                            Points::whole(result.best_points));
  const bool equal = result.best_points == result.second_points;
  const bool near = equal || *result.margin < Ratio(set_->margin);
  result.verdict = practice.theme == result.best ? ThemeVerdict::agrees
                   : near || !decided            ? ThemeVerdict::small_margin
                   : practice.theme              ? ThemeVerdict::differs
                                                 : ThemeVerdict::found;
}

std::vector<ThemeWord> Tally::words(Index<Theme> theme) const {
  std::vector<ThemeWord> words;
  for (const auto at : counted_) {
    const LexiconEntry& entry = lexicon_->entries[at];
    if (entry.theme == theme && counts_[at].points > 0) {
      words.push_back({.entry = entry.name, .points = counts_[at].points});
    }
  }
  std::ranges::sort(words, {}, [](const ThemeWord& word) {
    return std::tuple(-std::int64_t{word.points}, std::string_view(word.entry));
  });
  if (words.size() > words_max) words.resize(words_max);
  return words;
}

ThemeResult Tally::judge(const Practice& practice) {
  for (const auto entry : counted_) counts_[entry] = {};
  counted_.clear();
  add(practice.title, set_->weight_title);
  add(practice.abstract, set_->weight_abstract);
  for (const auto part : body_parts(practice)) add(part, set_->weight_body);
  ThemeResult result;
  find_first_two(practice, result);
  if (result.best) result.words = words(*result.best);
  result.theme = practice.theme ? practice.theme : result.best;
  return result;
}

/// Only where the text is clear about it: a small margin is the methodologist's.
void suggest_platform(const ThemeSet& set, const Practice& practice, ThemeResult& result) {
  const bool clear = result.verdict == ThemeVerdict::agrees ||
                     result.verdict == ThemeVerdict::found ||
                     result.verdict == ThemeVerdict::differs;
  if (!clear || !practice.platform || !result.best) return;
  const auto& platform = set.themes[*result.best].platform;
  if (platform && platform != practice.platform) result.moves_to = platform;
}

}  // namespace

Themes themes(const Study& study, num::Threads threads) {
  Themes themes{.practices = Per<Practice, ThemeResult>(study.practices.count())};
  if (!study.themes) return themes;
  const Lexicon entries = lexicon(*study.themes);
  num::for_chunks(threads, study.practices.count().value(), chunk_size,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    Tally tally(*study.themes, entries);
                    for (const auto practice : Range<Practice>(first, last)) {
                      themes.practices[practice] = tally.judge(study.practices[practice]);
                    }
                  });
  for (const auto practice : study.practices.count()) {
    suggest_platform(*study.themes, study.practices[practice], themes.practices[practice]);
  }
  for (const auto& decision : study.decisions.theme_overrides) {
    ThemeResult& result = themes.practices[decision.practice];
    if (result.verdict == ThemeVerdict::overridden) continue;  // the first record is the one cited
    result.theme = decision.theme;
    result.verdict = ThemeVerdict::overridden;
    result.moves_to.reset();
  }
  return themes;
}

Words name_of(ThemeVerdict verdict) {
  switch (verdict) {
    case ThemeVerdict::agrees:
      return {.ru = "заявленное направление подтверждается",
              .en = "agrees with the declared theme"};
    case ThemeVerdict::found:
      return {.ru = "направление определено по тексту", .en = "found by the text"};
    case ThemeVerdict::differs:
      return {.ru = "по тексту ближе другое направление",
              .en = "the text is nearer to another theme"};
    case ThemeVerdict::small_margin:
      return {.ru = "требует решения методиста", .en = "needs the methodologist's decision"};
    case ThemeVerdict::no_match:
      return {.ru = "по тексту не определяется", .en = "the text does not tell"};
    case ThemeVerdict::overridden:
      return {.ru = "установлено решением методиста", .en = "set by the methodologist's decision"};
  }
  OTBOR_CHECK(false);
}

std::string_view code_of(ThemeVerdict verdict) {
  switch (verdict) {
    case ThemeVerdict::agrees:
      return "agrees";
    case ThemeVerdict::found:
      return "found";
    case ThemeVerdict::differs:
      return "differs";
    case ThemeVerdict::small_margin:
      return "small_margin";
    case ThemeVerdict::no_match:
      return "no_match";
    case ThemeVerdict::overridden:
      return "overridden";
  }
  OTBOR_CHECK(false);
}

}  // namespace otbor
