#include "engine/forum/names/words_of.hpp"

#include <array>

namespace otbor {
namespace {

struct Told {
  std::string_view code;
  Words words;
};

constexpr std::array<Told, 6> answers{{
    {"matched", {"определена", "matched"}},
    {"suggested", {"подтвердить", "to confirm"}},
    {"ambiguous", {"несколько", "several fit"}},
    {"unresolved", {"не определена", "unresolved"}},
    {"organiser", {"организатор", "organiser"}},
    {"device", {"устройство", "device"}},
}};

constexpr std::array<Told, 28> reasons{{
    {"settled", {"решено по таблице имён", "settled in the table of names"}},
    {"same_name", {"название целиком", "the whole name"}},
    {"alias", {"другое название", "one of its other names"}},
    {"own_word", {"слово из названия", "a word of its name"}},
    {"place", {"населённый пункт", "its settlement"}},
    {"number", {"номер", "number"}},
    {"memorial", {"в чью честь названа", "whom it is named after"}},
    {"kind", {"вид организации", "kind of institution"}},
    {"general_kind", {"общее слово вместо вида", "a general word for its kind"}},
    {"legal_form_ignored", {"правовая форма не учитывалась", "legal form ignored"}},
    {"shortened", {"сокращение", "shortened"}},
    {"slip", {"опечатка", "a slip of the hand"}},
    {"transliterated", {"латиницей", "in Latin letters"}},
    {"keyboard", {"другая раскладка", "another keyboard layout"}},
    {"look_alikes", {"похожие латинские буквы", "Latin letters that look alike"}},
    {"former_name", {"по имени в скобках", "told by the name in brackets"}},
    {"kind_differs", {"вид другой", "another kind"}},
    {"number_missing", {"номер не назван", "the number is missing"}},
    {"number_extra", {"номера в названии нет", "it has no number"}},
    {"only_kind", {"назван только вид", "only the kind is named"}},
    {"only_surname", {"только фамилия, может быть чья угодно", "a surname alone"}},
    {"only_number", {"назван только номер", "only the number is named"}},
    {"word_unknown", {"есть слово, которого нет в её названии", "a word that is not its own"}},
    {"former_name_differs",
     {"имя в скобках указывает на другую", "the name in brackets tells of another"}},
    {"several_fit", {"подходит несколько", "several fit"}},
    {"several_named", {"названо несколько", "several are named"}},
    {"person", {"назван только человек", "only a person is named"}},
    {"district", {"назван только район", "only the district is named"}},
}};
constexpr Told nothing{"nothing", {"нет примет организации", "nothing tells the institution"}};

constexpr std::array<Told, 6> forms{{
    {"zoom", {"Zoom", "Zoom"}},
    {"zoom_totals", {"Zoom, без времени входа", "Zoom, without times"}},
    {"big_blue_button", {"BigBlueButton", "BigBlueButton"}},
    {"teams", {"MS Teams", "MS Teams"}},
    {"generic", {"таблица", "a table"}},
    {"names", {"список имён", "a list of names"}},
}};

const Told& told(NameReason reason) {
  const auto at = static_cast<std::size_t>(reason);
  return at < reasons.size() ? reasons[at] : nothing;
}

}  // namespace

Words name_of(NameAnswer answer) { return answers.at(static_cast<std::size_t>(answer)).words; }
std::string_view code_of(NameAnswer answer) {
  return answers.at(static_cast<std::size_t>(answer)).code;
}
Words name_of(NameReason reason) { return told(reason).words; }
std::string_view code_of(NameReason reason) { return told(reason).code; }
Words name_of(AttendanceForm form) { return forms.at(static_cast<std::size_t>(form)).words; }
std::string_view code_of(AttendanceForm form) {
  return forms.at(static_cast<std::size_t>(form)).code;
}

}  // namespace otbor
