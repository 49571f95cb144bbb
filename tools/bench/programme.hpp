#pragma once
// A simulated programme in memory, as the engine sees one on the disk. Run from the root of the
// tree: criteria, cycle and themes are read from criteria/.

#include "engine/pipeline.hpp"
#include "tests/support/shipped.hpp"
#include "tools/bench/simulated.hpp"

namespace otbor::bench {

[[nodiscard]] inline Intake take_in_country(const Country& country, num::Threads threads) {
  const FileAccess files{.read = [&](std::string_view name) -> std::optional<RawFile> {
                           const auto file = [&](const std::string& text) {
                             RawFile raw;
                             raw.name = name;
                             raw.bytes = text;
                             return raw;
                           };
                           if (name == "programme.yaml") return file(country.programme);
                           if (name == "institutions.csv") return file(country.institutions);
                           if (name == "experts.csv") return file(country.experts);
                           if (name == "practices.csv") return file(country.practices);
                           if (name == "ratings.csv") return file(country.ratings);
                           return read_shipped("criteria", name);
                         },
                         .list = [](std::string_view) { return std::vector<std::string>(); }};
  IntakeOptions options;
  options.offers = offers();
  options.threads = threads;
  return take_in(files, "programme.yaml", options);
}

}  // namespace otbor::bench
