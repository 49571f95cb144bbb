#pragma once
// An assignment as people and programs read it: on a screen, as the sheet that the chair signs, as
// a paragraph of the minutes, as the table that the programme reads again, as JSON.

#include <string>
#include <vector>

#include "engine/assign/assignment.hpp"
#include "engine/render/document.hpp"
#include "engine/render/order.hpp"

namespace otbor {

/// Load by expert and what needs eyes; with `full` also every practice with its experts and why.
[[nodiscard]] Document assignment_screen(const Study& study, const Assignment& made,
                                         const RenderOrder& order, bool full);

/// «Лист закрепления практик за экспертами»: practices × experts, loads, conflicts that were taken
/// into account, what could not be had, the paragraph for the minutes, lines to sign.
[[nodiscard]] Document assignment_sheet(const Study& study, const Assignment& made,
                                        const RenderOrder& order);

/// «Закрепление проведено …, начальное число …»
[[nodiscard]] std::string assignment_minutes(const Study& study, const Assignment& made,
                                             const RenderOrder& order);

/// «практика;эксперт», a table of one block that intake reads as assignment.csv.
[[nodiscard]] Document assignment_table(const Study& study, const Assignment& made, Lang lang);

/// `written`: names of the files that were made.
[[nodiscard]] std::string assignment_json(const Study& study, const Assignment& made,
                                          const std::vector<std::string>& written);

}  // namespace otbor
