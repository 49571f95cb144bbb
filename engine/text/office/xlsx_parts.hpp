#pragma once
// What cells of an .xlsx sheet refer to: texts told once for the whole workbook, and which styles
// make a number a date.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/office/xml.hpp"

namespace otbor::office {

/// The text of a string item, plain or of several runs, without the reading aid of ideographs.
[[nodiscard]] std::string text_of_item(const pugi::xml_node& item);

/// Texts by number; empty when the workbook has none.
[[nodiscard]] Readable<std::vector<std::string>> read_shared_texts(Archive& archive);

/// How numbers are shown, by the number of a style.
enum class Shown : std::uint8_t { number, date };
[[nodiscard]] Readable<std::vector<Shown>> read_styles(Archive& archive);

/// Whether a format such as `dd.mm.yyyy hh:mm` or `[$-419]d mmm` shows a date or a time.
[[nodiscard]] bool shows_date(std::string_view format);

/// "2022-05-06 16:40:00" of 44687.694…: days since 30 December 1899, or since 1 January 1904 when
/// the workbook says so. Empty when there is no such day.
[[nodiscard]] std::string moment_of(double days, bool since_1904);

}  // namespace otbor::office
