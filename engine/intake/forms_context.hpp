#pragma once
// What the files of a cycle, of themes and of a programme say, with places: criteria/cycles/*.yaml,
// criteria/themes/*.yaml, programme.yaml.

#include "engine/intake/forms_criteria.hpp"
#include "engine/model/study.hpp"

namespace otbor {

// ---- cycle -----------------------------------------------------------------------------------

struct StageForm {
  Span span;
  TextValue id;
  TextValue code;
  TextValue title;
  std::optional<TextValue> short_title;
  MapOf<TextValue> levels;
};

struct CycleClassForm {
  Span span;
  TextValue id;
  TextValue letter;
  TextValue title;
  std::optional<TextValue> meaning;
  std::optional<WholeValue> defects_at_least;
  std::optional<WholeValue> defects_at_most;
  MapOf<NumberValue> stages_at_least;
  std::optional<WholeValue> closed_at_least;
};

struct PositionForm {
  Span span;
  TextValue title;
  std::vector<TextValue> stages;
};

struct GroupingForm {
  Span span;
  WholeValue positions;
  std::vector<PositionForm> groups;
};

struct CycleForm {
  Span span;
  TextValue title;
  std::optional<TextValue> version;
  ScaleForm scale;
  NumberValue sufficient;
  std::vector<StageForm> stages;
  std::vector<CycleClassForm> classes;
  std::vector<GroupingForm> groupings;
  std::optional<NumberValue> closed_when_sum_at_least;
};

// ---- themes ----------------------------------------------------------------------------------

struct ThemeWeightsForm {
  Span span;
  std::optional<WholeValue> title;
  std::optional<WholeValue> abstract;
  std::optional<WholeValue> body;
  std::optional<WholeValue> strong;
  std::optional<WholeValue> supporting;
  std::optional<WholeValue> cap;
  std::optional<NumberValue> margin;
};

struct PlatformForm {
  Span span;
  TextValue id;
  TextValue title;
};

struct TrackForm {
  Span span;
  TextValue id;
  TextValue title;
  std::optional<TextValue> group;
  std::optional<TextValue> platform;
  std::vector<TextValue> strong;
  std::vector<TextValue> supporting;
};

struct ObjectForm {
  Span span;
  std::vector<TextValue> heads;
  std::vector<TextValue> words;
  TextValue track;
};

struct ThemesForm {
  Span span;
  TextValue title;
  std::optional<TextValue> version;
  std::optional<ThemeWeightsForm> weights;
  std::vector<PlatformForm> platforms;
  std::vector<TrackForm> tracks;
  std::vector<TextValue> exact;
  std::vector<TextValue> ambiguous;
  std::vector<TextValue> ignore;
  std::vector<ObjectForm> objects;
  MapOf<std::vector<TextValue>> lemmas;
};

// ---- programme -------------------------------------------------------------------------------

struct FilesForm {
  Span span;
  std::optional<TextValue> practices;
  std::optional<TextValue> experts;
  std::optional<TextValue> ratings;
  std::optional<TextValue> institutions;
  std::optional<TextValue> decisions;
};

struct ForumForm {
  Span span;
  std::optional<TextValue> theme;
  std::optional<WholeValue> applications;
  std::optional<WholeValue> presented;
  std::optional<WholeValue> connections_low;
  std::optional<WholeValue> connections_high;
  std::vector<TextValue> praised;
  std::vector<TextValue> shortcomings;
  std::vector<TextValue> recommendations;
  std::optional<TextValue> source;
};

struct ProgrammeForm {
  Span span;
  TextValue title;
  std::optional<TextValue> body;
  Located<ProgrammeStage> stage{ProgrammeStage::expertise, {}};
  std::optional<Located<Moment>> date;
  std::optional<TextValue> place;
  Located<Provenance> provenance{Provenance::real, {}};
  std::optional<TextValue> note;
  TextValue criteria;
  std::optional<TextValue> criteria_version;
  std::optional<TextValue> cycle;
  std::optional<WholeValue> cycle_positions;
  std::optional<TextValue> themes;
  std::optional<RulesForm> plan;
  std::optional<FilesForm> files;
  MapOf<TextValue> columns;
  std::optional<ForumForm> forum;
};

template <>
struct Choices<ProgrammeStage> {
  using E = ProgrammeStage;
  static constexpr std::array values{Choice<E>{E::forum, "forum", "форум"},
                                     Choice<E>{E::expertise, "expertise", "экспертиза"}};
};
template <>
struct Choices<Provenance> {
  using E = Provenance;
  static constexpr std::array values{Choice<E>{E::real, "real", "настоящие"},
                                     Choice<E>{E::simulated, "simulated", "смоделированные"}};
};

template <>
struct Schema<StageForm> {
  using F = StageForm;
  static constexpr Words where{"в описании этапа", "in a stage"};
  static constexpr std::tuple fields{
      field("id", "ид", &F::id, {"постоянное обозначение: S1 … S9", "lasting id: S1 … S9"})
          .required(),
      field("code", "код", &F::code, {"буква на экспертном листе", "letter on the expert's sheet"})
          .required(),
      field("title", "название", &F::title, {"название этапа", "title of the stage"}).required(),
      field("short", "кратко", &F::short_title, {"краткое название", "short title"}),
      field("levels", "уровни", &F::levels,
            {"что означает балл за этап", "what a mark of the stage means"})};
};
static_assert(schema_is_complete<StageForm>());

template <>
struct Schema<CycleClassForm> {
  using F = CycleClassForm;
  static constexpr Words where{"в классе полноты цикла", "in a class of completeness"};
  static constexpr std::tuple fields{
      field("id", "ид", &F::id,
            {"обозначение: full, partial, broken, fragment", "id: full, partial, broken, fragment"})
          .required(),
      field("letter", "буква", &F::letter, {"буква для ведомости", "letter for the summary sheet"})
          .required(),
      field("title", "название", &F::title, {"название класса", "title of the class"}).required(),
      field("meaning", "значение", &F::meaning,
            {"что это значит для практики", "what it means for the practice"}),
      field("defects_at_least", "дефектов_не_менее", &F::defects_at_least,
            {"если недостаточных этапов не менее", "if at least so many stages fall short"})
          .between(0, 100),
      field("defects_at_most", "дефектов_не_более", &F::defects_at_most,
            {"если недостаточных этапов не более", "if at most so many stages fall short"})
          .between(0, 100),
      field(
          "stages_at_least", "этапы_не_ниже", &F::stages_at_least,
          {"и средние по этапам не ниже: {S2: 1}", "and the means of stages are at least: {S2: 1}"})
          .between(0, 1000),
      field("closed_at_least", "закрыто_не_менее", &F::closed_at_least,
            {"если закрыто этапов не менее", "if at least so many stages are closed"})
          .between(0, 100)};
};
static_assert(schema_is_complete<CycleClassForm>());

template <>
struct Schema<PositionForm> {
  using F = PositionForm;
  static constexpr Words where{"в позиции цикла", "in a position of the cycle"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название позиции", "title of the position"})
          .required(),
      field("stages", "этапы", &F::stages, {"этапы позиции", "stages of the position"}).required()};
};
static_assert(schema_is_complete<PositionForm>());

template <>
struct Schema<GroupingForm> {
  using F = GroupingForm;
  static constexpr Words where{"в группировке этапов", "in a grouping of stages"};
  static constexpr std::tuple fields{
      field("positions", "позиций", &F::positions, {"сколько позиций", "how many positions"})
          .required()
          .between(1, 100),
      field("groups", "группы", &F::groups, {"позиции по порядку", "the positions in order"})
          .required()};
};
static_assert(schema_is_complete<GroupingForm>());

template <>
struct Schema<CycleForm> {
  using F = CycleForm;
  static constexpr Words where{"в описании цикла", "in a cycle"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название цикла", "title of the cycle"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("scale", "шкала", &F::scale, {"шкала оценки этапа", "scale of a stage's mark"})
          .required(),
      field("sufficient", "достаточно", &F::sufficient,
            {"среднее по этапу ниже этого считается недостатком",
             "a stage mean below this is a defect"})
          .required()
          .between(0, 1000),
      field("stages", "этапы", &F::stages, {"этапы по порядку", "the stages in order"}).required(),
      field("classes", "классы", &F::classes,
            {"классы полноты, первый подходящий", "classes of completeness, first match wins"})
          .required(),
      field("groupings", "группировки", &F::groupings,
            {"на 7, 8 или 9 позиций", "into 7, 8 or 9 positions"}),
      field("closed_when_sum_at_least", "этап_закрыт_при_сумме", &F::closed_when_sum_at_least,
            {"самоаудит: этап закрыт при сумме его показателей не ниже",
             "self-audit: a stage is closed when its items sum to at least"})
          .between(0, 1000)};
};
static_assert(schema_is_complete<CycleForm>());

template <>
struct Schema<ThemeWeightsForm> {
  using F = ThemeWeightsForm;
  static constexpr Words where{"в весах темы", "in the theme weights"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"слово в названии", "a word of the title"})
          .between(0, 100),
      field("abstract", "аннотация", &F::abstract, {"слово в аннотации", "a word of the abstract"})
          .between(0, 100),
      field("body", "текст", &F::body, {"слово в тексте", "a word of the text"}).between(0, 100),
      field("strong", "сильный", &F::strong, {"сильный маркер", "a strong marker"}).between(0, 100),
      field("supporting", "вспомогательный", &F::supporting,
            {"вспомогательный маркер", "a supporting marker"})
          .between(0, 100),
      field("cap", "не_более_вхождений", &F::cap,
            {"сколько вхождений маркера считать", "how many occurrences of a marker count"})
          .between(1, 1000),
      field("margin", "отрыв", &F::margin,
            {"доля отрыва, ниже которой решает методист",
             "relative margin below which the methodologist decides"})
          .between(0, 1)};
};
static_assert(schema_is_complete<ThemeWeightsForm>());

