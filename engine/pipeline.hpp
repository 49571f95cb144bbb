#pragma once
// The stages in order. A programme's files become a Study (intake), the Study becomes a Dossier
// (run), the Dossier becomes files (render). Each step is a pure function.

#include <functional>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/intake/intake.hpp"
#include "engine/justify/dossier.hpp"
#include "engine/tune/tuning.hpp"

namespace otbor {

/// What plans may choose from: the registries of score/ and select/.
[[nodiscard]] Offers offers();

/// Called after each stage with its name, e.g. to time it; may be empty. Of stages that go on side
/// by side the shorter ones are told when all are over.
using OnStage = std::function<void(std::string_view stage)>;

[[nodiscard]] Dossier run(Study study, num::Threads threads, const OnStage& on_stage = {});

/// The same up to the decisions: without robustness, certificates and reasons.
[[nodiscard]] Dossier decide(Study study, num::Threads threads, const OnStage& on_stage = {});

/// What a variant would change in the official result, and which of its changes alone.
[[nodiscard]] Trial try_variant(const Tuning& official, Variant variant, num::Threads threads);
/// The same of several variants, and the official result itself.
[[nodiscard]] Tuning tune(Study study, std::vector<Variant> variants, num::Threads threads);

}  // namespace otbor
