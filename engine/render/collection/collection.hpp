#pragma once
// What came back from the experts, told: the table of ratings as it will stand, what has changed in
// it, and «Что не сходится»: what each expert is to be asked.

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/collection.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

/// Whole tables, as Russian Excel opens them by double click.
[[nodiscard]] std::string ratings_csv(const Study& study, const RatingLines& lines);
/// The opinions of the study with those that have come: these take the place of earlier ones, an
/// empty answer of none.
[[nodiscard]] std::string opinions_csv(const Study& study, const std::vector<SheetWords>& come);
/// Whether words that were there are replaced by others.
[[nodiscard]] bool opinions_replaced(const Study& study, const std::vector<SheetWords>& come);
/// The journal of changed marks with lines of this collection added; `kept_as` names the file that
/// holds the ratings as they were.
[[nodiscard]] std::string changes_csv(const Collection& collection, std::string_view before,
                                      std::string_view kept_as, std::string_view reason);

[[nodiscard]] Document collection_report(const Collection& collection, const RenderOrder& order);
/// The same for programs; `written` says whether the programme's files hold it now.
[[nodiscard]] std::string collection_json(const Collection& collection, Lang lang, bool written);

}  // namespace otbor
