#pragma once
// Headings as people write them – a column of a form, the row of an application, a heading in a
// text – against the names of the fields that they may stand for: with a number or a letter before
// («этап 5. Анализ ситуации»), a question or a remark behind («Анализ ситуации: что показали
// данные?»).

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace otbor {

class FieldNames {
 public:
  /// `field` is any code; a name may be that of several fields.
  void add(std::string_view name, const std::string& field);
  /// «s5», «а»: what may stand before a name.
  void add_label(std::string_view label);

  /// Codes of the fields that are headed so, in the order they were added; null when it is none's.
  [[nodiscard]] const std::vector<std::string>* find(std::string_view heading) const;
  /// The same of a line that is nothing but the name, with its number or a colon.
  [[nodiscard]] const std::vector<std::string>* find_bare(std::string_view line) const;
  /// Names as they were added, for the headings that come near.
  [[nodiscard]] const std::vector<std::string>& written() const { return written_; }
  [[nodiscard]] bool empty() const { return written_.empty(); }

 private:
  [[nodiscard]] std::string_view without_number(std::string_view key) const;

  std::map<std::string, std::vector<std::string>, std::less<>> fields_of_;
  std::vector<std::string> written_;
  std::vector<std::string> labels_;
};

}  // namespace otbor
