#pragma once
// «Листы»: filled sheets that were dropped on the page. They lie in memory, held against the
// programme as `collect` holds them, until somebody writes them or takes them away.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tools/otbor/collecting.hpp"
#include "tools/otbor/serve/workplace.hpp"

namespace otbor::serve {

class Inbox {
 public:
  explicit Inbox(Workplace& workplace) : workplace_(workplace) {}

  /// Another file of a name that is taken gets a number: «лист (2).xlsx». Why it is not taken, or
  /// nullopt.
  [[nodiscard]] std::optional<Text> put(const std::string& name, std::string bytes);
  void clear();

  /// As JSON: the files, how much is refused or changed, what does not fit in them. `may_write`
  /// is told along.
  [[nodiscard]] std::string json(bool may_write);
  /// The report of `collect` as a page; "" while there is nothing to report.
  [[nodiscard]] std::string report();
  /// Into the programme's tables, as `collect` does it; the inbox is empty then. As JSON: {"text"}
  /// or {"trouble"}.
  [[nodiscard]] std::string write(const CollectOptions& options);

 private:
  /// Of the files that are here and the programme as it is now; nullopt when there are none.
  const std::optional<Collecting>& collecting();
  [[nodiscard]] std::optional<Text> obstacle();

  Workplace& workplace_;
  std::vector<RawFile> files_;
  std::string state_;  // of the programme that `collecting_` was made with
  std::optional<Collecting> collecting_;
};

}  // namespace otbor::serve
