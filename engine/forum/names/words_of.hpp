#pragma once
// Answers and reasons in words and in codes that keep their meaning.

#include <string_view>

#include "engine/base/words.hpp"
#include "engine/forum/names/matcher.hpp"
#include "engine/model/attendance.hpp"

namespace otbor {

[[nodiscard]] Words name_of(NameAnswer answer);
[[nodiscard]] std::string_view code_of(NameAnswer answer);
[[nodiscard]] Words name_of(NameReason reason);
[[nodiscard]] std::string_view code_of(NameReason reason);
[[nodiscard]] Words name_of(AttendanceForm form);
[[nodiscard]] std::string_view code_of(AttendanceForm form);

}  // namespace otbor
