#pragma once
// What forum/resolution.yaml says and the rows of forum/votes.csv, with places.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/model/votes.hpp"
#include "engine/text/table.hpp"

namespace otbor {

struct ProposalForm {
  Span span;
  TextValue id;
  TextValue text;
  std::optional<TextValue> addressee;
  std::optional<TextValue> deadline;
  std::optional<Located<VoteRule>> rule;
};

struct RecommendedForm {
  Span span;
  TextValue to;
  std::vector<TextValue> what;
};

struct BallotTermsForm {
  Span span;
  std::optional<TextValue> mode;
  std::optional<Located<Moment>> begins;
  std::optional<Located<Moment>> ends;
  std::optional<Located<VoterKind>> voter;
  std::optional<WholeValue> eligible;
  std::vector<TextValue> voters;
  std::optional<NumberValue> quorum_percent;
  std::optional<Located<VoteRule>> rule;
};

struct ResolutionForm {
  Span span;
  std::vector<TextValue> observed;
  std::vector<ProposalForm> proposals;
  std::vector<RecommendedForm> recommended;
  std::optional<BallotTermsForm> voting;
  std::optional<TextValue> placed;
  std::optional<TextValue> responsible;
};

/// A row of forum/votes.csv: one vote on one proposal, or a proposal's votes that were counted
/// elsewhere. Where each proposal has a column of its own the rows are read by
/// intake/forum/votes.cpp.
struct VoteRow {
  Span span;
  Located<std::string> voter;
  Located<std::string> email;
  Located<std::string> institution;
  std::optional<Located<Moment>> at;
  Located<std::string> proposal;
  Located<std::string> choice;
  Located<std::string> in_favour;
  Located<std::string> against;
  Located<std::string> abstained;
};

template <>
struct Choices<VoteRule> {
  using E = VoteRule;
  static constexpr std::array values{
      Choice<E>{E::half_of_voters, "more than half of voters", "более половины участвовавших"},
      Choice<E>{E::half_of_eligible, "more than half of eligible", "более половины имеющих право"},
      Choice<E>{E::two_thirds_of_voters, "two thirds of voters", "две трети участвовавших"},
      Choice<E>{E::two_thirds_of_eligible, "two thirds of eligible", "две трети имеющих право"}};
};

template <>
struct Choices<VoterKind> {
  using E = VoterKind;
  static constexpr std::array values{Choice<E>{E::participant, "participant", "участник"},
                                     Choice<E>{E::institution, "institution", "организация"}};
};

template <>
struct Schema<ProposalForm> {
  using F = ProposalForm;
  static constexpr Words where{"в предложении резолюции", "in a proposal"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"номер или код", "number or code"}).required(),
      field("text", "предложение", &F::text, {"текст предложения", "text of the proposal"})
          .required(),
      field("addressee", "адресат", &F::addressee, {"кому адресовано", "to whom"}),
      field("deadline", "срок", &F::deadline, {"срок", "deadline"}),
      field(
          "rule", "принято_если", &F::rule,
          {"сколько голосов нужно, если не как у всех", "votes needed, where unlike the others"})};
};
static_assert(schema_is_complete<ProposalForm>());

template <>
struct Schema<RecommendedForm> {
  using F = RecommendedForm;
  static constexpr Words where{"в рекомендации резолюции", "in a recommendation"};
  static constexpr std::tuple fields{
      field("to", "кому", &F::to, {"кому рекомендовано, в дательном падеже", "to whom"}).required(),
      field("what", "что", &F::what, {"что рекомендовано", "what is recommended"}).required()};
};
static_assert(schema_is_complete<RecommendedForm>());

template <>
struct Schema<BallotTermsForm> {
  using F = BallotTermsForm;
  static constexpr Words where{"в порядке голосования", "in the terms of the vote"};
  static constexpr std::tuple fields{
      field("mode", "форма", &F::mode, {"«заочная», «открытая»", "form of the vote"}),
      field("begins", "начало", &F::begins, {"начало голосования", "beginning"}),
      field("ends", "окончание", &F::ends, {"окончание голосования", "end"}),
      field("voter", "голосует", &F::voter,
            {"участник или организация", "participant or institution"}),
      field("eligible", "имеют_право", &F::eligible,
            {"сколько участников имеет право голоса", "how many may vote"})
          .between(1, 1'000'000),
      field("voters", "список", &F::voters,
            {"коды или адреса тех, кто имеет право голоса", "codes of those who may vote"}),
      field("quorum_percent", "кворум_процентов", &F::quorum_percent,
            {"сколько процентов имеющих право должно проголосовать",
             "percent of the eligible that must vote"})
          .between(0, 100),
      field("rule", "принято_если", &F::rule,
            {"сколько голосов «за» нужно предложению", "votes that carry a proposal"})};
};
static_assert(schema_is_complete<BallotTermsForm>());

template <>
struct Schema<ResolutionForm> {
  using F = ResolutionForm;
  static constexpr Words where{"в резолюции", "in the resolution"};
  static constexpr std::tuple fields{
      field("observed", "отмечают", &F::observed,
            {"что участники отмечают", "what the participants note"}),
      field("proposals", "предложения", &F::proposals,
            {"предложения, за которые голосуют", "proposals that are voted on"}),
      field("recommended", "рекомендации", &F::recommended,
            {"кому и что рекомендовано", "what is recommended to whom"}),
      field("voting", "голосование", &F::voting, {"порядок голосования", "terms of the vote"}),
      field("placed", "размещена", &F::placed,
            {"где: «на сайте …»", "where it can be read: “on the site of …”"}),
      field("responsible", "ответственный", &F::responsible,
            {"должность того, кто обрабатывал голоса", "position of who counted the votes"})};
};
static_assert(schema_is_complete<ResolutionForm>());

template <>
struct Schema<VoteRow> {
  using F = VoteRow;
  static constexpr Words where{"в таблице голосов", "in the table of votes"};
  static constexpr std::tuple fields{
      field("voter", "участник", &F::voter,
            {"код или имя; в результаты не попадает", "code or name; never printed"})
          .also({"код|фио|голосующий|код участника|фамилия, имя, отчество", "id|name|participant"}),
      field("email", "почта", &F::email, {"адрес; в результаты не попадает", "never printed"})
          .also({"адрес электронной почты|e-mail|электронная почта", "email address"}),
      field("institution", "организация", &F::institution,
            {"организация голосующего", "the voter's institution"})
          .also({"оо|образовательная организация|учреждение", "organisation|organization"}),
      field("at", "время", &F::at, {"когда подан голос", "when it was cast"})
          .also({"отметка времени|время создания|дата и время|дата", "timestamp|date"}),
      field("proposal", "предложение", &F::proposal,
            {"код или текст предложения", "code or text of the proposal"})
          .also({"вопрос|пункт", "item"}),
      field("choice", "голос", &F::choice, {"за, против, воздержался", "for, against, abstained"})
          .also({"ответ", "vote"}),
      field("in_favour", "за", &F::in_favour, {"сколько «за»", "how many in favour"})
          .also({"", "for|yes"}),
      field("against", "против", &F::against, {"сколько «против»", "how many against"})
          .also({"", "no"}),
      field("abstained", "воздержались", &F::abstained,
            {"сколько воздержалось", "how many abstained"})
          .also({"воздержался|возд.", "abstain"})};
};
static_assert(schema_is_complete<VoteRow>());

}  // namespace otbor
