#pragma once
// Which of two texts a run shows. Files may give titles and remarks in both languages; every form
// is settled where it is read, so that nothing after it knows of a second language.

#include <utility>

#include "engine/intake/forms/scale.hpp"

namespace otbor {

/// Puts the texts of `lang` first throughout a form; where there is none in English the Russian one
/// stays.
template <class Value>
void put_first(Value& value, Lang lang) {
  if constexpr (std::is_same_v<Value, BothForm>) {
    if (lang == Lang::en && !value.english.value.empty()) std::swap(value.text, value.english);
  } else if constexpr (HasSchema<Value>) {
    for_each_field<Value>([&](const auto& f) { put_first(value.*f.member, lang); });
  } else if constexpr (IsOptional<Value>::value) {
    if (value) put_first(*value, lang);
  } else if constexpr (IsList<Value>::value) {
    for (auto& item : value) put_first(item, lang);
  } else if constexpr (IsMap<Value>::value) {
    for (auto& [key, item] : value.items) put_first(item, lang);
  }
}

}  // namespace otbor
