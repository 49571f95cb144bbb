#pragma once
// Sentences of an assignment that several of its documents say.

#include <string>
#include <vector>

#include "engine/assign/assignment.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor {

[[nodiscard]] Words name_of(Obstacle why);
[[nodiscard]] std::string_view code_of(Obstacle why);

/// The strongest cause of a seat; the others are seen from the seat itself.
enum class SeatCause : std::uint8_t { knows_theme, has_sheet, kept, links, load };
[[nodiscard]] SeatCause cause_of(const AssignedExpert& seat);
/// A letter for the cells of a table.
[[nodiscard]] Words mark_of(SeatCause cause);
[[nodiscard]] Words name_of(SeatCause cause);
[[nodiscard]] std::string_view code_of(SeatCause cause);

class AssignmentTeller {
 public:
  AssignmentTeller(const Study& study, const Assignment& made, const RenderOrder& order)
      : study(study), made(made), order(order), say(order.lang) {}

  /// «P07 «Название»»
  [[nodiscard]] std::string name(Index<Practice> practice) const;
  /// How many practices, experts and seats, the loads and the common practices.
  [[nodiscard]] std::string outcome() const;
  /// «Э-01, Э-04 – работают у заявителя; Э-02 – самоотвод»
  [[nodiscard]] std::string obstacles(const std::vector<Barred>& barred) const;
  /// What could not be had, practice by practice, and panels without common practices.
  [[nodiscard]] std::vector<std::string> lacks() const;
  /// What the earlier assignment had and this has not, and the other way round.
  [[nodiscard]] std::vector<std::string> changes() const;
  /// Each expert with the practices that are out of bounds, by cause.
  [[nodiscard]] std::vector<std::string> out_of_bounds() const;

  const Study& study;
  const Assignment& made;
  const RenderOrder& order;
  Speech say;

 private:
  [[nodiscard]] std::string given_up(const GivenUp& one) const;
};

}  // namespace otbor
