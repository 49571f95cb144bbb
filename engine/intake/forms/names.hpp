#pragma once
// What a file of words in names says, with places: criteria/names/*.yaml; and the table of names
// that people have settled, forum/aliases.csv.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"
#include "engine/text/table.hpp"

namespace otbor {

struct KindForm {
  Span span;
  TextValue id;
  TextValue family;
  std::vector<TextValue> words;
  std::vector<TextValue> may_be;
};

struct LegalForm {
  Span span;
  std::optional<TextValue> family;
  std::vector<TextValue> words;
};

struct OrdinalForm {
  Span span;
  TextValue number;
  std::vector<TextValue> words;
};

struct NamesForm {
  Span span;
  TextValue title;
  std::optional<TextValue> version;
  std::vector<KindForm> kinds;
  std::vector<LegalForm> legal;
  std::vector<TextValue> number_marks;
  std::vector<OrdinalForm> ordinals;
  std::vector<TextValue> memorial;
  std::vector<TextValue> titles;
  std::vector<TextValue> localities;
  std::vector<TextValue> districts;
  std::vector<TextValue> positions;
  std::vector<TextValue> organisers;
  std::vector<TextValue> guests;
  std::vector<TextValue> devices;
  std::vector<TextValue> rooms;
  std::vector<TextValue> asides;
  std::vector<TextValue> branches;
  std::vector<TextValue> surnames;
  std::vector<TextValue> given_names;
  std::vector<TextValue> name_endings;
  std::vector<TextValue> endings;
  std::vector<TextValue> adjective_suffixes;
  std::vector<TextValue> interfixes;
  std::vector<TextValue> possessive;
  MapOf<TextValue> transliteration;
  MapOf<TextValue> sounds;
  MapOf<TextValue> look_alikes;
  MapOf<TextValue> keyboard;
};

/// A display name and what somebody has decided that it is.
struct AliasRow {
  Span span;
  Located<std::string> name;
  Located<std::string> institution;
  Located<std::string> remark;
};

template <>
struct Schema<KindForm> {
  using F = KindForm;
  static constexpr Words where{"в описании вида организаций", "in a kind of institution"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"обозначение вида", "id of the kind"}).required(),
      field("family", "семья", &F::family,
            {"виды одной семьи путают между собой", "kinds of one family are mixed up"})
          .required(),
      field("words", "слова", &F::words,
            {"слова и сочетания; * – любое окончание", "words and phrases; * is any ending"})
          .required(),
      field("may_be", "может_быть", &F::may_be,
            {"для общего слова: какие виды им называют", "of a general word: kinds it may mean"})};
};
static_assert(schema_is_complete<KindForm>());

template <>
struct Schema<LegalForm> {
  using F = LegalForm;
  static constexpr Words where{"в описании правовых форм", "in legal forms"};
  static constexpr std::tuple fields{
      field("family", "семья", &F::family,
            {"семья видов, которую форма выдаёт", "the family of kinds that the form tells"}),
      field("words", "слова", &F::words, {"сокращения и слова", "abbreviations and words"})
          .required()};
};
static_assert(schema_is_complete<LegalForm>());

template <>
struct Schema<OrdinalForm> {
  using F = OrdinalForm;
  static constexpr Words where{"в порядковых числах", "in ordinal numbers"};
  static constexpr std::tuple fields{
      field("number", "номер", &F::number, {"номер цифрами", "the number in digits"}).required(),
      field("words", "слова", &F::words, {"слова", "words"}).required()};
};
static_assert(schema_is_complete<OrdinalForm>());

