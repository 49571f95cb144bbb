#pragma once
// The names of a forum's connections and what each was told to be: for the person who settles them.
// Names are personal data: these texts are printed for that person and get into no document.

#include <string>

#include "engine/forum/attendance.hpp"
#include "engine/model/study.hpp"
#include "engine/render/document.hpp"

namespace otbor {

[[nodiscard]] Document connection_names(const Study& study, const Attendance& attendance,
                                        Lang lang);

[[nodiscard]] std::string connection_names_json(const Study& study, const Attendance& attendance,
                                                Lang lang);

/// Names that somebody has to settle, and the rows of forum/aliases.csv that stand for them: the
/// name, no institution yet, and what it may be. Each name once; settled ones are not among them.
struct OpenName {
  std::string name;
  std::string remark;
};
[[nodiscard]] std::vector<OpenName> open_names(const Study& study, const Attendance& attendance,
                                               Lang lang);

}  // namespace otbor
