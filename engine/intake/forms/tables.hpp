#pragma once
// Rows of the programme's tables, with places: practices.csv, experts.csv, institutions.csv and the
// headings of ratings.csv.

#include "engine/intake/forms/codes.hpp"
#include "engine/model/study.hpp"
#include "engine/text/table.hpp"

namespace otbor {

enum class Novelty : std::uint8_t { no, yes };

struct PracticeRow {
  Span span;
  Located<std::string> id;
  Located<std::string> title;
  Located<std::string> institution;
  Located<std::string> theme;
  Located<std::string> platform;
  std::optional<Located<PracticeStatus>> status;
  std::optional<Located<Moment>> registered_at;
  Located<std::string> abstract;
  Located<std::string> authors;
  Located<std::string> text;
  std::vector<Located<std::string>> declared_stages;
  Located<std::string> group;
  Located<std::string> applicant;
  std::optional<Located<Novelty>> newcomer;
  Located<std::string> cost;
  std::vector<Located<std::string>> failed_checks;
};

struct ExpertRow {
  Span span;
  Located<std::string> id;
  Located<std::string> name;
  Located<std::string> institution;
  std::vector<Located<std::string>> themes;
  std::vector<Located<std::string>> former_institutions;
  std::vector<Located<std::string>> conflicts;
};

struct InstitutionRow {
  Span span;
  Located<std::string> id;
  Located<std::string> short_name;
  Located<std::string> full_name;
  Located<std::string> type;
  Located<std::string> settlement;
  std::vector<Located<std::string>> aliases;
};

/// Only the headings matter: rows of ratings are read by intake/ratings/ratings.cpp without a copy.
struct RatingRow {
  Span span;
  Located<std::string> practice;
  Located<std::string> expert;
  Located<std::string> criterion;
  Located<std::string> score;
  Located<std::string> comment;
  Located<std::string> evidence;
  Located<std::string> version;
  Located<std::string> answered_at;
};

template <>
struct Choices<PracticeStatus> {
  using E = PracticeStatus;
  static constexpr std::array values{Choice<E>{E::received, "received", "поступила"},
                                     Choice<E>{E::admitted, "admitted", "допущена"},
                                     Choice<E>{E::returned, "returned", "возвращена"},
                                     Choice<E>{E::rejected, "rejected", "отклонена"},
                                     Choice<E>{E::withdrawn, "withdrawn", "снята"},
                                     Choice<E>{E::presented, "presented", "представлена"}};
};

template <>
struct Choices<Novelty> {
  static constexpr std::array values{Choice<Novelty>{Novelty::yes, "yes", "да"},
                                     Choice<Novelty>{Novelty::no, "no", "нет"}};
};

template <>
struct Schema<PracticeRow> {
  using F = PracticeRow;
  static constexpr Words where{"в таблице практик", "in the table of practices"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код или регистрационный номер", "code or registration number"})
          .required()
          .also({"рег. №|регистрационный номер|рег. номер|регистрационный №|№ заявки|номер заявки|"
                 "код заявки|код практики|номер|№|№ п/п",
                 "practice|no"}),
      field("title", "название", &F::title, {"название практики", "title of the practice"})
          .also({"название практики|практика|наименование практики|"
                 "название управленческой практики",
                 "name"}),
      field("institution", "организация", &F::institution,
            {"код, краткое название или другое известное название", "code, short name or alias"})
          .also({"оо|учреждение|образовательная организация|организация-заявитель|заявитель|"
                 "школа|наименование организации|наименование оо|полное наименование организации|"
                 "наименование образовательной организации|"
                 "полное наименование образовательной организации",
                 "organisation|organization"}),
      field("theme", "направление", &F::theme, {"код направления", "code of the theme"})
          .also({"тема|направление практики|тематическое направление", "track"}),
      field("platform", "площадка", &F::platform, {"код площадки", "code of the platform"})
          .also({"секция", "section"}),
      field("status", "статус", &F::status,
            {"поступила, допущена, возвращена, отклонена, снята, представлена",
             "received, admitted, returned, rejected, withdrawn, presented"})
          .also({"статус заявки|состояние|состояние заявки|допуск", ""}),
      field("registered_at", "дата регистрации", &F::registered_at,
            {"дата и время поступления", "date and time of receipt"})
          .also({"зарегистрирована|дата поступления|дата подачи|дата и время поступления|"
                 "дата и время регистрации|дата подачи заявки|отметка времени|время создания",
                 "registered|timestamp|submitted at"}),
      field("abstract", "аннотация", &F::abstract, {"аннотация", "abstract"})
          .also({"краткое описание|аннотация практики|краткое описание практики", "summary"}),
      field("authors", "авторы", &F::authors,
            {"авторы; в результаты не попадают", "authors; never printed"})
          .also({"автор|авторы практики|фио авторов|автор (авторы)", "author"}),
      field("text", "текст", &F::text, {"текст практики", "text of the practice"})
          .also({"текст практики|описание практики|содержание практики", "description"}),
      field("declared_stages", "заявленные этапы", &F::declared_stages,
            {"этапы цикла, которые авторы считают представленными: Ц; П; А",
             "stages of the cycle that the authors claim: S1; S2; S5"}),
      field("group", "группа заявителя", &F::group,
            {"группа заявителя для коэффициентов", "group of applicants for weights"})
          .also({"группа", "applicant group"}),
      field("applicant", "участник", &F::applicant,
            {"код участника, если у него может быть несколько практик",
             "code of the participant who may have several practices"}),
      field("newcomer", "участвует впервые", &F::newcomer,
            {"да, если участник заявился впервые", "yes if the participant is new"})
          .also({"впервые", ""}),
      field("cost", "стоимость", &F::cost,
            {"сколько средств запрошено", "how much money it asks for"})
          .also({"запрошено", "amount"}),
      field("failed_checks", "невыполненные требования", &F::failed_checks,
            {"коды невыполненных требований допуска", "codes of failed admission checks"})};
};
static_assert(schema_is_complete<PracticeRow>());

template <>
struct Schema<ExpertRow> {
  using F = ExpertRow;
  static constexpr Words where{"в таблице экспертов", "in the table of experts"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код эксперта, например Э-01", "code of the expert"})
          .required()
          .also({"код эксперта|шифр эксперта|эксперт", "expert"}),
      field("name", "имя", &F::name, {"имя; в результаты не попадает", "name; never printed"})
          .also({"фио|фио эксперта|фамилия, имя, отчество", ""}),
      field("institution", "организация", &F::institution, {"место работы", "place of work"})
          .also({"место работы", "organisation|organization"}),
      field("themes", "направления", &F::themes,
            {"знакомые направления", "themes the expert knows"})
          .also({"темы|направление|знает направления", "tracks"}),
      field("former_institutions", "прежние организации", &F::former_institutions,
            {"места работы за три года", "places of work of the last three years"})
          .also({"прежнее место работы|прежние места работы|прежняя организация", ""}),
      field("conflicts", "конфликты", &F::conflicts,
            {"практики или организации, которые эксперт не оценивает",
             "practices or institutions the expert may not rate"})
          .also({"конфликт интересов|конфликты интересов", ""})};
};
static_assert(schema_is_complete<ExpertRow>());

template <>
struct Schema<InstitutionRow> {
  using F = InstitutionRow;
  static constexpr Words where{"в таблице организаций", "in the table of institutions"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код организации", "code of the institution"})
          .required()
          .also({"код организации|код оо|№ п/п|№", "no"}),
      field("short_name", "краткое название", &F::short_name, {"краткое название", "short name"})
          .also({"краткое наименование|название|наименование|краткое наименование оо|"
                 "наименование оо|организация|оо|учреждение",
                 "name"}),
      field("full_name", "полное название", &F::full_name, {"полное название", "full name"})
          .also({"полное наименование|полное наименование оо", ""}),
      field("type", "тип", &F::type, {"тип организации", "type of institution"})
          .also({"тип организации|тип оо|вид|вид организации", ""}),
      field("settlement", "населённый пункт", &F::settlement, {"населённый пункт", "settlement"}),
      field("aliases", "другие названия", &F::aliases, {"другие названия", "other names"})
          .also({"синонимы|прежние названия|прочие названия", ""})};
};
static_assert(schema_is_complete<InstitutionRow>());

template <>
struct Schema<RatingRow> {
  using F = RatingRow;
  static constexpr Words where{"в таблице оценок", "in the table of ratings"};
  static constexpr std::tuple fields{
      practice_code<F>,
      expert_code<F>,
      field("criterion", "критерий", &F::criterion,
            {"код критерия или этапа", "code of the criterion or stage"})
          .required(),
      field("score", "балл", &F::score, {"балл; пусто — не оценено", "mark; blank is not rated"})
          .required()
          .also({"оценка", "mark"}),
      field("comment", "комментарий", &F::comment, {"комментарий эксперта", "the expert's comment"})
          .also({"обоснование", ""}),
      field("evidence", "подтверждение", &F::evidence,
            {"реквизиты или ссылка", "document or link"}),
      field("version", "версия критериев", &F::version,
            {"версия набора, по которой заполнен лист",
             "version of the set the sheet was made under"})
          .also({"версия", "criteria version"}),
      field("answered_at", "время ответа", &F::answered_at,
            {"когда отправлен ответ формы; из нескольких ответов учитывается последний",
             "when the form was sent; of several answers the last counts"})
          .also({"отметка времени|время создания|дата и время|дата оценки|дата",
                 "timestamp|submitted at|date"})};
};
static_assert(schema_is_complete<RatingRow>());

}  // namespace otbor
