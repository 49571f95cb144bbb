#pragma once
// A registry of twelve institutions and forty-eight names as people wrote them into a meeting, each
// with what a methodologist says of it. Nine of the institutions are those of a published note,
// three are invented beside them so that names collide; all persons are invented.

#include <array>
#include <string_view>

#include "engine/model/study.hpp"

namespace otbor::test {

inline Per<Institution, Institution> twelve_institutions() {
  Per<Institution, Institution> all;
  const auto add = [&](std::string id, std::string name, std::string type, std::string place,
                       std::vector<std::string> aliases) {
    all.push_back({std::move(id), std::move(name), "", std::move(type), std::move(place),
                   std::move(aliases)});
  };
  add("01", "МБОУ Зареченская классическая гимназия", "гимназия", "Заречное",
      {"ЗКГ", "классическая гимназия"});
  add("02", "МАОУ Тоцкая СОШ им. А.К. Стерелюхина", "СОШ", "Тоцкое",
      {"Тоцкая школа", "СОШ Стерелюхина"});
  add("03", "МБОУ Погроминская СОШ", "СОШ", "Погромное", {"Погромное", "Погромка"});
  add("04", "МБОУ Медведская ООШ", "ООШ", "Медведка", {"Медведка"});
  add("05", "МБОУ Пристанционная ООШ", "ООШ", "Пристанционный", {});
  add("06", "МБОУ Верхне-Бузулукская ООШ им. И.К. Медведева", "ООШ", "Верхний Бузулук",
      {"ВБООШ", "Верхний Бузулук"});
  add("07", "МАОУ Зареченская СОШ № 2", "СОШ", "Заречное", {"ЗСОШ 2", "ЗСОШ №2"});
  add("08", "МБДОУ детский сад «Василёк»", "д/с", "Тоцкое", {"Василёк"});
  add("09", "МБУ ДО Тоцкий ДДТ", "ДДТ", "Тоцкое", {"Дом детского творчества"});
  add("10", "МБДОУ детский сад № 3 «Колосок»", "д/с", "Заречное", {"Колосок"});
  add("11", "МБУ ДО ДЮСШ Тоцкого района", "ДЮСШ", "Тоцкое", {"спортшкола", "СШ"});
  add("12", "МКОУ Степная НОШ – детский сад", "НОШ–д/с", "Степное", {"Степная начальная"});
  return all;
}

/// M matched, S suggested, U unresolved or several fit, O organiser, X device; then the id, if any.
struct ExpectedName {
  std::string_view name;
  std::string_view answer;
};

inline constexpr std::array expected_names{
    ExpectedName{"МБОУ Погроминская СОШ", "M 03"},
    ExpectedName{"МБОУ \"Погроминская СОШ\" директор", "M 03"},
    ExpectedName{"погроминская сош Иванова И.И.", "M 03"},
    ExpectedName{"Погромное школа", "M 03"},
    ExpectedName{"Погромин. СОШ каб 14", "M 03"},
    ExpectedName{"Pogrominskaya SOSH", "M 03"},
    ExpectedName{"GJUHJVBYCRFZ CJI", "M 03"},
    ExpectedName{"Пoгpoминcкaя COШ", "M 03"},
    ExpectedName{"МАОУ Тоцкая СОШ им.А.К.Стерелюхина", "M 02"},
    ExpectedName{"Тоцкая СОШ", "M 02"},
    ExpectedName{"МБОУ Тоцкая сош имени Стерелюхина А. К.", "M 02"},
    ExpectedName{"Totskaya sosh 2 PC", "M 02"},
    ExpectedName{"Стерелюхина", "S 02"},
    ExpectedName{"Тоцкое", "U"},
    ExpectedName{"Тоцкий район", "U"},
    ExpectedName{"ТСОШ каб12", "U"},
    ExpectedName{"Зареченская классическая гимназия", "M 01"},
    ExpectedName{"ЗКГ Петрова", "M 01"},
    ExpectedName{"Гимназия", "S 01"},
    ExpectedName{"Зареченская гимназия завуч", "M 01"},
    ExpectedName{"Зареченская", "U"},
    ExpectedName{"Зареченская СОШ №2", "M 07"},
    ExpectedName{"Зар.СОШ N2 Сидорова", "M 07"},
    ExpectedName{"зареченская школа 2", "M 07"},
    ExpectedName{"ЗСОШ 2", "M 07"},
    ExpectedName{"Зареченская СОШ", "S 07"},
    ExpectedName{"Заречное д/с", "S 10"},
    ExpectedName{"Медведская ООШ", "M 04"},
    ExpectedName{"Медведка", "M 04"},
    ExpectedName{"Медведева", "U"},
    ExpectedName{"ООШ им. И.К. Медведева", "M 06"},
    ExpectedName{"Медведевская ООШ", "U"},
    ExpectedName{"Верхнебузулукская школа", "M 06"},
    ExpectedName{"В-Бузулукская ООШ", "M 06"},
    ExpectedName{"Верхний Бузулук Кузнецова", "M 06"},
    ExpectedName{"Пристанционная ООШ", "M 05"},
    ExpectedName{"пристанц ооштрансляция", "M 05"},
    ExpectedName{"д/с Василек", "M 08"},
    ExpectedName{"МДОУ «Василёк» воспитатель", "M 08"},
    ExpectedName{"vasilek_sad", "M 08"},
    ExpectedName{"Детский сад", "U"},
    ExpectedName{"дс №3", "M 10"},
    ExpectedName{"ДДТ Тоцкое", "M 09"},
    ExpectedName{"Спортшкола тренер", "M 11"},
    ExpectedName{"Степная НОШ-д/с", "M 12"},
    ExpectedName{"Тоцкая СОШ + Василёк", "U"},
    ExpectedName{"iPhone (Елена)", "X"},
    ExpectedName{"Redmi Note 9", "X"},
    ExpectedName{"Пользователь Zoom", "X"},
    ExpectedName{"РОО методист Николаева", "O"},
};

}  // namespace otbor::test
