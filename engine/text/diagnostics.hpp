#pragma once
// What is wrong with the user's files: located, in both languages, all of it in one run.
// A message says what was found, the rule and the remedy; it speaks of criteria and ratings.
// Each kind of message is one entry of diagnostics.def.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/text/limits.hpp"
#include "engine/text/source.hpp"

namespace otbor {

enum class Severity : std::uint8_t { error, warning };

enum class Found : std::uint16_t {
#define DIAGNOSTIC(id, code, severity, ru, en, hint_ru, hint_en) id,
#include "engine/text/diagnostics.def"
#undef DIAGNOSTIC
};

struct DiagnosticKind {
  std::string_view id;
  std::string_view code;  // "E0101": stable, for scripts and for the catalogue of messages
  Severity severity = Severity::error;
  Words message;
  Words hint;  // may be empty
};
[[nodiscard]] const DiagnosticKind& kind_of(Found found);
[[nodiscard]] const std::vector<DiagnosticKind>& diagnostic_kinds();

struct Diagnostic {
  Found found{};
  Span span;
  std::vector<Text> args;
  std::optional<Span> other;  // a second place: "first used here"
};

class Diagnostics {
 public:
  Diagnostics() = default;
  explicit Diagnostics(Limits limits) : limits_(limits) {}

  void add(Found found, Span span, std::vector<Text> args = {}, std::optional<Span> other = {});

  /// When enough of this kind are told in full, counts one more and says so: its text, which may
  /// take a search through thousands of codes, need not be made.
  [[nodiscard]] bool only_counted(Found found);

  /// Adds what another reader found, as if it had been found here after the rest.
  void merge(const Diagnostics& other);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  /// Whether a file has errors: what is computed from all of it would only repeat them.
  [[nodiscard]] bool has_errors_in(std::uint32_t source) const;
  [[nodiscard]] std::size_t errors() const { return errors_; }
  [[nodiscard]] std::size_t warnings() const { return warnings_; }
  [[nodiscard]] bool empty() const { return errors_ + warnings_ == 0; }
  /// Those kept, in order of file and place.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;
  /// How many of a kind were counted beyond those kept.
  [[nodiscard]] std::size_t omitted(Found found) const;
  [[nodiscard]] const Limits& limits() const { return limits_; }

 private:
  Limits limits_;
  std::vector<Diagnostic> kept_;
  std::vector<std::size_t> count_of_kind_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

/// A value and/or what was wrong with the input. Errors mean there is no value to trust.
template <class T>
struct Checked {
  std::optional<T> value;
  Diagnostics diagnostics;
};

/// The text a person reads: `file:line:column: error[E0101]: …`, the original line, a caret, a
/// hint.
[[nodiscard]] std::string print(const Diagnostics& diagnostics, const Sources& sources, Lang lang,
                                bool colour = false);
/// The same as JSON lines' array, for editors and scripts.
[[nodiscard]] std::string print_json(const Diagnostics& diagnostics, const Sources& sources,
                                     Lang lang);

}  // namespace otbor
