#include "tests/support/study_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace otbor {
namespace {

Points points(std::string_view text) { return parse_points(text, true).value(); }

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Mark mark(const Scale& scale, std::string_view text) {
  if (text == ".") return mark_blank;
  if (text == "-") return mark_not_applicable;
  return scale.category(points(text)).value();
}

template <class Tag>
Index<Tag> find(const Per<Tag, Tag>& things, std::string_view id) {
  const auto at = std::ranges::find(things, id, &Tag::id);
  OTBOR_CHECK(at != things.end());
  return Index<Tag>(static_cast<std::size_t>(at - things.begin()));
}

}  // namespace

StudyBuilder::StudyBuilder() { study_.criteria.applicant_groups.push_back({}); }

StudyBuilder& StudyBuilder::criterion(std::string_view id, std::string_view weight,
                                      const CriterionFacts& facts) {
  Criterion criterion;
  criterion.id = id;
  criterion.title = facts.title;
  criterion.required = facts.required;
  for (const auto value : words(facts.scale)) criterion.scale.values.push_back(points(value));
  const std::size_t categories = criterion.scale.values.size();
  criterion.scale.level_names.resize(categories);
  criterion.scale.lower_is_better = facts.lower_is_better;
  criterion.scale.allows_not_applicable = true;
  criterion.descriptors.resize(categories);
  criterion.comment_required.resize(categories);
  criterion.evidence_required.resize(categories);
  if (!facts.gate.empty()) criterion.gate = points(facts.gate);
  if (!facts.gate_each.empty()) criterion.gate_each = points(facts.gate_each);
  for (const auto stage : words(facts.stages)) {
    criterion.stages.push_back(find<Stage>(study_.cycle.value().stages, stage));
  }
  study_.criteria.criteria.push_back(std::move(criterion));
  weights_.push_back(points(weight));
  return *this;
}

StudyBuilder& StudyBuilder::applicant_group(std::string_view name, std::string_view weights) {
  study_.criteria.applicant_groups.push_back({std::string(name)});
  for (const auto weight : words(weights)) group_weights_.push_back(points(weight));
  return *this;
}

StudyBuilder& StudyBuilder::management_cycle() {
  Cycle cycle;
  cycle.scale.values = {Points(), Points::whole(1), Points::whole(2), Points::whole(3)};
  cycle.scale.level_names.resize(4);
  cycle.sufficient = Points::whole(2);
  const std::string_view codes[] = {"Ц", "П", "М", "Н", "А", "Р", "Д", "У", "Э"};
  const std::string_view titles[] = {"Цели (обоснованность целей)",
                                     "Показатели",
                                     "Методы сбора и обработки информации",
                                     "Мониторинг показателей",
                                     "Анализ результатов мониторинга",
                                     "Адресные рекомендации по результатам анализа",
                                     "Меры, мероприятия",
                                     "Управленческие решения",
                                     "Анализ эффективности принятых мер"};
  for (std::size_t i = 0; i < std::size(codes); ++i) {
    Stage stage;
    stage.id = "S" + std::to_string(i + 1);
    stage.code = codes[i];
    stage.title = titles[i];
    const auto at = cycle.stages.push_back(std::move(stage));
    cycle.positions.push_back({std::string(titles[i]), {at}});
  }
  const auto one = Points::whole(1);
  cycle.classes = {
      {.id = "fragment", .letter = "Ф", .title = "Фрагмент цикла", .defects_at_least = 5},
      {.id = "full", .letter = "П", .title = "Полный цикл", .defects_at_most = 0},
      {.id = "partial",
       .letter = "Д",
       .title = "Цикл с отдельными дефектами",
       .defects_at_most = 2,
       .stages_at_least = {{Index<Stage>(1), one}, {Index<Stage>(4), one}, {Index<Stage>(8), one}}},
      {.id = "broken", .letter = "Р", .title = "Разорванный цикл"}};
  study_.cycle = std::move(cycle);
  return *this;
}

StudyBuilder& StudyBuilder::platform(std::string_view id, std::string_view title) {
  theme_set().platforms.push_back({std::string(id), std::string(title)});
  return *this;
}

StudyBuilder& StudyBuilder::theme(std::string_view id, std::string_view title,
                                  std::string_view platform) {
  Theme theme;
  theme.id = id;
  theme.title = title;
  if (!platform.empty()) theme.platform = find<Platform>(theme_set().platforms, platform);
  theme_set().themes.push_back(std::move(theme));
  return *this;
}

StudyBuilder& StudyBuilder::institution(std::string_view name, const InstitutionFacts& facts) {
  Institution institution;
  institution.id = institution.short_name = name;
  institution.type = facts.type;
  institution.settlement = facts.settlement;
  study_.institutions.push_back(std::move(institution));
  return *this;
}

StudyBuilder& StudyBuilder::expert(std::string_view id, std::string_view institution) {
  Expert expert;
  expert.id = id;
  if (!institution.empty()) expert.institution = institution_at(institution);
  study_.experts.push_back(std::move(expert));
  return *this;
}

