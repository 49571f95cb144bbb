#pragma once
// What keeps outputs from being written, on its way to the user.

#include "tools/files/write_outputs.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

/// Tells it; the exit status that belongs to it.
Exit told(const Call& call, const OutputTrouble& trouble);

}  // namespace otbor
