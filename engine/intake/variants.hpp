#pragma once
// Variants to be tried on a programme that is read already: from a file, or from the words of a
// command line. Rules go through the same readers as those of the plan.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/model/variant.hpp"

namespace otbor {

struct VariantsIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<Variant> variants;  // none when there are errors
};

[[nodiscard]] VariantsIntake take_in_variants(const FileAccess& files, std::string_view name,
                                              const Study& study, const IntakeOptions& options);

/// One word of a command line: an option and its value, `--weight` and `К5=2`.
struct VariantWord {
  std::string option;
  std::string value;
};
/// The options that change something; the value follows the option or, for the last, there is none.
inline constexpr std::string_view variant_options[] = {
    "--weight", "--gate",           "--pass-mark",        "--places",   "--method",
    "--quota",  "--without-expert", "--without-practice", "--no-quotas"};

/// One variant of all the words. `source` is what messages call the command line.
[[nodiscard]] VariantsIntake take_in_variant(std::span<const VariantWord> words,
                                             std::string_view source, const Study& study,
                                             const IntakeOptions& options);

}  // namespace otbor
