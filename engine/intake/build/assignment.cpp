// Rows of assignment.csv -> seats: codes found, each pair once, conflicts told at their row.

#include <map>

#include "engine/intake/build/known.hpp"
#include "engine/intake/build/tables.hpp"
#include "engine/intake/conflict_words.hpp"
#include "engine/model/obstacle.hpp"

namespace otbor {

void build_assignment(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  const Known practices(study.practices, Found::unknown_practice, diagnostics);
  const Known experts(study.experts, Found::unknown_expert, diagnostics);
  std::map<Seat, Span> first;
  for (const auto& row : forms.assignment) {
    const auto practice = practices.find(row.practice);
    const auto expert = experts.find(row.expert);
    if (!practice || !expert) continue;
    const Seat seat{Index<Practice>(*practice), Index<Expert>(*expert)};
    const auto [same, fresh] = first.emplace(seat, row.practice.span);
    if (!fresh) {
      diagnostics.add(Found::seat_twice, row.practice.span, {row.expert.value, row.practice.value},
                      same->second);
      continue;
    }
    const auto why =
        conflict_of(study.experts[seat.expert], seat.practice, study.practices[seat.practice]);
    // A recusal on record is no slip: the seat is vacant, and a new assignment fills it.
    if (why && obstacle(study, seat.practice, seat.expert) != Obstacle::recused) {
      diagnostics.add(Found::seat_in_conflict, row.expert.span,
                      {row.expert.value, row.practice.value, conflict_words(*why)},
                      forms.experts[seat.expert.value()].span);
    }
  }
  for (const auto& [seat, span] : first) study.assignment.push_back(seat);
}

}  // namespace otbor
