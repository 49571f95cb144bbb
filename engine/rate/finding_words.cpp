// What findings about experts are called and how they read: to a commission, to the expert, and
// their numbers, which stand on the expert's own page too, so that nobody is addressed in them.

#include <array>

#include "engine/base/check.hpp"
#include "engine/rate/findings.hpp"

namespace otbor {
namespace {

struct FindingWords {
  ExpertFlag flag = ExpertFlag::halo;
  std::string_view code;
  Words to_commission;
  Words to_expert;
  Words numbers;
};

constexpr std::array words{
    FindingWords{
        ExpertFlag::halo,
        "halo",
        {"Оценки одного листа почти не различаются по критериям: возможен эффект ореола.",
         "Marks of one sheet hardly differ over criteria: a halo effect is possible."},
        {"Ваши оценки одного листа почти не различаются по критериям: возможен эффект ореола.",
         "Your marks of one sheet hardly differ over criteria: a halo effect is possible."},
        {"Разброс оценок внутри листа {0}, у коллег на тех же практиках {1}; листов {2}.",
         "The spread within a sheet is {0}, the colleagues' on the same practices {1}; {2} "
         "{2|sheet|sheets}."}},
    FindingWords{
        ExpertFlag::central_tendency,
        "central_tendency",
        {"Оценки держатся середины шкалы заметно чаще, чем у коллег.",
         "Marks keep to the middle of the scale clearly more often than the colleagues'."},
        {"Ваши оценки держатся середины шкалы заметно чаще, чем у коллег.",
         "Your marks keep to the middle of the scale clearly more often than the colleagues'."},
        {"Доля оценок в середине шкалы {0}, у коллег на тех же практиках {1}; листов {2}.",
         "The share of marks in the middle of the scale is {0}, the colleagues' on the same "
         "practices {1}; {2} {2|sheet|sheets}."}},
    FindingWords{
        ExpertFlag::only_extremes,
        "only_extremes",
        {"Оценки чаще, чем у коллег, стоят на краях шкалы.",
         "Marks stand at the ends of the scale more often than the colleagues'."},
        {"Ваши оценки чаще, чем у коллег, стоят на краях шкалы.",
         "Your marks stand at the ends of the scale more often than the colleagues'."},
        {"Доля крайних оценок {0}, у коллег на тех же практиках {1}; листов {2}.",
         "The share of marks at the ends is {0}, the colleagues' on the same practices {1}; {2} "
         "{2|sheet|sheets}."}},
    FindingWords{ExpertFlag::restricted_range,
                 "restricted_range",
                 {"Практики различаются по оценкам эксперта гораздо меньше, чем по оценкам коллег.",
                  "The expert's marks tell practices apart much less than the colleagues' do."},
                 {"По Вашим оценкам практики различаются гораздо меньше, чем по оценкам коллег.",
                  "Your marks tell practices apart much less than the colleagues' do."},
                 {"Разброс средних оценок между практиками {0}, у коллег {1}; листов {2}.",
                  "The spread of mean marks over practices is {0}, the colleagues' {1}; {2} "
                  "{2|sheet|sheets}."}},
    FindingWords{
        ExpertFlag::criterion_bias,
        "criterion_bias",
        {"Один из критериев эксперт оценивает иначе, чем остальные, если сравнивать с коллегами.",
         "One criterion is marked otherwise than the rest, as compared with the colleagues."},
        {"Один из критериев Вы оцениваете иначе, чем остальные, если сравнивать с коллегами.",
         "You mark one criterion otherwise than the rest, as compared with the colleagues."},
        {"Средняя оценка с поправкой на общий уровень {0}, у коллег на тех же практиках {1}; "
         "листов {2}.",
         "The mean mark freed of the general level is {0}, the colleagues' on the same practices "
         "{1}; {2} {2|sheet|sheets}."}},
    FindingWords{
        ExpertFlag::own_territory,
        "own_territory",
        {"Практики своей территории эксперт оценивает выше, чем коллеги с других территорий.",
         "Practices of the expert's own territory are marked higher than colleagues from "
         "elsewhere mark them."},
        {"Практики своей территории Вы оцениваете выше, чем коллеги с других территорий.",
         "You mark practices of your own territory higher than colleagues from elsewhere do."},
        {"Отличие от коллег на практиках своей территории {0}, на остальных {1}; листов своей "
         "территории {2}.",
         "The distance from the colleagues on practices of the own territory is {0}, on the "
         "others {1}; {2} {2|sheet|sheets} of the own territory."}},
    FindingWords{
        ExpertFlag::drift,
        "drift",
        {"К концу работы эксперт стал оценивать не так, как в начале, если сравнивать с "
         "коллегами.",
         "Towards the end of the work the expert marks otherwise than at its beginning, as "
         "compared with the colleagues."},
        {"К концу работы Вы стали оценивать не так, как в начале, если сравнивать с коллегами.",
         "Towards the end of the work you mark otherwise than at its beginning, as compared with "
         "the colleagues."},
        {"Отличие от коллег в первой половине листов {1}, во второй {0}; листов {2}.",
         "The distance from the colleagues is {1} in the first half of the sheets and {0} in the "
         "second; {2} {2|sheet|sheets}."}}};

const FindingWords& words_of(ExpertFlag flag) {
  const auto& found = words.at(static_cast<std::size_t>(flag));
  OTBOR_CHECK(found.flag == flag);
  return found;
}

}  // namespace

std::string_view code_of(ExpertFlag flag) { return words_of(flag).code; }
Words sentence_of(ExpertFlag flag) { return words_of(flag).to_commission; }
Words sentence_to_expert(ExpertFlag flag) { return words_of(flag).to_expert; }
Words numbers_of(ExpertFlag flag) { return words_of(flag).numbers; }

}  // namespace otbor
