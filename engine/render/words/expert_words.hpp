#pragma once
// Sentences about an expert's marks that several documents tell.

#include "engine/render/words/narrator.hpp"

namespace otbor {

enum class ToldTo : std::uint8_t { commission, expert };
/// The finding with its criterion and numbers, without the expert's code.
[[nodiscard]] std::string told_finding(const Narrator& narrator, const ExpertFinding& finding,
                                       ToldTo whom = ToldTo::commission);

/// «P05 «Название»: по всем критериям стоит 2».
[[nodiscard]] std::string told_flat_sheet(const Narrator& narrator, const FlatSheet& flat);

/// «Э-03 – P07; Э-05 – P02»: ratings that would make panels comparable; "" when none is wanted.
[[nodiscard]] std::string told_links(const Narrator& narrator);

}  // namespace otbor
