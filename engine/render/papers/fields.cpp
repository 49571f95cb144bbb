#include "engine/render/papers/fields.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/utf8.hpp"
#include "engine/render/words/speech.hpp"

namespace otbor::papers {

bool is_name(const Words& words, std::string_view written) {
  const auto folded = utf8::folded(written);
  return folded == utf8::folded(words.ru) || folded == utf8::folded(words.en);
}

void Fields::add(Field field) {
  field.ru = utf8::folded(field.name.words.ru);
  field.en = utf8::folded(field.name.words.en);
  for (const auto& other : fields_) OTBOR_CHECK(other.ru != field.ru && other.en != field.en);
  fields_.push_back(std::move(field));
}

void Fields::text(Words name, std::string value, std::string_view blank) {
  add({.name = name,
       .ru = {},
       .en = {},
       .value = std::move(value),
       .blank = std::string(blank),
       .items = {}});
}

void Fields::number(Words name, std::uint64_t value, Lang lang) {
  text(name, Speech(lang).whole(value));
}

void Fields::list(Words name, std::vector<Name> parts, std::vector<Fields> items) {
  for (auto& item : items) {
    OTBOR_CHECK(item.fields_.size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      OTBOR_CHECK(item.fields_[i].name.words.en == parts[i].words.en);
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].text(item_number, std::to_string(i + 1));
    items[i].text(item_first, i == 0 ? "1" : "");
    items[i].text(item_last, i + 1 == items.size() ? "1" : "");
  }
  for (const auto& words : {item_number, item_first, item_last}) parts.emplace_back(words);
  add({.name = {name, std::move(parts)},
       .ru = {},
       .en = {},
       .value = {},
       .blank = std::string(line_to_fill),
       .is_list = true,
       .items = std::move(items)});
}

const Field* Fields::find(std::string_view name) const {
  const auto folded = utf8::folded(name);
  const auto found = std::ranges::find_if(
      fields_, [&](const Field& field) { return field.ru == folded || field.en == folded; });
  return found == fields_.end() ? nullptr : &*found;
}

std::vector<Name> Fields::names() const {
  std::vector<Name> names;
  for (const auto& field : fields_) names.push_back(field.name);
  return names;
}

}  // namespace otbor::papers
