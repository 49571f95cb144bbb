#pragma once
// What the programme says of its forum besides the published facts (ForumFacts): the event itself,
// as the analytical note tells of it. Anything may be missing.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/moment.hpp"

namespace otbor {

struct ForumEvent {
  std::string title;  // «районный ежегодный Форум управленческих практик»
  std::optional<Moment> date;
  std::string mode;                // «дистанционный»
  std::vector<std::string> kinds;  // «конференция», «семинар-совещание»
  std::string idea;                         // from what point of view practices were looked at
  std::string conference;          // where the best are to be presented
  std::string conference_when;     // «в конце августа 2022 года»
  std::vector<std::string> activity_signs;  // by which participation was judged
  std::vector<std::string> remarks;         // on how connections were counted
  bool vote_invited = false;                // participants were asked to vote on a resolution
  std::string resolution_placed;            // «на сайте …»
  std::optional<std::uint32_t> talk_limit_seconds;
};

}  // namespace otbor
