#pragma once
// Whether a Russian word tells that something was done or is done: by its ending, which is regular
// enough for verbs; words that only end so are data (EvidenceWords::not_verbs). Of the
// future only «проведём» has an ending that tells; the rest is looked for by words of intention.

#include <string_view>

namespace otbor {

/// провёл, проводилась, утверждён, разработаны, разобрав; also проводится, ведёт, отслеживаем.
/// `lower` is a lower_form() with ё as е. Full participles (проведённый) and infinitives are no
/// such verbs.
[[nodiscard]] bool tells_of_done(std::string_view lower);

/// провели, сверяем: whoever writes so did it, or names those who did. Not проводились.
[[nodiscard]] bool tells_of_us(std::string_view lower);

/// проведём, сравним: a perfective verb of the first person.
[[nodiscard]] bool tells_of_what_we_shall_do(std::string_view lower);

}  // namespace otbor
