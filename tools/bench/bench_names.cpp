// A country's names: 60 000 institutions of made-up places, 100 000 display names spoilt as people
// spoil them.

#include <array>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "engine/base/num/philox.hpp"
#include "engine/forum/names/matcher.hpp"
#include "tests/support/name_lexicon.hpp"

namespace otbor {
namespace {

constexpr std::size_t institutions = 60'000;
constexpr std::size_t names = 100'000;
constexpr std::array places{"Погром", "Озер",   "Ольхов", "Берез",  "Соснов",  "Камен",  "Дубров",
                            "Полян",  "Родник", "Покров", "Кузнец", "Соколов", "Медвед", "Журавл"};
constexpr std::array firsts{"Верхне-", "Нижне-", "Ново-", "Старо-", ""};
constexpr std::array endings{"ская", "инская", "енская", "ная", "евская"};
constexpr std::array schools{"СОШ", "ООШ", "НОШ", "гимназия", "лицей"};
constexpr std::array gardens{"Ромашка",  "Колосок", "Теремок", "Василёк", "Берёзка",
                             "Солнышко", "Сказка",  "Радуга",  "Малыш",   "Родничок"};

/// Which of `n`, by the number of the thing and the name of the question.
std::size_t draw(std::size_t thing, std::uint32_t question, std::size_t n) {
  return num::below(static_cast<std::uint32_t>(n), 2022, num::Stage::generator,
                    static_cast<std::uint32_t>(thing), question);
}

std::string made_up(std::size_t at) {
  const auto number = std::to_string(1 + draw(at, 0, 300));
  if (draw(at, 1, 10) < 4) {
    return "МБДОУ детский сад № " + number + " «" + gardens[draw(at, 2, gardens.size())] + "»";
  }
  return std::string("МБОУ ") + firsts[draw(at, 3, firsts.size())] +
         places[draw(at, 4, places.size())] + endings[draw(at, 5, endings.size())] + " " +
         schools[draw(at, 6, schools.size())] + " № " + number;
}

std::string spoilt(const std::string& name, std::size_t at) {
  switch (draw(at, 7, 5)) {
    case 0:
      return name.substr(name.find(' ') + 1);
    case 1:
      return name + " Иванова И.И.";
    case 2:
      return name + " каб 5";
    case 3:
      return draw(at, 8, 4) == 0 ? "Пользователь 5" : name;
    default:
      return name;
  }
}

void match_names_of_a_country(benchmark::State& state) {
  Per<Institution, Institution> registry;
  for (std::size_t at = 0; at < institutions; ++at) {
    registry.push_back({std::to_string(at), made_up(at)});
  }
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < names; ++at) {
    texts.push_back(spoilt(registry[Index<Institution>(draw(at, 9, institutions))].short_name, at));
  }
  std::vector<NameMatcher::Pair> pairs;
  for (const auto& text : texts) pairs.push_back({text, ""});
  for (auto _ : state) {
    const NameMatcher matcher(registry, shipped_lexicon());
    const auto matches = matcher.match(pairs, {static_cast<unsigned>(state.range(0))});
    benchmark::DoNotOptimize(matches.data());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(names));
}
BENCHMARK(match_names_of_a_country)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace otbor
