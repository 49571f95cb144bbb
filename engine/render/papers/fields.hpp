#pragma once
// What a document has to say, as a tree of named values: the side of a template that the program
// fills. Each name exists in Russian and in English, and a template of either language may use
// either. An order of fields is the order in which they are told to people.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/words.hpp"

namespace otbor::papers {

/// What stands where a value is missing: a line to fill by hand.
inline constexpr std::string_view line_to_fill = "____________";

/// A name a template may use; the names of its items when it is a list.
struct Name {
  Words words;
  std::vector<Name> parts;

  Name(Words both) : words(both) {}  // NOLINT: most have no parts
  Name(std::string_view ru, std::string_view en) : words{ru, en} {}
  Name(Words list, std::vector<Name> of_items) : words(list), parts(std::move(of_items)) {}
};

struct Field;

class Fields {
 public:
  /// One value. An empty one prints as `blank`, and `{{#name}}` leaves its part out.
  void text(Words name, std::string value, std::string_view blank = line_to_fill);
  /// A count: «1 250» in Russian, "1,250" in English. Zero prints as 0, and `{{#name}}` leaves its
  /// part out.
  void number(Words name, std::uint64_t value, Lang lang);
  /// A part that repeats. `parts` are the names of one item, in the order of its fields: they are
  /// known even when there are no items. Besides them an item has its number («№», "n") and tells
  /// whether it is the first or the last («первый», "first", «последний», "last").
  void list(Words name, std::vector<Name> parts, std::vector<Fields> items);

  [[nodiscard]] const std::vector<Field>& all() const { return fields_; }
  /// By its name in either language, case aside; null when there is none.
  [[nodiscard]] const Field* find(std::string_view name) const;
  [[nodiscard]] std::vector<Name> names() const;

 private:
  void add(Field field);
  std::vector<Field> fields_;
};

struct Field {
  Name name;
  std::string ru;  // the name's words as they are compared: case aside
  std::string en;
  std::string value;
  std::string blank;
  bool is_list = false;
  std::vector<Fields> items;

  /// Whether `{{#name}}` prints anything.
  [[nodiscard]] bool present() const {
    return is_list ? !items.empty() : !value.empty() && value != "0";
  }
};

/// Names of the same field in both languages, compared as templates write them.
[[nodiscard]] bool is_name(const Words& words, std::string_view written);

/// What every item of a list has besides its own fields.
inline constexpr Words item_number{"№", "n"};
inline constexpr Words item_first{"первый", "first"};
inline constexpr Words item_last{"последний", "last"};

}  // namespace otbor::papers
