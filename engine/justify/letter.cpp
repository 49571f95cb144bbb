#include "engine/justify/letter.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/justify/print.hpp"
#include "engine/justify/said.hpp"

namespace otbor {
namespace {

bool is_best(Mark mark, const Scale& scale) {
  return mark == (scale.lower_is_better ? Mark{0} : scale.top());
}

/// The experts' remarks on a practice, by criterion and by stage; equal ones once, none that names
/// anybody. What stands beside the best mark praises and is no remark.
class Comments {
 public:
  Comments(const Dossier& dossier, Index<Practice> practice)
      : codes_(dossier.study, practice),
        of_(dossier.study.criteria.criteria.count()),
        of_stage_(dossier.study.sheets.stage_marks.columns()) {
    const auto& sheets = dossier.study.sheets;
    for (const auto sheet : sheets.of_practice[practice]) {
      if (sheets.sheets[sheet].status != SheetStatus::counted) continue;
      const auto of_sheet = std::ranges::equal_range(sheets.comments, sheet, {}, &Comment::sheet);
      for (const auto& comment : of_sheet) {
        const auto& scale = dossier.study.criteria.criteria[comment.criterion].scale;
        if (is_best(sheets.marks(sheet, comment.criterion), scale)) continue;
        add(sheets.text_of(comment), of_[comment.criterion]);
      }
      const auto on_stages =
          std::ranges::equal_range(sheets.stage_comments, sheet, {}, &StageComment::sheet);
      for (const auto& comment : on_stages) {
        if (is_best(sheets.stage_marks(sheet, comment.stage), dossier.study.cycle->scale)) continue;
        add(comment.text, of_stage_[comment.stage]);
      }
    }
  }
  [[nodiscard]] const std::vector<std::string>& of(Index<Criterion> criterion) const {
    return of_[criterion];
  }
  [[nodiscard]] const std::vector<std::string>& of(Index<Stage> stage) const {
    return of_stage_[stage];
  }
  [[nodiscard]] std::uint32_t left_out() const { return left_out_; }

 private:
  void add(std::string_view text, std::vector<std::string>& known) {
    const auto words = std::string(utf8::trimmed(text));
    if (words.empty() || std::ranges::find(known, words) != known.end()) return;
    if (codes_.stand_in(words)) {
      ++left_out_;
    } else {
      known.push_back(words);
    }
  }

