#pragma once
// Fields of an application that stand for stages of the management cycle: columns of the table of
// practices, as a Yandex or Google form exports its questions, and rows of a form in Word. They are
// known by the words that the cycle's file has for a stage, in both languages (text/field_names).
// What a field shows of its stage is told by cycle/evidence.

#include <string>
#include <vector>

#include "engine/intake/forms.hpp"
#include "engine/text/field_names.hpp"

namespace otbor {

/// By what headings the field of a stage is known: title, short title, the field names that the
/// cycle's file adds, titles of its positions. A position of several stages has one field for all.
[[nodiscard]] std::vector<std::string> names_of_field(const CycleForm& cycle,
                                                      const StageForm& stage);

/// All of them, by ids of stages.
[[nodiscard]] FieldNames stage_field_names(const CycleForm& cycle);

/// Rows of one table of practices and the fields of stages in them.
void read_practices(const Sources& sources, const CsvTable& table, const Renamed& renamed,
                    const FieldNames& names, Forms& forms, Diagnostics& diagnostics);

/// A field that is there already stays, unless it is blank.
void add_stage_field(Forms& forms, StageField field);

/// An answer without a letter, «–» or «...», is a field left blank: its text is emptied.
[[nodiscard]] StageField stage_field(std::string practice, const std::vector<std::string>& stages,
                                     TextValue text);

}  // namespace otbor
