#include "engine/rate/undefined.hpp"

namespace otbor {

std::string_view code_of(Undefined why) {
  switch (why) {
    case Undefined::no_ratings:
      return "no_ratings";
    case Undefined::one_expert:
      return "one_expert";
    case Undefined::one_practice:
      return "one_practice";
    case Undefined::no_overlap:
      return "no_overlap";
    case Undefined::no_variation:
      return "no_variation";
    case Undefined::incomplete_design:
      return "incomplete_design";
    case Undefined::not_connected:
      return "not_connected";
    case Undefined::not_converged:
      return "not_converged";
    case Undefined::too_few_pairs:
      return "too_few_pairs";
    case Undefined::not_two_experts:
      return "not_two_experts";
    case Undefined::experts_unknown:
      return "experts_unknown";
    case Undefined::no_scale:
      return "no_scale";
    case Undefined::no_freedom:
      return "no_freedom";
    case Undefined::wrong_scale:
      return "wrong_scale";
    case Undefined::beyond_numbers:
      return "beyond_numbers";
    case Undefined::not_identified:
      return "not_identified";
    case Undefined::too_large:
      return "too_large";
    case Undefined::no_repetition:
      return "no_repetition";
    case Undefined::too_few_data:
      return "too_few_data";
    case Undefined::not_positive:
      return "not_positive";
    case Undefined::not_a_capacity:
      return "not_a_capacity";
    case Undefined::not_compared:
      return "not_compared";
    case Undefined::separated:
      return "separated";
    case Undefined::never_first:
      return "never_first";
  }
  return "";
}

Words name_of(Undefined why) {
  switch (why) {
    case Undefined::no_ratings:
      return {"оценок нет", "there are no ratings"};
    case Undefined::one_expert:
      return {"оценивал только один эксперт", "only one expert rated"};
    case Undefined::one_practice:
      return {"оценена только одна практика", "only one practice was rated"};
    case Undefined::no_overlap:
      return {"нет практик, оценённых совместно с другими экспертами",
              "no practice was rated together with other experts"};
    case Undefined::no_variation:
      return {"все оценки одинаковы, различий нет", "all ratings are equal, nothing varies"};
    case Undefined::incomplete_design:
      return {"не каждый эксперт оценил все практики", "not every expert rated every practice"};
    case Undefined::not_connected:
      return {"группы экспертов не связаны общими практиками",
              "panels of experts share no practice"};
    case Undefined::not_converged:
      return {"приближённое решение не сошлось", "the iterative solution did not settle"};
    case Undefined::too_few_pairs:
      return {"слишком мало общих практик", "too few practices in common"};
    case Undefined::not_two_experts:
      return {"показатель сравнивает ровно двух экспертов",
              "the statistic compares exactly two experts"};
    case Undefined::experts_unknown:
      return {"не указано, кто какую оценку поставил", "the data do not say who rated"};
    case Undefined::no_scale:
      return {"неизвестно, сколько категорий в шкале", "the number of categories is not known"};
    case Undefined::no_freedom:
      return {"оценок не хватает, чтобы отделить ошибку",
              "there are too few ratings to tell the error apart"};
    case Undefined::wrong_scale:
      return {"значения не подходят для такой шкалы", "the values do not fit such a scale"};
    case Undefined::beyond_numbers:
      return {"результат бесконечен или слишком велик", "the result is infinite or too large"};
    case Undefined::not_identified:
      return {"по этим данным части модели нельзя различить",
              "these data cannot tell parts of the model apart"};
    case Undefined::too_large:
      return {"уровней больше, чем рассчитано точное решение",
              "there are more levels than the exact solution is made for"};
    case Undefined::no_repetition:
      return {"никто из экспертов не оценивал вместе с коллегами больше одной практики",
              "no expert rated more than one practice together with others"};
    case Undefined::too_few_data:
      return {"данных слишком мало для вывода", "there are too few data for a conclusion"};
    case Undefined::not_positive:
      return {"методу нужны положительные значения", "the method needs positive values"};
    case Undefined::not_a_capacity:
      return {"веса сочетаний критериев не возрастают от 0 до 1",
              "the weights of coalitions of criteria do not grow from 0 to 1"};
    case Undefined::not_compared:
      return {"сравнения не связывают все элементы между собой",
              "the comparisons do not link all items"};
    case Undefined::separated:
      return {"одна группа всегда выигрывает у другой, конечной оценки нет",
              "one group always wins over another, there is no finite estimate"};
    case Undefined::never_first:
      return {"ни при каких весах не становится лучшей", "no weights make it the best"};
  }
  return {};
}

}  // namespace otbor
