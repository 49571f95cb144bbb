#pragma once
// What marks a score sheet as ours, so that whoever has filled, renamed and re-saved it, what comes
// back is read by the rows themselves: hidden columns of each row to be filled say practice,
// expert, criterion and version of the criteria. The writer (render/sheets) and the readers
// (intake) share these words.

#include <array>
#include <string_view>

#include "engine/base/words.hpp"

namespace otbor::score_sheet {

/// Headings of the hidden columns, in this order: what a row is about. Never translated.
inline constexpr std::string_view practice = "код практики";
inline constexpr std::string_view expert = "код эксперта";
inline constexpr std::string_view criterion = "критерий";
inline constexpr std::string_view version = "версия критериев";
inline constexpr std::array<std::string_view, 4> identity{practice, expert, criterion, version};

/// How the headings of the columns begin that people fill.
inline constexpr Words score{"Балл", "Mark"};
inline constexpr Words comment{"Обоснование", "Justification"};
inline constexpr Words evidence{"Подтверждение", "Evidence"};

/// The hidden sheet: a key and its value in each row.
inline constexpr std::string_view stamp_sheet = "otbor";
inline constexpr std::string_view stamp_format = "otbor.score-sheet/1";
inline constexpr std::string_view key_format = "format";
inline constexpr std::string_view key_programme = "programme";
inline constexpr std::string_view key_criteria = "criteria";

/// What stands in the column of criteria where no mark is asked for. The answer stands where marks
/// do, the ground of a recusal where comments do.
inline constexpr std::string_view no_interest = "@no-interest";
inline constexpr std::string_view recusal = "@recusal";
inline constexpr std::string_view strengths = "@strengths";
inline constexpr std::string_view remarks = "@remarks";
inline constexpr std::string_view advice = "@advice";
inline constexpr std::string_view opinion = "@opinion";

}  // namespace otbor::score_sheet
