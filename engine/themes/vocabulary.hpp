#pragma once
// The texts of practices as counts of stems, for telling which are alike. Function words are left
// out, the title counts twice.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/themes/clusters/terms.hpp"

namespace otbor {

struct TermCounts {
  clusters::Terms terms;           // a row for each text asked for
  std::vector<std::string> forms;  // of each term as people read it; empty: it names nothing
};

/// A text with its title, abstract and the pieces of its body (body_parts.hpp); the parts may be
/// empty.
struct TextParts {
  std::string_view title;
  std::string_view abstract;
  std::vector<std::string_view> body;
};

[[nodiscard]] TermCounts vocabulary(const std::vector<TextParts>& texts, const ThemeSet& set,
                                    num::Threads threads);

/// Reads texts as rows of stems, one after another; remembers the words it has met.
class StemReader {
 public:
  explicit StemReader(const ThemeSet& set);
  StemReader(const StemReader&) = delete;
  StemReader& operator=(const StemReader&) = delete;
  ~StemReader();

  /// Title, abstract and body in their order, function words left out.
  [[nodiscard]] std::vector<std::string> read(const TextParts& text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace otbor
