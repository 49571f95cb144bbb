#pragma once
// A rule of the list in words, with the place where it is written or the document behind it.

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"
#include "engine/select/selection.hpp"

namespace otbor {

/// «не более двух практик от одной организации (programme.yaml:34)»; with the group when the rule
/// is meant for one.
[[nodiscard]] Text print_rule(const Study& study, const ListRuleName& rule);
/// The same without the place and the document: «не более двух практик от одной организации».
[[nodiscard]] Text print_rule_alone(const Study& study, const ListRuleName& rule);

}  // namespace otbor
