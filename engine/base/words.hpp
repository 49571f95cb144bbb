#pragma once
// Everything that reaches a person exists in both languages: Words for text known at compile time,
// Text for text made at run time. A sentence is never built from pieces; it is a whole template
// with placeholders {0}, {1}, … filled by `format`.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace otbor {

enum class Lang : std::uint8_t { ru, en };

struct Words {
  std::string_view ru;
  std::string_view en;
  [[nodiscard]] constexpr std::string_view in(Lang lang) const {
    return lang == Lang::ru ? ru : en;
  }
};

struct Text {
  std::string ru;
  std::string en;

  Text() = default;
  Text(std::string both) : ru(both), en(std::move(both)) {}  // NOLINT: a name is the same in both
  Text(const char* both) : Text(std::string(both)) {}        // NOLINT
  Text(std::string_view both) : Text(std::string(both)) {}   // NOLINT
  Text(Words words) : ru(words.ru), en(words.en) {}          // NOLINT
  Text(std::string russian, std::string english) : ru(std::move(russian)), en(std::move(english)) {}

  [[nodiscard]] const std::string& in(Lang lang) const { return lang == Lang::ru ? ru : en; }
  [[nodiscard]] bool empty() const { return ru.empty(); }
};

/// Fills {0}, {1}, … of a template. `{0|балл|балла|баллов}` takes the form of the word that agrees
/// with the number in argument 0 (Russian: three forms and, after a fourth bar, the form for
/// fractions; English: two).
[[nodiscard]] std::string format(std::string_view pattern, Lang lang,
                                 const std::vector<Text>& args);
/// The same from arguments that live elsewhere, so that none is copied.
[[nodiscard]] std::string filled(std::string_view pattern, Lang lang,
                                 std::span<const Text* const> args);
[[nodiscard]] Text format(Words pattern, const std::vector<Text>& args);

/// The Russian form that agrees with a whole number: 1 балл, 2 балла, 5 баллов.
[[nodiscard]] std::string_view plural(std::int64_t n, std::string_view one, std::string_view few,
                                      std::string_view many);

/// "46,67" in Russian, "46.67" in English; a minus is typographic in both.
[[nodiscard]] Text number(std::string_view with_point);
[[nodiscard]] Text count(std::uint64_t n);

/// «a», «b» и «c»: items joined as a sentence part. Items are complete names.
[[nodiscard]] Text join(const std::vector<Text>& items);

}  // namespace otbor