StudyBuilder& StudyBuilder::practice(std::string_view id, const PracticeFacts& facts) {
  Practice practice;
  practice.id = id;
  practice.title = facts.title;
  practice.status = facts.status;
  if (!facts.institution.empty()) practice.institution = institution_at(facts.institution);
  if (!facts.theme.empty()) practice.theme = find<Theme>(theme_set().themes, facts.theme);
  if (!facts.platform.empty()) {
    practice.platform = find<Platform>(theme_set().platforms, facts.platform);
  }
  if (!facts.registered.empty()) practice.registered_at = parse_moment(facts.registered).value();
  const auto& groups = study_.criteria.applicant_groups.values();
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].name == facts.group) practice.group = Index<ApplicantGroup>(i);
  }
  study_.practices.push_back(std::move(practice));
  return *this;
}

StudyBuilder& StudyBuilder::sheet(std::string_view practice, std::string_view expert,
                                  std::string_view marks, std::string_view stage_marks,
                                  SheetStatus status) {
  const auto known = [&](const Expert& other) { return other.id == expert; };
  if (std::ranges::none_of(study_.experts, known)) this->expert(expert);
  sheets_.push_back({{practice_at(practice), expert_at(expert), status},
                     std::string(marks),
                     std::string(stage_marks)});
  return *this;
}

StudyBuilder& StudyBuilder::band(Decision decision, std::string_view from, bool gates_required,
                                 std::string_view wording) {
  Band band;
  band.decision = decision;
  if (!from.empty()) band.from = points(from);
  band.gates_required = gates_required;
  band.wording = wording;
  study_.rules.bands.push_back(std::move(band));
  return *this;
}

StudyBuilder& StudyBuilder::rules(const std::function<void(Rules&)>& set) {
  set(study_.rules);
  return *this;
}

StudyBuilder& StudyBuilder::change(std::function<void(Study&)> change) {
  changes_.push_back(std::move(change));
  return *this;
}

Study StudyBuilder::build() const {
  Study study = study_;
  fill_weights(study);
  fill_sheets(study);
  for (const auto& change : changes_) change(study);
  return study;
}

Index<Practice> StudyBuilder::practice_at(std::string_view id) const {
  return find<Practice>(study_.practices, id);
}

Index<Expert> StudyBuilder::expert_at(std::string_view id) const {
  return find<Expert>(study_.experts, id);
}

Index<Criterion> StudyBuilder::criterion_at(std::string_view id) const {
  return find<Criterion>(study_.criteria.criteria, id);
}

ThemeSet& StudyBuilder::theme_set() {
  if (!study_.themes) study_.themes.emplace();
  return *study_.themes;
}

Index<Institution> StudyBuilder::institution_at(std::string_view name) {
  const auto known = [&](const Institution& other) { return other.id == name; };
  if (std::ranges::none_of(study_.institutions, known)) institution(name);
  return find<Institution>(study_.institutions, name);
}

void StudyBuilder::fill_weights(Study& study) const {
  auto& set = study.criteria;
  const auto groups = set.applicant_groups.count();
  set.weights = Table<ApplicantGroup, Criterion, Points>(groups, set.criteria.count());
  set.maximum = Per<ApplicantGroup, Points>(groups);
  set.minimum = Per<ApplicantGroup, Points>(groups);
  auto weights = weights_;
  weights.insert(weights.end(), group_weights_.begin(), group_weights_.end());
  OTBOR_CHECK(weights.size() == std::size_t{groups.value()} * set.criteria.count().value());
  std::size_t at = 0;
  for (const auto group : groups) {
    for (const auto criterion : set.criteria.count()) {
      const auto weight = weights[at++];
      const auto& scale = set.criteria[criterion].scale;
      set.weights(group, criterion) = weight;
      set.maximum[group] += product(scale.highest(), weight);
      set.minimum[group] += product(scale.lowest(), weight);
    }
  }
  const auto lower = [](const Criterion& criterion) { return criterion.scale.lower_is_better; };
  set.lower_is_better = std::ranges::all_of(set.criteria, lower);
}

void StudyBuilder::fill_sheets(Study& study) const {
  auto written = sheets_;
  std::ranges::stable_sort(written, {}, [](const WrittenSheet& one) {
    return std::pair(one.sheet.practice, one.sheet.expert);
  });
  auto& sheets = study.sheets;
  const Count<Sheet> count(written.size());
  const auto stages = study.cycle ? study.cycle->stages.count() : Count<Stage>();
  sheets.marks = Table<Sheet, Criterion, Mark>(count, study.criteria.criteria.count(), mark_blank);
  sheets.stage_marks = Table<Sheet, Stage, Mark>(count, stages, mark_blank);
  sheets.of_practice = Per<Practice, Range<Sheet>>(study.practices.count());
  for (const auto& one : written) {
    const auto sheet = sheets.sheets.push_back(one.sheet);
    std::size_t at = 0;
    for (const auto text : words(one.marks)) {
      const Index<Criterion> criterion(at++);
      sheets.marks(sheet, criterion) = mark(study.criteria.criteria[criterion].scale, text);
    }
    at = 0;
    for (const auto text : words(one.stage_marks)) {
      sheets.stage_marks(sheet, Index<Stage>(at++)) = mark(study.cycle->scale, text);
    }
  }
  std::size_t first = 0;
  for (const auto practice : study.practices.count()) {
    std::size_t last = first;
    while (last < written.size() && written[last].sheet.practice == practice) ++last;
    sheets.of_practice[practice] = Range<Sheet>(first, last);
    first = last;
  }
}

}  // namespace otbor
