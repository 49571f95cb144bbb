#pragma once
// «Ход работы» as JSON for the page: what is in and what is missing, whom to ask, what comes next.
// Every sentence is worded here, in the language of the call.

#include <string>

#include "tools/otbor/serve/workplace.hpp"

namespace otbor::serve {

struct ProgressOrder {
  Lang lang = Lang::ru;
  RenderOrder order;
  std::string programme;      // as the commands of the next step name it
  bool takes_sheets = false;  // the page may write collected sheets
};

[[nodiscard]] std::string progress_json(const Snapshot& snapshot, const ProgressOrder& order);

}  // namespace otbor::serve
