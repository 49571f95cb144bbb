#include "engine/intake/ratings/collect.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/build/tables.hpp"
#include "engine/intake/load.hpp"
#include "engine/intake/ratings/rating_context.hpp"
#include "engine/intake/ratings/returned_file.hpp"
#include "engine/model/in_hands.hpp"
#include "engine/model/score_sheet.hpp"

namespace otbor {
namespace {

using Lines = std::map<RatingKey, RatingLine>;

/// A word replaces another, nothing replaces a word.
bool replace_words(std::string& held, const std::string& come) {
  if (come.empty() || come == held) return false;
  const bool replaced = !held.empty();
  held = come;
  return replaced;
}

/// Joins the rows of accepted files with those that the programme has.
class Joiner {
 public:
  Joiner(Lines lines, Collection& collection) : lines_(std::move(lines)), collection_(collection) {}

  void join(const ReturnedFile& file) {
    for (const auto& row : file.rows) join(row, file.about.name);
  }

  void finish() {
    for (auto& [key, line] : lines_) collection_.lines.emplace_back(key, std::move(line));
    std::ranges::stable_sort(collection_.changes, {}, &RatingChange::key);
    std::ranges::stable_sort(collection_.kept, {}, &RatingChange::key);
  }

 private:
  void join(const ReturnedRow& row, const std::string& file) {
    const auto [at, is_new] = lines_.try_emplace(row.key);
    auto& held = at->second;
    const auto& come = row.line;
    if (come.score.empty() && !held.score.empty()) {
      collection_.kept.push_back({row.key, held.score, {}, file});
    } else if (!come.score.empty() && held.score.empty()) {
      ++collection_.added;
    } else if (!come.score.empty() && come.score == held.score) {
      ++collection_.unchanged;
    } else if (!come.score.empty()) {
      collection_.changes.push_back({row.key, held.score, come.score, file});
    }
    if (!come.score.empty()) held.score = come.score;
    const bool words = replace_words(held.comment, come.comment);
    const bool evidence = replace_words(held.evidence, come.evidence);
    if (words || evidence) ++collection_.words_changed;
    if (!come.version.empty()) held.version = come.version;
    if (!come.date.empty()) held.date = come.date;
  }

  Lines lines_;
  Collection& collection_;
};

/// Two files with different marks for one cell: nobody knows which is right, so the later file is
/// not accepted.
void report_contradictions(std::vector<ReturnedFile>& files, const Sources& sources,
                           Diagnostics& diagnostics) {
  std::map<RatingKey, std::pair<std::string, Span>> first;
  for (auto& file : files) {
    if (!file.about.accepted) continue;
    Diagnostics found(diagnostics.limits());
    for (const auto& row : file.rows) {
      if (row.line.score.empty()) continue;
      const auto [at, is_new] = first.try_emplace(row.key, row.line.score, row.score_span);
      if (is_new || at->second.first == row.line.score) continue;
      found.add(Found::duplicate_mark, row.score_span, {}, at->second.second);
    }
    note_problems(found, sources, file.about);
    diagnostics.merge(found);
  }
}

bool is_recorded(const Study& study, Index<Practice> practice, Index<Expert> expert) {
  return std::ranges::any_of(study.decisions.recusals, [&](const Recusal& recusal) {
    return recusal.practice == practice && recusal.expert == expert;
  });
}

/// What is to be asked of the marks of one expert's sheet of one practice.
class SheetReview {
 public:
  SheetReview(const Study& study, Index<Practice> practice, ExpertReturn& out)
      : study_(study), practice_(practice), out_(out) {}

  void review(const std::map<std::uint32_t, const RatingLine*>& lines) {
    ++out_.sheets;
    bool whole = true;
    for (const auto at : study_.criteria.criteria.count()) {
      const auto& criterion = study_.criteria.criteria[at];
      const auto line = lines.find(at.value());
      const bool marked = line != lines.end() && !line->second->score.empty();
      if (!marked && criterion.required) {
        out_.blanks.push_back({practice_, at.value(), {}});
        whole = false;
      }
      if (marked && lacks_comment(criterion, *line->second)) {
        out_.comments.push_back({practice_, at.value(), line->second->score});
      }
    }
    if (whole) ++out_.complete;
  }

 private:
  static bool lacks_comment(const Criterion& criterion, const RatingLine& line) {
    const auto value = parse_points(line.score, true);
    const auto mark = value ? criterion.scale.category(*value) : std::nullopt;
    return mark && line.comment.empty() &&
           criterion.comment_required[static_cast<std::size_t>(*mark)];
  }

