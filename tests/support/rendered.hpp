#pragma once
// Studies that documents are tried on.

#include "engine/render/order.hpp"
#include "tests/support/study_builder.hpp"

namespace otbor {

inline RenderOrder order_in(Lang lang) {
  RenderOrder order;
  order.lang = lang;
  order.engine_version = "1.2.3";
  return order;
}

/// The worked example of the municipal expertise: 46.5, 42 and 51.5 of 60, mean 140/3.
inline Study worked_example() {
  StudyBuilder builder;
  const std::string_view weights[] = {"1.5", "2", "2", "2", "2", "3", "2.5", "1", "2", "1", "1"};
  for (std::size_t i = 0; i < std::size(weights); ++i) {
    const auto id = "К" + std::to_string(i + 1);
    builder.criterion(id, weights[i], {.gate = i == 5 || i == 6 ? "2" : ""});
  }
  return builder.practice("P1", {.title = "Практика"})
      .sheet("P1", "Э-01", "3 2 2 2 3 3 2 1 2 2 3")
      .sheet("P1", "Э-02", "2 2 3 2 2 2 2 2 2 2 2")
      .sheet("P1", "Э-03", "3 3 2 2 3 3 2 2 3 2 3")
      .band(Decision::recommended, "45", true)
      .band(Decision::declined, "")
      .build();
}

/// 44.995 against a pass mark of 45.
inline Study below_by_a_hair() {
  return StudyBuilder()
      .criterion("К1", "1", {.scale = "0 44.99 45 60"})
      .practice("P1", {.title = "Практика"})
      .sheet("P1", "Э-01", "44.99")
      .sheet("P1", "Э-02", "45")
      .band(Decision::recommended, "45")
      .band(Decision::declined, "")
      .build();
}

/// Two practices, three experts, one comment; the first practice is recommended.
inline Study small_district() {
  return StudyBuilder()
      .criterion("К1", "2")
      .criterion("К2", "1")
      .practice("P1", {.title = "Сильная практика", .institution = "МБОУ А"})
      .practice("P2", {.title = "Слабая практика", .institution = "МБОУ Б"})
      .sheet("P1", "Э-01", "3 3")
      .sheet("P1", "Э-02", "3 2")
      .sheet("P2", "Э-01", "1 1")
      .sheet("P2", "Э-03", "3 1")
      .band(Decision::recommended, "6")
      .band(Decision::declined, "")
      .rules([](Rules& rules) {
        rules.third_expert.emplace();
        rules.third_expert->gap_percent = Points::whole(25);
      })
      .change([](Study& study) {
        study.sheets.comment_text = "тайный комментарий";
        const auto size = static_cast<std::uint32_t>(study.sheets.comment_text.size());
        study.sheets.comments.push_back({Index<Sheet>(2), Index<Criterion>(0), 0, size});
      })
      .build();
}

}  // namespace otbor