template <>
struct Schema<PlatformForm> {
  using F = PlatformForm;
  static constexpr Words where{"в описании площадки", "in a platform"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код площадки", "code of the platform"}).required(),
      field("title", "название", &F::title, {"название площадки", "title of the platform"})
          .required()};
};
static_assert(schema_is_complete<PlatformForm>());

template <>
struct Schema<TrackForm> {
  using F = TrackForm;
  static constexpr Words where{"в описании направления", "in a track"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id,
            {"код направления, например \"1.2\"", "code of the track, e.g. \"1.2\""})
          .required(),
      field("title", "название", &F::title, {"название направления", "title of the track"})
          .required(),
      field("group", "группа", &F::group, {"группа направлений", "group of tracks"}),
      field("platform", "площадка", &F::platform,
            {"код площадки форума", "code of the forum's platform"}),
      field("strong", "сильные", &F::strong, {"сильные маркеры", "strong markers"}),
      field("supporting", "вспомогательные", &F::supporting,
            {"вспомогательные маркеры", "supporting markers"})};
};
static_assert(schema_is_complete<TrackForm>());

template <>
struct Schema<ObjectForm> {
  using F = ObjectForm;
  static constexpr Words where{"в правиле объекта", "in an object rule"};
  static constexpr std::tuple fields{
      field("heads", "опорные", &F::heads, {"опорные слова: развитие, повышение …", "head words"})
          .required(),
      field("words", "слова", &F::words,
            {"кто или что развивается: педагог, родитель …", "what is managed: teacher, parent …"})
          .required(),
      field("track", "направление", &F::track, {"код направления", "code of the track"})
          .required()};
};
static_assert(schema_is_complete<ObjectForm>());

