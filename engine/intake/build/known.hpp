#pragma once
// Codes of the things that a table's rows name: found, or told at the row.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/intake/ratings/ratings.hpp"
#include "engine/text/known_codes.hpp"

namespace otbor {

/// Codes of one kind; what is not among them is told as `unknown`.
class Known {
 public:
  template <class Thing>
  Known(const Per<Thing, Thing>& things, Found unknown, Diagnostics& diagnostics)
      : unknown_(unknown), diagnostics_(diagnostics) {
    for (const auto& thing : things) codes_.push_back(thing.id);
    for (std::uint32_t at = 0; at < codes_.size(); ++at) place_.emplace(codes_[at], at);
  }

  [[nodiscard]] std::optional<std::uint32_t> find(const Located<std::string>& code) const {
    const auto at = place_.find(code.value);
    if (at != place_.end()) return at->second;
    // An empty cell is told already, and so is a table where there is nothing to be found.
    if (code.value.empty() || codes_.empty() || diagnostics_.only_counted(unknown_)) return {};
    diagnostics_.add(unknown_, code.span, {code.value, nearest_or_known(code.value, codes_)});
    return {};
  }

 private:
  std::vector<std::string> codes_;
  CodeIndex place_;
  Found unknown_;
  Diagnostics& diagnostics_;
};

}  // namespace otbor
