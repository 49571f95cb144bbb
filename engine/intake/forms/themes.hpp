#pragma once
// What the file of directions and lexicons says, with places: criteria/themes/*.yaml.

#include <optional>
#include <vector>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

struct ThemeWeightsForm {
  Span span;
  std::optional<WholeValue> title;
  std::optional<WholeValue> abstract;
  std::optional<WholeValue> body;
  std::optional<WholeValue> strong;
  std::optional<WholeValue> supporting;
  std::optional<WholeValue> cap;
  std::optional<NumberValue> margin;
};

struct PlatformForm {
  Span span;
  TextValue id;
  BothForm title;
};

struct TrackForm {
  Span span;
  TextValue id;
  BothForm title;
  std::optional<BothForm> group;
  std::optional<TextValue> platform;
  std::vector<TextValue> strong;
  std::vector<TextValue> supporting;
  MapOf<WholeValue> weighted;
};

struct ObjectForm {
  Span span;
  std::vector<TextValue> heads;
  std::vector<TextValue> words;
  TextValue track;
};

struct ThemesForm {
  Span span;
  BothForm title;
  std::optional<TextValue> version;
  std::optional<ThemeWeightsForm> weights;
  std::vector<PlatformForm> platforms;
  std::vector<TrackForm> tracks;
  std::vector<TextValue> exact;
  std::vector<TextValue> ambiguous;
  std::vector<TextValue> ignore;
  std::vector<TextValue> function_words;
  std::vector<TextValue> not_in_labels;
  std::vector<ObjectForm> objects;
  MapOf<std::vector<TextValue>> lemmas;
};

template <>
struct Schema<ThemeWeightsForm> {
  using F = ThemeWeightsForm;
  static constexpr Words where{"в весах темы", "in the theme weights"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"слово в названии", "a word of the title"})
          .between(0, 100),
      field("abstract", "аннотация", &F::abstract, {"слово в аннотации", "a word of the abstract"})
          .between(0, 100),
      field("body", "текст", &F::body, {"слово в тексте", "a word of the text"}).between(0, 100),
      field("strong", "сильный", &F::strong, {"сильный маркер", "a strong marker"}).between(0, 100),
      field("supporting", "вспомогательный", &F::supporting,
            {"вспомогательный маркер", "a supporting marker"})
          .between(0, 100),
      field("cap", "не_более_вхождений", &F::cap,
            {"сколько вхождений маркера считать", "how many occurrences of a marker count"})
          .between(1, 1000),
      field("margin", "отрыв", &F::margin,
            {"доля отрыва, ниже которой решает методист",
             "relative margin below which the methodologist decides"})
          .between(0, 1)};
};

static_assert(schema_is_complete<ThemeWeightsForm>());

template <>
struct Schema<PlatformForm> {
  using F = PlatformForm;
  static constexpr Words where{"в описании площадки", "in a platform"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id, {"код площадки", "code of the platform"}).required(),
      field("title", "название", &F::title, {"название площадки", "title of the platform"})
          .required()};
};

static_assert(schema_is_complete<PlatformForm>());

template <>
struct Schema<TrackForm> {
  using F = TrackForm;
  static constexpr Words where{"в описании направления", "in a track"};
  static constexpr std::tuple fields{
      field("id", "код", &F::id,
            {"код направления, например \"1.2\"", "code of the track, e.g. \"1.2\""})
          .required(),
      field("title", "название", &F::title, {"название направления", "title of the track"})
          .required(),
      field("group", "группа", &F::group, {"группа направлений", "group of tracks"}),
      field("platform", "площадка", &F::platform,
            {"код площадки форума", "code of the forum's platform"}),
      field("strong", "сильные", &F::strong, {"сильные маркеры", "strong markers"}),
      field("supporting", "вспомогательные", &F::supporting,
            {"вспомогательные маркеры", "supporting markers"}),
      field("weighted", "с_весом", &F::weighted,
            {"маркеры со своим весом, как их пишет otbor criteria learn",
             "markers with a weight of their own, as otbor criteria learn writes them"})
          .between(1, 1000)};
};

static_assert(schema_is_complete<TrackForm>());

template <>
struct Schema<ObjectForm> {
  using F = ObjectForm;
  static constexpr Words where{"в правиле объекта", "in an object rule"};
  static constexpr std::tuple fields{
      field("heads", "опорные", &F::heads, {"опорные слова: развитие, повышение …", "head words"})
          .required(),
      field("words", "слова", &F::words,
            {"кто или что развивается: педагог, родитель …", "what is managed: teacher, parent …"})
          .required(),
      field("track", "направление", &F::track, {"код направления", "code of the track"})
          .required()};
};

static_assert(schema_is_complete<ObjectForm>());

template <>
struct Schema<ThemesForm> {
  using F = ThemesForm;
  static constexpr Words where{"в описании направлений", "in a theme set"};
  static constexpr std::tuple fields{
      field("title", "название", &F::title, {"название набора", "title of the set"}).required(),
      field("version", "версия", &F::version, {"версия", "version"}),
      field("weights", "веса", &F::weights,
            {"сколько очков даёт маркер", "what a marker is worth"}),
      field("platforms", "площадки", &F::platforms, {"площадки форума", "platforms of the forum"}),
      field("tracks", "направления", &F::tracks,
            {"направления с лексиконами", "tracks with their lexicons"})
          .required(),
      field("exact", "точные", &F::exact,
            {"имена собственные и сокращения, которые ищутся буква в букву",
             "names and abbreviations matched letter by letter"}),
      field("ambiguous", "неоднозначные", &F::ambiguous,
            {"маркеры, которые не решают в одиночку", "markers that never decide alone"}),
      field("ignore", "не_учитывать", &F::ignore, {"шаблонные обороты", "boilerplate"}),
      field("function_words", "служебные", &F::function_words,
            {"слова, которые не говорят о сходстве практик",
             "words that tell nothing of what practices have in common"}),
      field("not_in_labels", "не_в_названиях", &F::not_in_labels,
            {"слова, которыми нельзя назвать группу похожих практик",
             "words that cannot name a group of practices that are alike"}),
      field("objects", "объекты", &F::objects,
            {"правило объекта управления", "the object-of-management rule"}),
      field("lemmas", "леммы", &F::lemmas,
            {"слова с близкими основами и их формы",
             "words whose stems must not collapse, with their forms"})};
};

static_assert(schema_is_complete<ThemesForm>());

}  // namespace otbor