  HiddenCodes codes_;
  Per<Criterion, std::vector<std::string>> of_;
  Per<Stage, std::vector<std::string>> of_stage_;
  std::uint32_t left_out_ = 0;
};

/// A remark with what the experts wrote behind it; each ends with a full stop.
std::string with_comments(std::string remark, const std::vector<std::string>& comments) {
  for (const auto& words : comments) {
    if (!remark.empty()) remark += ' ';
    remark += words;
    if (!words.ends_with('.') && !words.ends_with('!') && !words.ends_with('?')) remark += '.';
  }
  return remark;
}

struct Rated {
  Index<Stage> stage;
  Ratio mean;
};

/// Stages with marks, the weakest first.
std::vector<Rated> rated_stages(const Dossier& dossier, const Phrases& phrases,
                                Index<Practice> practice) {
  std::vector<Rated> found;
  if (!dossier.study.cycle || dossier.cycles.practices.empty()) return found;
  const auto& profile = dossier.cycles.practices[practice];
  if (phrases.count() != profile.stages.count()) return found;
  for (const auto stage : profile.stages.count()) {
    if (phrases[stage].action.empty()) continue;
    if (profile.stages[stage].marks > 0) found.push_back({stage, profile.stages[stage].mean});
  }
  std::ranges::stable_sort(found, [](const Rated& a, const Rated& b) { return a.mean < b.mean; });
  return found;
}

/// Experts' words on the stage itself, and on criteria that cover it and that they marked below the
/// top. What was told of one stage is not told again of another.
std::vector<std::string> words_on(const Dossier& dossier, const Comments& comments,
                                  Index<Practice> practice, Index<Stage> stage,
                                  std::vector<std::string>& told) {
  std::vector<std::string> found;
  const auto tell = [&](const std::vector<std::string>& all) {
    for (const auto& words : all) {
      if (std::ranges::find(told, words) != told.end()) continue;
      told.push_back(words);
      found.push_back(words);
    }
  };
  tell(comments.of(stage));
  for (const auto of : dossier.study.criteria.criteria.count()) {
    const auto& criterion = dossier.study.criteria.criteria[of];
    if (std::ranges::find(criterion.stages, stage) == criterion.stages.end()) continue;
    if (dossier.ranking.means(practice, of).mean == Ratio(criterion.scale.highest())) continue;
    tell(comments.of(of));
  }
  return found;
}

/// Between «достаточно» and the top a stage is a strength that can still be better.
void write_stages(const Dossier& dossier, const Phrases& bank, Index<Practice> practice,
                  const Comments& comments, LetterText& letter) {
  const auto stages = rated_stages(dossier, bank, practice);
  if (stages.empty()) return;
  const auto& cycle = *dossier.study.cycle;
  const Ratio top(cycle.scale.highest());
  std::vector<std::string> told;
  for (const auto& [stage, mean] : stages) {
    const bool falls_short = mean < Ratio(cycle.sufficient);
    const auto enough = falls_short ? letter_advice_max : letter_advice_min;
    if (mean == top || letter.advice.size() >= enough) continue;
    const auto& phrases = bank[stage];
    letter.advice.push_back({cycle.stages[stage].title,
                             with_comments(falls_short ? phrases.remark : std::string(),
                                           words_on(dossier, comments, practice, stage, told)),
                             phrases.action, phrases.proof});
  }
  // Of equal stages the earlier one of the cycle comes first, as among the weakest.
  auto best_first = stages;
  std::ranges::stable_sort(best_first,
                           [](const Rated& a, const Rated& b) { return a.mean > b.mean; });
  for (const auto& [stage, mean] : best_first) {
    const bool full = letter.strengths.size() == letter_strengths_max;
    if (full || mean < Ratio(cycle.sufficient)) break;
    letter.strengths.push_back(bank[stage].strength);
  }
}

/// Where there are no phrases: the weakest criteria in the words of their own levels.
void write_criteria(const Dossier& dossier, Index<Practice> practice, const Comments& comments,
                    Lang lang, LetterText& letter) {
  const auto& set = dossier.study.criteria;
  struct Weak {
    Index<Criterion> criterion;
    Ratio share;
  };
  std::vector<Weak> weak;
  for (const auto of : set.criteria.count()) {
    const auto& mean = dossier.ranking.means(practice, of);
    const auto& scale = set.criteria[of].scale;
    const auto length = scale.highest() - scale.lowest();
    if (mean.marks == 0 || scale.lower_is_better || length == Points()) continue;
    if (mean.mean == Ratio(scale.highest()) || set.criteria[of].descriptors.empty()) continue;
    weak.push_back({of, (mean.mean - Ratio(scale.lowest())).divided_by(length)});
  }
  std::ranges::stable_sort(weak, [](const Weak& a, const Weak& b) { return a.share < b.share; });
  for (const auto& [of, share] : weak) {
    if (letter.advice.size() == letter_advice_min) break;
    const auto& criterion = set.criteria[of];
    if (criterion.descriptors.back().empty()) continue;
    constexpr Words action{"Довести до уровня «{0}».", "Reach the level “{0}”."};
    letter.advice.push_back({criterion.id + " " + criterion.title,
                             with_comments({}, comments.of(of)),
                             format(action.in(lang), lang, {criterion.descriptors.back()}),
                             {}});
  }
}

bool is_of_a_goal(ReasonCode code) {
  switch (code) {
    case ReasonCode::goal_above_floor:
    case ReasonCode::goal_above_list:
    case ReasonCode::goal_by_gates:
    case ReasonCode::goal_out_of_reach:
    case ReasonCode::goal_change:
    case ReasonCode::goal_change_bare:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool gets_letter(const Dossier& dossier, Index<Practice> practice) {
  const auto status = dossier.study.practices[practice].status;
  const bool sent_back = status == PracticeStatus::returned || status == PracticeStatus::rejected;
  return sent_back || dossier.ranking.scores[practice].scored();
}

DraftedLetter draft_letter(const Dossier& dossier, const Phrases& phrases, Index<Practice> practice,
                           Lang lang) {
  DraftedLetter drafted;
  auto& letter = drafted.text;
  for (const auto& reason : letter_reasons(dossier, practice)) {
    auto& part = is_of_a_goal(reason.code) ? letter.next_step : letter.result;
    part.push_back(reason.text.in(lang));
  }
  const Comments comments(dossier, practice);
  auto said = said_of(dossier.study, practice);
  drafted.comments_left_out = comments.left_out() + said.left_out;
  letter.experts_praise = std::move(said.strengths);
  letter.experts_remark = std::move(said.remarks);
  letter.experts_advise = std::move(said.advice);
  if (!dossier.ranking.scores[practice].scored()) return drafted;
  write_stages(dossier, phrases, practice, comments, letter);
  if (letter.advice.empty()) write_criteria(dossier, practice, comments, lang, letter);
  return drafted;
}

}  // namespace otbor
