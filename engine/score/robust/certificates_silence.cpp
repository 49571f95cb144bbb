#include "engine/score/robust/certificates_silence.hpp"

namespace otbor {

std::string_view code_of(CertificateSilence why) {
  switch (why) {
    case CertificateSilence::no_places:
      return "no_places";
    case CertificateSilence::other_method:
      return "other_method";
    case CertificateSilence::rounded_totals:
      return "rounded_totals";
    case CertificateSilence::groups_of_weights:
      return "groups_of_weights";
    case CertificateSilence::too_many_practices:
      return "too_many_practices";
    case CertificateSilence::mixed_scales:
      return "mixed_scales";
    case CertificateSilence::partial_sheets:
      return "partial_sheets";
    case CertificateSilence::corrected_totals:
      return "corrected_totals";
    case CertificateSilence::one_side:
      return "one_side";
    case CertificateSilence::not_by_places:
      return "not_by_places";
  }
  return "";
}

Words sentence_of(CertificateSilence why) {
  switch (why) {
    case CertificateSilence::no_places:
      return {"Не посчитано: в плане нет числа мест.",
              "Not told: the plan has no number of places."};
    case CertificateSilence::other_method:
      return {"Не посчитано: итоговый балл – не простое среднее листов.",
              "Not told: totals are not plain means of sheets."};
    case CertificateSilence::rounded_totals:
      return {"Не посчитано: места определяются по округлённым баллам.",
              "Not told: places are decided by rounded totals."};
    case CertificateSilence::groups_of_weights:
      return {"Не посчитано: у групп заявителей свои веса критериев.",
              "Not told: groups of applicants have weights of their own."};
    case CertificateSilence::too_many_practices:
      return {"Не посчитано: практик больше двух тысяч.",
              "Not told: there are more than two thousand practices."};
    case CertificateSilence::mixed_scales:
      return {"Не посчитано: шкалы критериев направлены в разные стороны.",
              "Not told: scales run in different directions."};
    case CertificateSilence::partial_sheets:
      return {"Не посчитано: в листах есть пропуски или отметки «неприменимо».",
              "Not told: sheets have blanks or marks “not applicable”."};
    case CertificateSilence::corrected_totals:
      return {
          "Не посчитано: в баллах учтена строгость экспертов. Изменённая оценка меняет строгость "
          "того, кто её поставил, а с ней и баллы других практик, поэтому одной оценкой или одним "
          "весом ответ не выразить.",
          "Not told: the severity of experts is taken into account in the totals. Another mark "
          "would make its expert more or less severe and move the totals of other practices, so "
          "that no single mark or weight is the answer."};
    case CertificateSilence::one_side:
      return {"Не посчитано: все практики по одну сторону границы списка.",
              "Not told: all practices are on one side of the line."};
    case CertificateSilence::not_by_places:
      return {
          "Не посчитано: список заканчивается не там, где кончились места: в нём есть свободные "
          "места либо он записан по решению комиссии.",
          "Not told: the list does not end where places do: some are free, or the list is as "
          "the commission recorded it."};
  }
  return {};
}

}  // namespace otbor
