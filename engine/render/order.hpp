#pragma once
// What is asked of the documents: language, who will read them, and what must be said of the run.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor {

/// Service documents carry everything, down to each expert's marks under the expert's code. What is
/// published names the recommended practices alone and no expert. What goes to an applicant is all
/// of the own practice, and no expert and no other practice.
enum class Profile : std::uint8_t { service, published, applicant };

[[nodiscard]] std::string_view code_of(Profile profile);
[[nodiscard]] Words name_of(Profile profile);

struct RenderOrder {
  Lang lang = Lang::ru;
  Profile profile = Profile::service;
  bool draft = false;  // a what-if run: marked as such on everything it prints
  std::string engine_version;
  /// Longest table and number of cards of the report; it says what it leaves out.
  std::size_t rows_max = 500;
  std::size_t ranking_rows_max = 2'000;  // of the ranking, where people look practices up
  std::size_t cards_max = 200;

  [[nodiscard]] bool published() const { return profile == Profile::published; }
  [[nodiscard]] bool names_experts() const { return profile == Profile::service; }
};

}  // namespace otbor
