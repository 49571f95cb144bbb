#pragma once
// What a method of the workbench answers: named values in the order in which the method gives them.
// A quantity that does not exist for the data stands among them with the reason.

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/rate/undefined.hpp"

namespace otbor::workbench {

struct NamedValue;

/// A value of JSON. A number that a double cannot hold (not finite) becomes null.
struct Value {
  enum class Kind : std::uint8_t { null, real, integer, flag, text, list, map };
  Kind kind = Kind::null;
  bool flag = false;
  double real = 0;
  std::int64_t integer = 0;
  std::string text;
  std::vector<Value> items;       // of a list or a map
  std::vector<std::string> keys;  // of a map, in the order of the answer

  Value() = default;
  Value(double number);                  // NOLINT: a method writes add("alpha", 0.81)
  Value(std::string_view words);         // NOLINT
  Value(const std::string& words);       // NOLINT
  Value(const char* words);              // NOLINT
  Value(std::vector<Value> list);        // NOLINT
  Value(std::vector<NamedValue> named);  // NOLINT
  template <std::same_as<bool> T>
  Value(T yes) : kind(Kind::flag), flag(yes) {}  // NOLINT
  template <std::integral T>
  requires(!std::same_as<T, bool>) Value(T whole)
      : kind(Kind::integer), integer(static_cast<std::int64_t>(whole)) {}  // NOLINT
  template <class T>
  Value(const std::vector<T>& list) : kind(Kind::list) {  // NOLINT
    items.reserve(list.size());
    for (const auto& item : list) items.emplace_back(item);
  }
  template <class T>
  Value(const std::optional<T>& perhaps) {  // NOLINT
    if (perhaps) *this = Value(*perhaps);
  }
  template <class T>
  Value(const Expected<T>& perhaps) {  // NOLINT
    if (perhaps) *this = Value(*perhaps);
  }
};

struct NamedValue {
  std::string name;
  Value value;
};

/// A list in the order of the input, or a map by id where the input names its items.
[[nodiscard]] Value per_item(const std::vector<std::string>& ids, std::vector<Value> values);
template <class T>
[[nodiscard]] Value per_item(const std::vector<std::string>& ids, const std::vector<T>& values) {
  return per_item(ids, Value(values).items);
}

class Results {
 public:
  struct Missing {
    std::string name;    // of the quantity; an entry of a map is `name.key`
    std::string reason;  // code of rate/undefined.hpp, or the method's own
  };

  Results& add(std::string name, Value value);
  template <class T>
  Results& add(std::string name, const Expected<T>& perhaps) {
    return perhaps ? add(std::move(name), Value(*perhaps)) : add(std::move(name), perhaps.error());
  }
  Results& add(std::string name, Undefined why);
  /// None of these quantities exists, for one and the same reason.
  Results& none_of(std::initializer_list<std::string_view> names, Undefined why);
  /// The same for a reason that only the method knows, `infeasible`.
  Results& none_of(std::initializer_list<std::string_view> names, std::string_view reason);
  /// Says why an entry of a list or map given before is null.
  Results& because(std::string name, Undefined why);

  [[nodiscard]] const std::vector<NamedValue>& values() const { return values_; }
  [[nodiscard]] const std::vector<Missing>& undefined() const { return undefined_; }
  [[nodiscard]] const Value* find(std::string_view name) const;

 private:
  std::vector<NamedValue> values_;
  std::vector<Missing> undefined_;
};

/// The shortest digits that read back as the same double.
[[nodiscard]] std::string shortest(double value);

/// `{"id":…, "method":…, "results": {…}, "undefined": {…}}`
[[nodiscard]] std::string as_json(std::string_view id, std::string_view method,
                                  const Results& results);

}  // namespace otbor::workbench
