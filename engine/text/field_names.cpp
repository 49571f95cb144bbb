#include "engine/text/field_names.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/text/schema.hpp"

namespace otbor {
namespace {

constexpr std::array<std::string_view, 4> counting_words{"этап", "раздел", "поле", "stage"};
constexpr std::string_view numbering = "0123456789.):№ \t";
/// What may follow the name of a field in a question: «Анализ ситуации: что показали данные?»
constexpr std::array<std::string_view, 8> after_a_name{":", ".", ",", ";", "(", " –", " —", " -"};

/// A heading as it is compared: its first line, folded, without marks of an obligatory question.
std::string key_of(std::string_view heading) {
  auto key = normal_key(utf8::trimmed(heading.substr(0, heading.find('\n'))));
  std::erase(key, '*');
  while (!key.empty() && std::string_view(" .:?").find(key.back()) != std::string_view::npos) {
    key.pop_back();
  }
  return key;
}

}  // namespace

void FieldNames::add(std::string_view name, const std::string& field) {
  const auto key = key_of(name);
  if (key.empty()) return;
  auto& fields = fields_of_[key];
  if (std::ranges::find(fields, field) != fields.end()) return;
  if (fields.empty()) written_.emplace_back(name);
  fields.push_back(field);
}

void FieldNames::add_label(std::string_view label) { labels_.push_back(normal_key(label)); }

/// «этап 5. анализ» -> «анализ», «s5. анализ» too.
std::string_view FieldNames::without_number(std::string_view key) const {
  for (const auto word : counting_words) {
    if (key.starts_with(word) && key.size() > word.size() && key[word.size()] == ' ') {
      key.remove_prefix(word.size());
      break;
    }
  }
  const auto begin = key.find_first_not_of(numbering);
  key = begin == std::string_view::npos ? key : key.substr(begin);
  for (const auto& label : labels_) {
    const bool labelled = key.starts_with(label) && key.size() > label.size() &&
                          std::string_view(".:)").find(key[label.size()]) != std::string_view::npos;
    if (labelled) return utf8::trimmed(key.substr(label.size() + 1));
  }
  return key;
}

const std::vector<std::string>* FieldNames::find(std::string_view heading) const {
  const auto key = key_of(heading);
  const auto bare = without_number(key);
  const std::vector<std::string>* found = nullptr;
  std::size_t letters = 0;
  for (const auto& [name, fields] : fields_of_) {
    if (!bare.starts_with(name) || name.size() < letters) continue;
    const auto rest = bare.substr(name.size());
    const bool ends = rest.empty() || std::ranges::any_of(after_a_name, [&](auto mark) {
                        return rest.starts_with(mark) || rest.starts_with(" " + std::string(mark));
                      });
    if (!ends) continue;
    found = &fields;
    letters = name.size();
  }
  return found;
}

const std::vector<std::string>* FieldNames::find_bare(std::string_view line) const {
  const auto key = key_of(line);
  const auto found = fields_of_.find(without_number(key));
  return found == fields_of_.end() ? nullptr : &found->second;
}

}  // namespace otbor
