#pragma once
// The actions of `otbor criteria` that weigh criteria and hold sets against each other; each is a
// file of its own.

#include <optional>
#include <span>
#include <string>

#include "engine/intake/intake.hpp"
#include "engine/render/document.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

/// One criteria file with its problems told; nullopt when there is no such file.
[[nodiscard]] std::optional<CriteriaIntake> open_criteria(const Call& call,
                                                          const std::string& file);
[[nodiscard]] Exit no_such_file(const Call& call, const std::string& file);

/// On the screen, or as `--format` wishes; nullopt: told that there is no such format.
[[nodiscard]] std::optional<std::string> printed(const Call& call, const Document& document);

/// Weights from the judgements of people.
[[nodiscard]] Exit criteria_ahp(const Call& call, const std::string& file);
/// Two sets side by side, and on the ratings of a programme.
[[nodiscard]] Exit criteria_diff(const Call& call, const std::string& before,
                                 const std::string& after);
/// A lexicon of themes from texts whose themes are known.
[[nodiscard]] Exit criteria_lexicon(const Call& call, std::span<const std::string> files);
/// What words say of the stages of a cycle, from sentences whose stages are known; with `--try` how
/// the rules of evidence do on such sentences.
[[nodiscard]] Exit criteria_stages(const Call& call, std::span<const std::string> files);
/// Weights that past lists imply.
[[nodiscard]] Exit criteria_learn(const Call& call, std::span<const std::string> programmes);

}  // namespace otbor
