#pragma once
// An earlier programme as a whole, beside which this one is told: how many applied and took part,
// of which institutions, by direction, how complete the cycles were. Read from its dossier.json;
// what that dossier does not have is empty here and is not compared.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/points.hpp"

namespace otbor {

struct EarlierProgramme {
  std::string title;
  std::string stage;       // "forum" or "expertise"
  std::string date;        // "2021-06-04", or ""
  std::string provenance;  // "simulated" or "real", or ""
  std::uint32_t applications = 0;
  std::uint32_t taking_part = 0;
  std::uint32_t recommended = 0;
  std::vector<std::string> institutions;  // that took part, as its dossier names them, once each
  std::vector<std::pair<std::string, std::uint32_t>> themes;   // code, practices that took part
  std::vector<std::pair<std::string, std::uint32_t>> classes;  // of the cycle: code, practices
  std::string criteria_id;
  std::string criteria_version;
  std::vector<std::pair<std::string, Ratio>> criterion_means;  // code, mean of the practices' means
  std::vector<std::pair<std::string, Ratio>> platform_index;   // code, index of participation
  Points index_maximum;
};

}  // namespace otbor
