#pragma once
// The two columns that tables of experts' work have in common: whose practice, which expert.

#include "engine/text/table.hpp"

namespace otbor {

template <class Row>
constexpr auto practice_code =
    field("practice", "практика", &Row::practice, {"код практики", "code of the practice"})
        .required()
        .also({"код практики|рег. №|регистрационный номер практики|номер практики", "submission"});

template <class Row>
constexpr auto expert_code = field("expert", "эксперт", &Row::expert,
                                   {"код эксперта", "code of the expert"})
                                 .required()
                                 .also({"код эксперта|ваш код|номер эксперта", "rater"});

}  // namespace otbor
