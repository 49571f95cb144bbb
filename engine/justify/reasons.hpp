#pragma once
// Writing the reasons of one practice: a code and its numbers become a sentence of reasons.def.
// What to write is decided by the sections (sections.hpp).

#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/justify/justification.hpp"
#include "engine/model/study.hpp"

namespace otbor {

class Reasons {
 public:
  template <class... Args>
  void add(ReasonCode code, const Args&... args) {
    add_texts(code, as_text(args)...);
  }
  [[nodiscard]] std::vector<Reason> take() { return std::move(reasons_); }

 private:
  /// A Text is filled in where it lives; names of one form for both languages become one first.
  [[nodiscard]] static const Text& as_text(const Text& text) { return text; }
  template <class Name>
  [[nodiscard]] static Text as_text(const Name& name) {
    return Text(name);
  }
  template <class... Texts>
  void add_texts(ReasonCode code, const Texts&... texts) {
    const std::array<const Text*, sizeof...(texts)> values{&texts...};
    add_filled(code, values);
  }
  void add_filled(ReasonCode code, std::span<const Text* const> values);
  std::vector<Reason> reasons_;
};

[[nodiscard]] Words sentence_of(ReasonCode code);

/// A number that is not printed and only tells one from many: a list of 21 names is still many.
[[nodiscard]] Text one_or_many(std::size_t n);

/// «Показатели»: quotes inside become „…“, a full stop at the end goes, since the sentence has one.
[[nodiscard]] Text quoted(std::string_view name);

/// A name that shall not break the line: at most `characters`, then an ellipsis.
[[nodiscard]] Text shortened(std::string_view name, std::size_t characters);

/// К6 «Результативность», 1.2 «Работа со школами»; the code alone when there is no title.
[[nodiscard]] Text name_of(const Criterion& criterion);
[[nodiscard]] Text name_of(const Theme& theme);

/// The document with its date and, after a semicolon, what it says: stands inside brackets.
[[nodiscard]] Text cited(const Record& record);
/// The document with its date alone, short enough for the first reason.
[[nodiscard]] Text cited_briefly(const Record& record);

}  // namespace otbor
