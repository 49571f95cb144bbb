#include "tools/otbor/cbc.hpp"

#include <limits>
#include <utility>

#include "tools/files/read_file.hpp"
#include "tools/system/process.hpp"

namespace otbor {

std::optional<std::string> answer_of_cbc(const std::string& lp_file) {
  const auto cbc = system::find_program("cbc");
  const system::Workshop workshop;
  if (cbc.empty() || workshop.here().empty()) return std::nullopt;
  const auto answer = (workshop.here() / "answer.txt").string();
  const auto ended =
      system::run_quietly({cbc, lp_file, "-ratioGap", "0", "solve", "-solution", answer});
  auto text = read_file(answer, std::numeric_limits<std::size_t>::max());
  if (ended != system::Ended::well || !text.good()) return std::nullopt;
  return std::move(text.bytes);
}

}  // namespace otbor
