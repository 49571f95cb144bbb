#pragma once
// A word as a dictionary has it, for people to read. There is no dictionary here: the theme set
// knows the words of its lexicons and lemmas, the forms that the texts use tell their declension
// (declension.hpp), regular endings tell some of the rest, and where nothing does the form that the
// texts use most is shown as it is.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/model/themes.hpp"
#include "engine/themes/stem.hpp"

namespace otbor {

/// рискового -> рисковый, компетенций -> компетенция, родителей -> родитель: for endings that leave
/// no choice. nullopt for others (пробы, педагога).
[[nodiscard]] std::optional<std::string> by_ending(std::string_view lower);

/// Names are written with a capital: «Иванов» is one person, not several Иваны.
enum class Written : std::uint8_t { small, as_a_name };

class DictionaryForms {
 public:
  explicit DictionaryForms(const ThemeSet& set);

  /// Of the stem with these forms and how often each was met; empty for what is like a verb.
  [[nodiscard]] std::string of(const std::string& stem,
                               const std::map<std::string, std::size_t>& forms,
                               Written as = Written::small) const;

 private:
  void add_entry(const std::string& entry, Stemmer& stemmer);

  std::map<std::string, std::string> known_;  // by stem
};

}  // namespace otbor
