#pragma once
// What a file of judgements says, with places: how each person compares the criteria, pair by pair
// or against the best and the worst.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct PairForm {
  Span span;
  TextValue more;
  TextValue than;
  NumberValue times;
};

struct BestWorstForm {
  Span span;
  TextValue best;
  TextValue worst;
  MapOf<NumberValue> best_to_others;
  MapOf<NumberValue> others_to_worst;
};

struct JudgeForm {
  Span span;
  TextValue name;
  std::optional<NumberValue> voice;
  std::vector<PairForm> comparisons;
  std::optional<BestWorstForm> best_worst;
};

struct JudgementsForm {
  Span span;
  std::optional<TextValue> title;
  std::optional<TextValue> criteria_file;
  std::vector<TextValue> criteria;
  std::vector<JudgeForm> judges;
};

template <>
struct Schema<PairForm> {
  using F = PairForm;
  static constexpr Words where{"в сравнении", "in a comparison"};
  static constexpr std::tuple fields{
      field("more", "важнее", &F::more,
            {"код более важного критерия", "code of the more important criterion"})
          .required(),
      field("than", "чем", &F::than,
            {"код критерия, с которым он сравнивается", "code of the criterion it is held against"})
          .required(),
      field("times", "во_сколько_раз", &F::times,
            {"1 – одинаково важны, 3 – умеренно важнее, 5 – заметно, 7 – явно, 9 – несравненно",
             "1 equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more important"})
          .required()
          .also({"раз|степень", "ratio"})
          .between(1, 9)};
};

static_assert(schema_is_complete<PairForm>());

template <>
struct Schema<BestWorstForm> {
  using F = BestWorstForm;
  static constexpr Words where{"в сравнении с лучшим и худшим", "in a best-worst comparison"};
  static constexpr std::tuple fields{
      field("best", "самый_важный", &F::best,
            {"код самого важного критерия", "code of the most important criterion"})
          .required(),
      field("worst", "наименее_важный", &F::worst,
            {"код наименее важного критерия", "code of the least important criterion"})
          .required(),
      field("best_to_others", "самый_важный_важнее", &F::best_to_others,
            {"во сколько раз самый важный важнее каждого другого: {код: число}",
             "how many times the best is more important than each other: {code: number}"})
          .required()
          .between(1, 9),
      field("others_to_worst", "важнее_наименее_важного", &F::others_to_worst,
            {"во сколько раз каждый другой важнее наименее важного: {код: число}",
             "how many times each other is more important than the worst: {code: number}"})
          .required()
          .between(1, 9)};
};

static_assert(schema_is_complete<BestWorstForm>());

template <>
struct Schema<JudgeForm> {
  using F = JudgeForm;
  static constexpr Words where{"в суждениях участника", "in the judgements of a person"};
  static constexpr std::tuple fields{
      field("name", "кто", &F::name,
            {"кто сравнивает: роль или код, без фамилии", "who compares: a role or a code"})
          .required(),
      field("voice", "голос", &F::voice,
            {"сколько весит мнение, обычно 1", "how much the opinion counts, usually 1"})
          .between(0, 1000),
      field("comparisons", "сравнения", &F::comparisons,
            {"попарные сравнения; все пары не обязательны",
             "pairwise comparisons; not all pairs "
             "are needed"}),
      field("best_worst", "лучший_и_худший", &F::best_worst,
            {"вместо пар: сравнения с самым важным и наименее важным критерием",
             "instead of pairs: comparisons with the best and the worst criterion"})};
};

static_assert(schema_is_complete<JudgeForm>());

template <>
struct Schema<JudgementsForm> {
  using F = JudgementsForm;
  static constexpr Words where{"в файле суждений", "in a file of judgements"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название опроса", "title"}),
      field("criteria_file", "набор", &F::criteria_file,
            {"файл набора критериев, например municipal-expertise.yaml",
             "file of the criteria set, for example municipal-expertise.yaml"}),
      field("criteria", "критерии", &F::criteria,
            {"коды критериев, если нужны не все или файла набора нет",
             "codes of the criteria, if not all are meant or there is no file"}),
      field("judges", "участники", &F::judges, {"кто и как сравнивает", "who compares, and how"})
          .required()};
};

static_assert(schema_is_complete<JudgementsForm>());

}  // namespace otbor