template <>
struct Schema<ThemesForm> {
  using F = ThemesForm;
  static constexpr Words where{"в описании направлений", "in a theme set"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название набора", "title of the set"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("weights", "веса", &F::weights,
            {"сколько очков даёт маркер", "what a marker is worth"}),
      field("platforms", "площадки", &F::platforms, {"площадки форума", "platforms of the forum"}),
      field("tracks", "направления", &F::tracks,
            {"направления с лексиконами", "tracks with their lexicons"})
          .required(),
      field("exact", "точные", &F::exact,
            {"имена собственные и сокращения, которые ищутся буква в букву",
             "names and abbreviations matched letter by letter"}),
      field("ambiguous", "неоднозначные", &F::ambiguous,
            {"маркеры, которые не решают в одиночку", "markers that never decide alone"}),
      field("ignore", "не_учитывать", &F::ignore, {"шаблонные обороты", "boilerplate"}),
      field("objects", "объекты", &F::objects,
            {"правило объекта управления", "the object-of-management rule"}),
      field("lemmas", "леммы", &F::lemmas,
            {"слова с близкими основами и их формы",
             "words whose stems must not collapse, with their forms"})};
};
static_assert(schema_is_complete<ThemesForm>());

template <>
struct Schema<FilesForm> {
  using F = FilesForm;
  static constexpr Words where{"в списке файлов", "in the list of files"};
  static constexpr std::tuple fields{
      field("practices", "практики", &F::practices, {"таблица практик", "table of practices"}),
      field("experts", "эксперты", &F::experts, {"таблица экспертов", "table of experts"}),
      field("ratings", "оценки", &F::ratings, {"таблица оценок", "table of ratings"}),
      field("institutions", "организации", &F::institutions,
            {"таблица организаций", "table of institutions"}),
      field("decisions", "решения", &F::decisions, {"файл решений", "file of decisions"})};
};
static_assert(schema_is_complete<FilesForm>());