  const Study& study_;
  Index<Practice> practice_;
  ExpertReturn& out_;
};

void review_marks(Collection& collection) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::map<std::uint32_t, const RatingLine*>>
      sheets;
  for (const auto& [key, line] : collection.lines) {
    sheets[{key.expert.value(), key.practice.value()}].emplace(key.column, &line);
  }
  const auto& study = collection.study;
  std::vector<std::vector<Index<Practice>>> rated(study.experts.count().value());
  for (const auto& [at, lines] : sheets) {
    const Index<Expert> expert(at.first);
    const Index<Practice> practice(at.second);
    const bool any_mark =
        std::ranges::any_of(lines, [](const auto& line) { return !line.second->score.empty(); });
    if (!any_mark || is_recorded(study, practice, expert)) continue;
    auto& out = collection.experts[expert];
    rated[at.first].push_back(practice);
    SheetReview(study, practice, out).review(lines);
    if (conflict_of(study.experts[expert], practice, study.practices[practice])) {
      out.conflicts.push_back(practice);
    }
  }
  if (study.assignment.empty()) return;
  for (const auto expert : study.experts.count()) {
    const auto asked = in_hands(study, expert);
    auto& out = collection.experts[expert];
    const auto& has = rated[expert.value()];
    std::ranges::set_difference(asked, has, std::back_inserter(out.missing));
    std::ranges::set_difference(has, asked, std::back_inserter(out.not_asked));
  }
}

/// What workbooks of ours say beside the marks.
void review_answers(const std::vector<ReturnedFile>& files, Collection& collection) {
  std::map<std::pair<Index<Practice>, Index<Expert>>, SheetWords> words;
  for (const auto& file : files) {
    if (!file.about.accepted) continue;
    for (const auto& answer : file.answers) {
      auto& out = collection.experts[answer.expert];
      if (answer.question == score_sheet::recusal) {
        if (is_recorded(collection.study, answer.practice, answer.expert)) continue;
        out.recusals.push_back({answer.practice, answer.ground, file.rates(answer)});
        continue;
      }
      const std::pair key{answer.practice, answer.expert};
      auto& held =
          words.try_emplace(key, SheetWords{answer.practice, answer.expert, {}, {}, {}, {}})
              .first->second;
      if (answer.question == score_sheet::opinion) held.opinion = answer.value;
      if (answer.question == score_sheet::strengths) held.strengths = answer.value;
      if (answer.question == score_sheet::remarks) held.remarks = answer.value;
      if (answer.question == score_sheet::advice) held.advice = answer.value;
    }
    for (const auto& [practice, expert] : file.without_statement) {
      collection.experts[expert].no_statement.push_back(practice);
    }
  }
  for (auto& [key, said] : words) {
    const bool empty = said == SheetWords{key.first, key.second, {}, {}, {}, {}};
    if (!empty) collection.words.push_back(std::move(said));
  }
}

/// Practices whose sheets were issued and came back without a mark.
void note_unfilled(const std::vector<ReturnedFile>& files, Collection& collection) {
  for (const auto& file : files) {
    for (const auto& [practice, expert] : file.unfilled) {
      const auto has_mark = [&, p = practice, e = expert](const auto& line) {
        return line.first.practice == p && line.first.expert == e && !line.second.score.empty();
      };
      auto& out = collection.experts[expert];
      const bool recused =
          is_recorded(collection.study, practice, expert) ||
          std::ranges::find(out.recusals, practice, &RecusalNote::practice) != out.recusals.end();
      const bool told = std::ranges::find(out.missing, practice) != out.missing.end();
      if (!recused && !told && std::ranges::none_of(collection.lines, has_mark)) {
        out.missing.push_back(practice);
      }
    }
  }
  for (const auto expert : collection.study.experts.count()) {
    std::ranges::sort(collection.experts[expert].missing);
  }
}

/// With more experts than before, whatever names one by its number is made again.
void name_experts_anew(const Forms& forms, const Sources& sources, Study& study) {
  Diagnostics told;  // what is wrong with these tables was told when they were read first
  study.experts = {};
  study.assignment.clear();
  study.sheets.opinions.clear();
  build_experts(forms, sources, study, told);
  build_assignment(forms, study, told);
  build_opinions(forms, study, told);
}

std::string bytes_of(const FileAccess& files, std::string_view name) {
  const auto file = files.read(name);
  return file && file->problem.empty() ? file->bytes : std::string();
}

}  // namespace

Collecting collect(const FileAccess& programme, std::string_view name,
                   std::span<const RawFile> files, const IntakeOptions& options) {
  Collecting out{.sources = {}, .diagnostics = Diagnostics(options.limits), .collection = {}};
  auto forms = load_without_ratings(programme, name, options, out.sources, out.diagnostics);
  if (!forms) return out;
  Loader loader(programme, options, out.sources, out.diagnostics);
  out.ratings_name = ratings_name(loader, *forms);
  out.opinions_name = opinions_name(loader, *forms);
  auto held =
      open_ratings_of(loader, out.sources, out.ratings_name, false, {}, *forms, out.diagnostics);
  auto opened = open_returned(files, *forms, options, out.sources);
  auto study = validate(*forms, out.sources, options, out.diagnostics);
  if (!study) return out;
  if (forms->experts.empty()) {  // then the codes of the ratings are the experts
    for (const auto& table : held) forms->ratings.push_back(table);
    for (const auto& file : opened) {
      for (const auto& table : file.tables) forms->ratings.push_back(table);
    }
    name_experts_anew(*forms, out.sources, *study);
  }
  Collection collection{.study = std::move(*study)};
  collection.experts = Per<Expert, ExpertReturn>(collection.study.experts.count());
  const auto context = rating_context(*forms, collection.study);
  const RowTaker taker(collection.study, context, out.sources, options);

  Lines lines;
  for (auto& row : taker.rows(held, out.diagnostics)) lines.emplace(row.key, std::move(row.line));
  if (out.diagnostics.has_errors()) return out;
  collection.before.assign(lines.begin(), lines.end());
  collection.from_workbook = !utf8::folded(out.ratings_name).ends_with(".csv");
  std::vector<ReturnedFile> returned;
  for (auto& file : opened) returned.push_back(taker.take(std::move(file), out.diagnostics));
  report_contradictions(returned, out.sources, out.diagnostics);
  Joiner joiner(std::move(lines), collection);
  for (const auto& file : returned) {
    if (file.about.accepted) joiner.join(file);
  }
  joiner.finish();
  review_marks(collection);
  review_answers(returned, collection);
  note_unfilled(returned, collection);
  for (auto& file : returned) collection.files.push_back(std::move(file.about));
  out.ratings_before = bytes_of(programme, out.ratings_name);
  out.opinions_before = bytes_of(programme, out.opinions_name);
  out.collection = std::move(collection);
  return out;
}

}  // namespace otbor
