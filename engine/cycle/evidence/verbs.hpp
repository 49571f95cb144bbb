#pragma once
// Whether a Russian word tells that something was done or is done: by its ending, which is regular
// enough for verbs; words that only end so are data (EvidenceWords::not_verbs). A verb of the
// future has no ending of its own and is looked for by the words of intention.

#include <string_view>

namespace otbor {

/// провёл, проводилась, утверждён, разработаны; also проводится, ведёт, отслеживают. `lower` is a
/// lower_form() with ё as е. Full participles (проведённый) and infinitives are no such verbs.
[[nodiscard]] bool tells_of_done(std::string_view lower);

}  // namespace otbor