template <>
struct Schema<ForumForm> {
  using F = ForumForm;
  static constexpr Words where{"в сведениях о форуме", "in the facts of the forum"};
  static constexpr std::tuple fields{
      field("theme", "тема", &F::theme, {"основная тема форума", "main theme of the forum"}),
      field("applications", "заявок", &F::applications,
            {"поступило заявок", "applications received"})
          .between(0, 1'000'000),
      field("presented", "представлено", &F::presented,
            {"представлено практик", "practices presented"})
          .between(0, 1'000'000),
      field("connections_low", "подключений_от", &F::connections_low,
            {"наименьшее число подключений на площадке", "fewest connections of a platform"})
          .between(0, 1'000'000),
      field("connections_high", "подключений_до", &F::connections_high,
            {"наибольшее число подключений на площадке", "most connections of a platform"})
          .between(0, 1'000'000),
      field("praised", "отмечены", &F::praised,
            {"организации, отмеченные сообществом", "institutions held in high regard"}),
      field("shortcomings", "замечания", &F::shortcomings,
            {"замечания к проведению", "observed shortcomings"}),
      field("recommendations", "рекомендации", &F::recommendations,
            {"рекомендации участникам", "recommendations to the participants"}),
      field("source", "источник", &F::source, {"откуда сведения", "where the facts come from"})};
};
static_assert(schema_is_complete<ForumForm>());

template <>
struct Schema<ProgrammeForm> {
  using F = ProgrammeForm;
  static constexpr Words where{"в файле программы", "in a programme"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название программы отбора", "title of the programme"})
          .required(),
      field("body", "орган", &F::body, {"кто проводит отбор", "the body that runs the selection"}),
      field("stage", "этап", &F::stage, {"форум или экспертиза", "forum or expertise"}),
      field("date", "дата", &F::date,
            {"дата, которая стоит в документах", "the date that documents carry"}),
      field("place", "место", &F::place, {"место составления", "place"}),
      field("provenance", "происхождение", &F::provenance,
            {"настоящие или смоделированные данные", "real or simulated data"}),
      field("note", "примечание", &F::note, {"примечание к данным", "a note on the data"}),
      field("criteria", "критерии", &F::criteria,
            {"файл набора критериев", "file of the criteria set"})
          .required(),
      field("criteria_version", "версия_критериев", &F::criteria_version,
            {"версия, по которой выдавались листы", "the version the sheets were made under"}),
      field("cycle", "цикл", &F::cycle,
            {"файл управленческого цикла", "file of the management cycle"}),
      field("cycle_positions", "позиций_цикла", &F::cycle_positions,
            {"7, 8 или 9 позиций", "7, 8 or 9 positions"})
          .between(1, 100),
      field("themes", "темы", &F::themes,
            {"файл направлений и площадок", "file of tracks and platforms"}),
      field("plan", "план", &F::plan,
            {"правила этого отбора; заменяют правила набора по ключам",
             "rules of this selection; they override the set's key by key"}),
      field("files", "файлы", &F::files, {"другие имена таблиц", "other names of the tables"}),
      field("columns", "столбцы", &F::columns,
            {"чужие названия столбцов: {практика: submission}",
             "foreign headings: {practice: submission}"}),
      field("forum", "форум", &F::forum,
            {"опубликованные сведения о форуме", "published facts of the forum"})};
};
static_assert(schema_is_complete<ProgrammeForm>());

}  // namespace otbor
