#pragma once
// Writing the reasons of one practice: a code and its numbers become a sentence of reasons.def, or
// of letter.def for the applicant, and what the sentence rests on is noted beside it. What to write
// is decided by the sections (sections.hpp).

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/justify/justification.hpp"
#include "engine/model/study.hpp"

namespace otbor {

/// For whom sentences are worded: the minutes, or a letter to the applicant, which holds those that
/// letter.def words anew and no other.
enum class Register : std::uint8_t { minutes, letter };

/// Notes what the sentence just written rests on; nothing when it was not written.
class Citing {
 public:
  explicit Citing(Reason* reason) : reason_(reason) {}

  Citing& on(Index<Criterion> at) { return note(Cite::What::criterion, at.value()); }
  Citing& on(Index<Sheet> at) { return note(Cite::What::sheet, at.value()); }
  Citing& on(Index<Stage> at) { return note(Cite::What::stage, at.value()); }
  Citing& on(Index<Theme> at) { return note(Cite::What::theme, at.value()); }
  template <class Thing>
  Citing& on(const std::vector<Index<Thing>>& things) {
    for (const auto at : things) on(at);
    return *this;
  }
  template <class Thing>
  Citing& on(const std::optional<Index<Thing>>& thing) {
    return thing ? on(*thing) : *this;
  }
  Citing& by(PlanRule rule) { return note(Cite::What::plan, static_cast<std::uint32_t>(rule)); }
  Citing& by(Cite::What what, std::size_t at) { return note(what, static_cast<std::uint32_t>(at)); }
  /// One of a list of recorded decisions.
  template <class Decision>
  Citing& by(Cite::What what, const std::vector<Decision>& all, const Decision& one) {
    return by(what, static_cast<std::size_t>(&one - all.data()));
  }

 private:
  Citing& note(Cite::What what, std::uint32_t at) {
    if (reason_ != nullptr) reason_->cites.push_back({what, at});
    return *this;
  }
  Reason* reason_;
};

class Reasons {
 public:
  explicit Reasons(Register wording = Register::minutes) : register_(wording) {
    constexpr std::size_t usual_count = 16;
    reasons_.reserve(usual_count);
  }

  template <class... Args>
  Citing add(ReasonCode code, const Args&... args) {
    return Citing(add_texts(code, as_text(args)...));
  }
  [[nodiscard]] std::vector<Reason> take();

 private:
  /// A Text is filled in where it lives; names of one form for both languages become one first.
  [[nodiscard]] static const Text& as_text(const Text& text) { return text; }
  template <class Name>
  [[nodiscard]] static Text as_text(const Name& name) {
    return Text(name);
  }
  template <class... Texts>
  Reason* add_texts(ReasonCode code, const Texts&... texts) {
    const std::array<const Text*, sizeof...(texts)> values{&texts...};
    return add_filled(code, values);
  }
  /// nullptr where the register has no such sentence.
  Reason* add_filled(ReasonCode code, std::span<const Text* const> values);

  Register register_;
  std::vector<Reason> reasons_;
};

[[nodiscard]] Words sentence_of(ReasonCode code);
/// As a letter to the applicant words it; nullopt where a letter does not say it.
[[nodiscard]] std::optional<Words> letter_sentence_of(ReasonCode code);

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
