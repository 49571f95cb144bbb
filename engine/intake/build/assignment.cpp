// Rows of assignment.csv -> seats: codes found, each pair once, conflicts told at their row.

#include <map>

#include "engine/intake/build/tables.hpp"
#include "engine/intake/conflict_words.hpp"
#include "engine/model/obstacle.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// Codes of one kind; what is not among them is told.
class Known {
 public:
  Known(std::vector<std::string> codes, Found unknown, Diagnostics& diagnostics)
      : codes_(std::move(codes)), unknown_(unknown), diagnostics_(diagnostics) {
    for (std::uint32_t at = 0; at < codes_.size(); ++at) place_.emplace(codes_[at], at);
  }
  std::optional<std::uint32_t> find(const Located<std::string>& code) const {
    const auto at = place_.find(code.value);
    if (at != place_.end()) return at->second;
    // An empty cell is told already, and so is a table where there is nothing to be found.
    if (code.value.empty() || codes_.empty() || diagnostics_.only_counted(unknown_)) return {};
    diagnostics_.add(unknown_, code.span, {code.value, did_you_mean(code.value, codes_)});
    return {};
  }

 private:
  std::vector<std::string> codes_;
  CodeIndex place_;
  Found unknown_;
  Diagnostics& diagnostics_;
};

template <class Thing>
std::vector<std::string> codes_of(const Per<Thing, Thing>& things) {
  std::vector<std::string> codes;
  for (const auto& thing : things) codes.push_back(thing.id);
  return codes;
}

}  // namespace

void build_assignment(const Forms& forms, Study& study, Diagnostics& diagnostics) {
  const Known practices(codes_of(study.practices), Found::unknown_practice, diagnostics);
  const Known experts(codes_of(study.experts), Found::unknown_expert, diagnostics);
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