template <>
struct Schema<NamesForm> {
  using F = NamesForm;
  static constexpr Words where{"в словаре названий", "in a lexicon of names"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название", "title"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("kinds", "виды", &F::kinds, {"виды организаций", "kinds of institutions"}).required(),
      field("legal", "правовые_формы", &F::legal,
            {"не различают организаций", "tell no institutions apart"}),
      field("number_marks", "знаки_номера", &F::number_marks,
            {"что стоит перед номером", "what stands before a number"}),
      field("ordinals", "порядковые", &F::ordinals, {"номера словами", "numbers in words"}),
      field("memorial", "в_честь", &F::memorial,
            {"после них – в чью честь названа организация", "what a memorial name follows"}),
      field("titles", "звания", &F::titles, {"звания в названиях", "titles in memorial names"}),
      field("localities", "виды_поселений", &F::localities,
            {"после них – населённый пункт", "what a settlement follows"}),
      field("districts", "районы", &F::districts,
            {"слово рядом называет район, а не организацию", "the word beside names a district"}),
      field("positions", "должности", &F::positions, {"должности", "positions"}),
      field("organisers", "организаторы", &F::organisers,
            {"органы и методические службы района", "the authority and its services"}),
      field("guests", "гости", &F::guests, {"организации со стороны", "from outside"}),
      field("devices", "устройства", &F::devices,
            {"имена, которые даёт программа или телефон", "names given by programs and phones"}),
      field("rooms", "помещения", &F::rooms,
            {"число рядом – номер кабинета или компьютера", "the number beside is of a room"}),
      field("asides", "прочее", &F::asides,
            {"слова, которые ничего не говорят об организации", "words that tell nothing"}),
      field("branches", "филиалы", &F::branches,
            {"слова, после которых названа головная организация",
             "words behind which the head institution is named"}),
      field("surnames", "фамилии", &F::surnames,
            {"фамилии, которые не узнать по окончанию", "surnames not told by their endings"}),
      field("given_names", "личные_имена", &F::given_names, {"личные имена", "given names"}),
      field("name_endings", "окончания_имён", &F::name_endings,
            {"окончания фамилий и отчеств", "endings of surnames and patronymics"}),
      field("endings", "окончания", &F::endings, {"окончания слов", "endings of words"}),
      field("adjective_suffixes", "суффиксы_прилагательных", &F::adjective_suffixes,
            {"суффиксы прилагательных от названий мест", "suffixes of adjectives of places"}),
      field("interfixes", "вставки", &F::interfixes,
            {"что стоит между основой места и суффиксом", "between the stem and the suffix"}),
      field("possessive", "притяжательные", &F::possessive,
            {"вставки, которые сами различают места: Ивановка и Иванка",
             "interfixes that tell places apart"}),
      field("transliteration", "транслитерация", &F::transliteration,
            {"латинские буквы и чем они бывают", "Latin letters and what they stand for"}),
      field("sounds", "созвучия", &F::sounds,
            {"буквы, которые при записи латиницей не различить",
             "letters that Latin spelling does not tell apart"}),
      field("look_alikes", "двойники", &F::look_alikes,
            {"латинские буквы, похожие на русские", "Latin letters that look Russian"}),
      field("keyboard", "раскладка", &F::keyboard,
            {"латинская клавиша и русская буква на ней", "a Latin key and its Russian letter"})};
};
static_assert(schema_is_complete<NamesForm>());

template <>
struct Schema<AliasRow> {
  using F = AliasRow;
  static constexpr Words where{"в таблице имён", "in the table of names"};
  static constexpr std::tuple fields{
      field("name", "имя", &F::name, {"имя, как оно показано", "the name as displayed"})
          .required()
          .also({"отображаемое имя|подключение", "display name"}),
      field("institution", "организация", &F::institution,
            {"код или название; «–» – ни к какой; «организатор»",
             "code or name; “–” for none; “organiser”"})
          .also({"код|код организации", "id"}),
      field("remark", "примечание", &F::remark, {"примечание", "remark"})
          .also({"ответ|основание|предложение|площадка|варианты", "answer|reason|candidates"})};
};
static_assert(schema_is_complete<AliasRow>());

}  // namespace otbor
