#pragma once
// What programme.yaml says, with places.

#include <optional>
#include <vector>

#include "engine/intake/forms/presence.hpp"
#include "engine/intake/forms/rules.hpp"
#include "engine/model/study.hpp"

namespace otbor {

struct FilesForm {
  Span span;
  std::optional<TextValue> practices;
  std::optional<TextValue> experts;
  std::optional<TextValue> ratings;
  std::optional<TextValue> institutions;
  std::optional<TextValue> assignment;
  std::optional<TextValue> opinions;
  std::optional<TextValue> decisions;
  std::vector<TextValue> past;
};

struct ForumForm {
  Span span;
  std::optional<TextValue> title;
  std::optional<Located<Moment>> date;
  std::optional<TextValue> mode;
  std::vector<TextValue> kinds;
  std::optional<TextValue> idea;
  std::optional<TextValue> theme;
  std::optional<WholeValue> applications;
  std::optional<WholeValue> presented;
  std::optional<WholeValue> connections_low;
  std::optional<WholeValue> connections_high;
  std::vector<TextValue> praised;
  std::vector<TextValue> shortcomings;
  std::vector<TextValue> recommendations;
  std::optional<TextValue> conference;
  std::optional<TextValue> conference_when;
  std::vector<TextValue> activity_signs;
  std::vector<TextValue> remarks;
  std::optional<YesNo> vote_invited;
  std::optional<TextValue> resolution_placed;
  std::optional<NumberValue> talk_minutes;
  std::optional<TextValue> source;
  std::optional<PresenceForm> attendance;
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
  std::vector<TextValue> earlier;
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
struct Schema<FilesForm> {
  using F = FilesForm;
  static constexpr Words where{"в списке файлов", "in the list of files"};
  static constexpr std::tuple fields{
      field("practices", "практики", &F::practices, {"таблица практик", "table of practices"}),
      field("experts", "эксперты", &F::experts, {"таблица экспертов", "table of experts"}),
      field("ratings", "оценки", &F::ratings, {"таблица оценок", "table of ratings"}),
      field("institutions", "организации", &F::institutions,
            {"таблица организаций", "table of institutions"}),
      field("assignment", "закрепление", &F::assignment,
            {"таблица закрепления практик за экспертами", "table of who rates what"}),
      field("opinions", "мнения", &F::opinions,
            {"таблица мнений экспертов о практиках", "table of the experts' opinions"}),
      field("decisions", "решения", &F::decisions, {"файл решений", "file of decisions"}),
      field("past", "прошлые_годы", &F::past,
            {"таблицы практик прошлых лет: с ними сравнивают, нет ли повторов",
             "tables of practices of years before, to find repetitions"})};
};

static_assert(schema_is_complete<FilesForm>());

template <>
struct Schema<ForumForm> {
  using F = ForumForm;
  static constexpr Words where{"в сведениях о форуме", "in the facts of the forum"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title,
            {"название форума, как в справке: «районный Форум …»", "the forum's title"}),
      field("date", "дата", &F::date, {"когда состоялся форум", "the day of the forum"}),
      field("mode", "режим", &F::mode, {"«дистанционный», «очный»", "remote, in person"}),
      field("kinds", "формы", &F::kinds,
            {"формы работы: конференция, семинар-совещание", "kinds of meeting"}),
      field("idea", "идея", &F::idea,
            {"с какой точки зрения рассматривались практики: целое предложение",
             "from what point of view practices were looked at: a sentence"}),
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
      field("conference", "конференция", &F::conference,
            {"название конференции, где представят лучшие практики",
             "the conference where the best are presented"}),
      field("conference_when", "конференция_когда", &F::conference_when,
            {"«в конце августа 2022 года»", "when it takes place"}),
      field("activity_signs", "признаки_активности", &F::activity_signs,
            {"по чему судили об активности участников", "by what participation was judged"}),
      field("remarks", "оговорки", &F::remarks,
            {"оговорки к числу подключений", "remarks on the count of connections"}),
      field("vote_invited", "голосование_предложено", &F::vote_invited,
            {"да, если участников пригласили голосовать за резолюцию",
             "yes if participants were asked to vote on the resolution"}),
      field("resolution_placed", "резолюция_размещена", &F::resolution_placed,
            {"где: «на сайте …»", "where the resolution can be read"}),
      field("talk_minutes", "регламент_минут", &F::talk_minutes,
            {"сколько минут отведено выступлению", "minutes a talk may take"})
          .between(1, 600),
      field("source", "источник", &F::source, {"откуда сведения", "where the facts come from"}),
      field("attendance", "посещаемость", &F::attendance,
            {"как считать подключения по спискам папки forum/",
             "how connections are counted from the lists in forum/"})};
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
      field("earlier", "прежний_отбор", &F::earlier,
            {"dossier.json прежних отборов: тех же практик (например, форума) и прошлого года",
             "dossier.json of earlier runs: of the same practices (e.g. the forum), of last year"}),
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
