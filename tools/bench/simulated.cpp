#include "tools/bench/simulated.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "engine/base/num/philox.hpp"

namespace otbor::bench {
namespace {

constexpr std::uint64_t seed = 2022;
constexpr std::uint32_t practices_a_district = 22;
constexpr std::uint32_t experts_a_district = 14;
constexpr std::uint32_t institutions_a_district = 9;
constexpr std::uint32_t sheets_a_practice = 10;
constexpr std::array<std::string_view, 20> columns{"К1", "К2", "К3",  "К4",  "К5", "К6", "К7",
                                                   "К8", "К9", "К10", "К11", "Ц",  "П",  "М",
                                                   "Н",  "А",  "Р",   "Д",   "У",  "Э"};
constexpr std::array<std::string_view, 8> themes{"1.1", "1.2", "1.3", "1.4",
                                                 "2.1", "2.2", "2.3", "2.4"};
constexpr std::array<std::string_view, 8> titles{
    "Управление процессами по результатам оценочных процедур",
    "Работа с рисковым профилем школы в проекте «500+»",
    "Система выявления и поддержки одарённых детей",
    "Профессиональная ориентация обучающихся через профессиональные пробы",
    "Мониторинг эффективности руководителей и кадровый резерв",
    "Наставничество молодых педагогов и индивидуальный маршрут педагога",
    "Рабочая программа воспитания и уклад школьной жизни",
    "Качество дошкольного образования и развивающая среда"};

std::uint32_t number(std::uint32_t bound, std::uint32_t draw, std::uint32_t index) {
  return num::below(bound, seed, num::Stage::generator, draw, index);
}

constexpr std::string_view programme =
    "название: \"Все районы страны (вымышленные)\"\n"
    "этап: экспертиза\n"
    "дата: 2022-06-20\n"
    "происхождение: смоделированные\n"
    "примечание: \"сделано генератором для измерения скорости\"\n"
    "критерии: municipal-expertise.yaml\n"
    "цикл: cycles/management-cycle.yaml\n"
    "темы: themes/directions-2022.yaml\n"
    "план:\n  отбор: {мест: 5000}\n  требования: {споры_разрешены: нет}\n";

std::string institutions(std::uint32_t districts) {
  std::string out = "код;краткое название;тип;населённый пункт\n";
  for (std::uint32_t d = 0; d < districts; ++d) {
    for (std::uint32_t i = 0; i < institutions_a_district; ++i) {
      fmt::format_to(std::back_inserter(out), "O{}-{};Школа № {} района {};СОШ;Район {}\n", d, i,
                     i + 1, d, d);
    }
  }
  return out;
}

std::string experts(std::uint32_t districts) {
  std::string out = "код\n";
  for (std::uint32_t d = 0; d < districts; ++d) {
    for (std::uint32_t e = 0; e < experts_a_district; ++e) {
      fmt::format_to(std::back_inserter(out), "E{}-{:02}\n", d, e);
    }
  }
  return out;
}

std::string practices(std::uint32_t count) {
  std::string out = "код;название;организация;направление;статус;дата регистрации\n";
  for (std::uint32_t p = 0; p < count; ++p) {
    const auto theme = number(8, p, 0);
    fmt::format_to(
        std::back_inserter(out), "P{};{}, опыт {};O{}-{};{};допущена;2022-05-{:02} {:02}:{:02}\n",
        p, titles[theme], p, p / practices_a_district, number(institutions_a_district, p, 1),
        themes[theme], 1 + number(28, p, 2), number(24, p, 3), number(60, p, 4));
  }
  return out;
}

/// Quality of the practice, strictness of the expert and chance, on the scale 0–3.
std::string ratings(std::uint32_t count) {
  std::string out = "практика;эксперт;критерий;балл;комментарий\n";
  out.reserve(std::size_t{count} * sheets_a_practice * columns.size() * 30);
  for (std::uint32_t p = 0; p < count; ++p) {
    const auto district = p / practices_a_district;
    const auto quality = number(7, p, 5);
    const auto first = number(experts_a_district, p, 6);
    for (std::uint32_t s = 0; s < sheets_a_practice; ++s) {
      const auto expert = (first + s) % experts_a_district;
      for (std::uint32_t c = 0; c < columns.size(); ++c) {
        const auto chance = number(4, p, 100 + s * 32 + c);
        const auto mark = std::min((quality + chance + expert % 2) / 3, 3U);
        const std::string_view comment = mark < 2 && c < 11                ? "данных нет"
                                         : mark == 3 && (c == 5 || c == 6) ? "данные есть"
                                                                           : "";
        fmt::format_to(std::back_inserter(out), "P{};E{}-{:02};{};{};{}\n", p, district, expert,
                       columns[c], mark, comment);
      }
    }
  }
  return out;
}

}  // namespace

Country simulate(std::uint32_t count) {
  const auto districts = (count + practices_a_district - 1) / practices_a_district;
  return {.programme = std::string(programme),
          .institutions = institutions(districts),
          .experts = experts(districts),
          .practices = practices(count),
          .ratings = ratings(count),
          .marks = std::uint64_t{count} * sheets_a_practice * columns.size()};
}

}  // namespace otbor::bench
