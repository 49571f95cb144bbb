#pragma once
// Fields that several papers share: the body and the people, dates and numbers, how many practices
// there are of each kind, and a practice as an item of a list.

#include "engine/render/papers/paper.hpp"

namespace otbor::papers {

/// Body, programme, criteria, people, dates, counts, votes, and what computed it.
void add_common(const PaperInput& input, Fields& fields);

/// Most papers tell of totals.
[[nodiscard]] bool anything_scored(const PaperInput& input);

/// The names of a practice as an item of a list, and one such item. The place, total and decision
/// are as the ranking has them; the justification names no expert.
[[nodiscard]] std::vector<Name> practice_names();
[[nodiscard]] Fields practice_fields(const PaperInput& input, Index<Practice> at);
/// «рекомендована … – 2, направлена на доработку – 1»: how many experts hold which opinion, best
/// first; "" in what is published and where nobody has given one.
[[nodiscard]] std::string opinions_counted(const Narrator& narrator, Index<Practice> at);
/// The same beside the paper's own fields: of a paper to or about one practice.
void add_practice(const PaperInput& input, Index<Practice> at, Fields& fields);
/// A list of practices under `name`.
void add_practices(const PaperInput& input, Words name, const std::vector<Index<Practice>>& list,
                   Fields& fields);

/// Practices that were sent back, rejected or withdrawn, in the order of the table.
[[nodiscard]] std::vector<Index<Practice>> not_admitted(const Narrator& narrator);
/// Practices with this decision, best first.
[[nodiscard]] std::vector<Index<Practice>> decided(const Narrator& narrator, Decision decision);

/// «Фамилия И.О.», as lists have it, of «И.О. Фамилия».
[[nodiscard]] std::string surname_first(std::string_view name);

/// «3 июня 2022 г.», empty without a date.
[[nodiscard]] std::string in_words(const std::optional<Moment>& date, Lang lang);

}  // namespace otbor::papers
