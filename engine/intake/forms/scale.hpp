#pragma once
// Values every form is made of, and the form of a scale.

#include <optional>
#include <string>
#include <vector>

#include "engine/text/schema.hpp"

namespace otbor {

using TextValue = Located<std::string>;

using NumberValue = Located<Points>;

using WholeValue = Located<std::int64_t>;

using YesNo = Located<bool>;

/// A text for people, in Russian alone or in both languages: `название: "Цели"` or
/// `название: {ru: "Цели", en: "Goals"}`. Without the English text the Russian one stands in
/// English documents too.
struct BothForm {
  Span span;
  TextValue text;     // as this run shows it (language.hpp)
  TextValue english;  // in an English run the other one, the Russian; may be empty
};

enum class Better : std::uint8_t { higher, lower };

struct ScaleForm {
  Span span;
  std::optional<NumberValue> min;
  std::optional<NumberValue> max;
  std::optional<NumberValue> step;
  std::optional<YesNo> halves;
  std::vector<NumberValue> values;
  std::optional<Located<Better>> better;
  std::optional<YesNo> not_applicable;
  MapOf<BothForm> levels;
};

template <>
struct Schema<BothForm> {
  static constexpr Words where{"в тексте на двух языках", "in a text of two languages"};
  static constexpr auto shorthand = &BothForm::text;
  static constexpr std::tuple fields{
      field("ru", "ru", &BothForm::text, {"по-русски", "in Russian"}).required(),
      field("en", "en", &BothForm::english, {"по-английски", "in English"})};
};

static_assert(schema_is_complete<BothForm>());

template <>
struct Choices<Better> {
  static constexpr std::array values{Choice<Better>{Better::higher, "higher", "больше"},
                                     Choice<Better>{Better::lower, "lower", "меньше"}};
};

template <>
struct Schema<ScaleForm> {
  static constexpr Words where{"в описании шкалы", "in a scale"};
  static constexpr std::tuple fields{
      field("min", "мин", &ScaleForm::min, {"наименьший балл", "lowest mark"})
          .between(-100'000, 100'000),
      field("max", "макс", &ScaleForm::max, {"наибольший балл", "highest mark"})
          .between(-100'000, 100'000),
      field("step", "шаг", &ScaleForm::step,
            {"шаг шкалы, обычно 1", "step of the scale, usually 1"})
          .between(0, 100'000),
      field("halves", "дробные", &ScaleForm::halves,
            {"допускаются половины балла", "half points are allowed"}),
      field("values", "значения", &ScaleForm::values,
            {"все баллы шкалы вместо мин и макс, например [0, 25, 50, 100]",
             "all marks of the scale instead of min and max"})
          .between(-100'000, 100'000),
      field("better", "лучше", &ScaleForm::better,
            {"больше или меньше", "higher or lower marks are better"}),
      field("not_applicable", "не_применимо", &ScaleForm::not_applicable,
            {"допускается отметка «–» (не применимо)", "the mark “–” (not applicable) is allowed"}),
      field("levels", "уровни", &ScaleForm::levels,
            {"название каждого балла", "a name for each mark"})};
};

static_assert(schema_is_complete<ScaleForm>());

}  // namespace otbor
