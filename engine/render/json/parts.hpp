#pragma once
// The parts of dossier.json, each written after its key. What a published dossier leaves out is
// left out here and nowhere else.

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/num/parallel.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/render/order.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor::json {

struct Source {
  const Dossier& dossier;
  const RenderOrder& order;
  num::Threads threads;
  const std::function<void(std::string piece)>& take;

  [[nodiscard]] const Study& study() const { return dossier.study; }
  [[nodiscard]] bool shows(Index<Practice> at) const {
    return !order.published() || dossier.selection.verdicts[at].decision == Decision::recommended;
  }
};

void programme(JsonWriter& out, const Source& source);
void criteria(JsonWriter& out, const Source& source);
void practices(JsonWriter& out, const Source& source);
void ranking(JsonWriter& out, const Source& source);
/// How many draws the practices' robustness comes from, and why none from the rater model.
void draws(JsonWriter& out, const Source& source);
/// What would carry a practice above the line: a key of its entry in the ranking.
void advice(JsonWriter& out, const Source& source, Index<Practice> at);
/// What each rule of the list costs, and who moves up.
void prices(JsonWriter& out, const Source& source);
void certificates(JsonWriter& out, const Source& source);
/// Why there are none, where the totals are the reason.
void certificates_silent(JsonWriter& out, const Source& source);
void weight_ranges(JsonWriter& out, const Source& source);
void methods(JsonWriter& out, const Source& source);
void themes(JsonWriter& out, const Source& source);
/// How many practices were compared, and the modularity of the groups.
void clustering(JsonWriter& out, const Source& source);
void clusters(JsonWriter& out, const Source& source);
void duplicates(JsonWriter& out, const Source& source);
void cycle(JsonWriter& out, const Source& source);
/// Practices by what their cycles lack: keys of the object that is being written.
void cycle_grouping(JsonWriter& out, const Source& source);
/// One practice's marks of the cycle and what its text shows.
void cycle_profile(JsonWriter& out, const Source& source, Index<Practice> at);
void consistency(JsonWriter& out, const Source& source);
void forum(JsonWriter& out, const Source& source);
void decisions(JsonWriter& out, const Source& source);
void findings(JsonWriter& out, const Source& source);
/// What a sentence rests on, as a list of keys.
void cites(JsonWriter& out, const Source& source, const Reason& reason);
/// Who rates what, where a table tells it.
void assignment(JsonWriter& out, const Source& source);
/// What experts say of practices as a whole, under their codes.
void opinions(JsonWriter& out, const Source& source);
/// A line a sheet, so that two runs can be compared mark by mark.
void sheets(JsonWriter& out, const Source& source);

/// The items of an array, written in fixed chunks over the threads and given away as they come.
void items(JsonWriter& out, const Source& source, std::size_t size,
           const std::function<void(JsonWriter&, std::size_t)>& item);

/// A string, or null for "".
void string_or_null(JsonWriter& out, std::string_view value);

}  // namespace otbor::json
