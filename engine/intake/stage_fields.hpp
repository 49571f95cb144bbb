#pragma once
// Fields of an application that stand for stages of the management cycle: columns of the table of
// practices, as a Yandex or Google form exports its questions, and rows of a form in Word. They are
// known by the words that the cycle's file has for a stage, in both languages, whatever number or
// remark the form puts around them. What a field shows of its stage is told by cycle/evidence.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/forms.hpp"

namespace otbor {

/// By what headings the fields of stages are known: titles, short titles, the field names that the
/// cycle's file adds, titles of positions. A position of several stages has one field for all.
class StageFieldNames {
 public:
  StageFieldNames() = default;
  explicit StageFieldNames(const CycleForm& cycle);

  /// Ids of the stages whose field is headed so, in the cycle's order; null when it is none's.
  [[nodiscard]] const std::vector<std::string>* find(std::string_view heading) const;
  /// As the file writes them, for the headings that come near.
  [[nodiscard]] const std::vector<std::string>& written() const { return written_; }

 private:
  void add(const TextValue& name, const std::string& stage);
  [[nodiscard]] std::string_view without_number(std::string_view key) const;

  std::map<std::string, std::vector<std::string>, std::less<>> stages_of_;
  std::vector<std::string> written_;
  std::vector<std::string> labels_;  // s5, а: what may stand before a name
};

/// Rows of one table of practices and the fields of stages in them.
void read_practices(const Sources& sources, const CsvTable& table, const Renamed& renamed,
                    const StageFieldNames& names, Forms& forms, Diagnostics& diagnostics);

/// A field that is there already stays, unless it is blank.
void add_stage_field(Forms& forms, StageField field);

/// An answer without a letter, «–» or «...», is a field left blank: its text is emptied.
[[nodiscard]] StageField stage_field(std::string practice, const std::vector<std::string>& stages,
                                     TextValue text);

}  // namespace otbor
