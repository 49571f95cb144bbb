#include "engine/workbench/check.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace otbor::workbench {
namespace {

struct Tolerance {
  std::optional<double> absolute;
  std::optional<double> relative;
  bool at_least = false;

  [[nodiscard]] bool holds(double ours, double theirs) const {
    if (at_least) return ours >= theirs - absolute.value_or(0);
    const double distance = std::abs(ours - theirs);
    if (absolute && distance <= *absolute) return true;
    if (relative && distance <= *relative * std::abs(theirs)) return true;
    return !absolute && !relative && distance <= 0;
  }
};

std::optional<double> real_of(const Value& value) {
  if (value.kind == Value::Kind::real) return value.real;
  if (value.kind == Value::Kind::integer) return static_cast<double>(value.integer);
  return std::nullopt;
}

std::string print(const Value* value) {
  if (value == nullptr) return "-";
  if (const auto real = real_of(*value)) return shortest(*real);
  switch (value->kind) {
    case Value::Kind::null:
      return "null";
    case Value::Kind::flag:
      return value->flag ? "true" : "false";
    case Value::Kind::text:
      return value->text;
    default:
      return value->kind == Value::Kind::map ? "{…}" : "[…]";
  }
}

std::string print(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return node.text;
    case Node::Kind::list:
      return "[… " + std::to_string(node.items.size()) + "]";
    case Node::Kind::map:
      return "{… " + std::to_string(node.entries.size()) + "}";
  }
  return {};
}

/// The part of a map or list that a key of the expectation means.
const Value* part(const Value& value, std::string_view key) {
  for (std::size_t i = 0; i < value.keys.size(); ++i) {
    if (value.keys[i] == key) return &value.items[i];
  }
  const auto at = number_of(key);
  const bool is_index = at && *at >= 0 && std::floor(*at) >= *at;
  if (value.kind != Value::Kind::list || !is_index) return nullptr;
  return *at < static_cast<double>(value.items.size()) ? &value.items[static_cast<std::size_t>(*at)]
                                                       : nullptr;
}

/// A weak order is what its ranks say about pairs: 1, 2, 2, 4 and 1, 2, 2, 3 are one. Returns the
/// rows as levels without gaps, sorted, since a list of optima has no order of its own; nothing
/// when a row is no list of numbers.
template <class List, class Number>
std::optional<std::vector<std::vector<std::size_t>>> as_orders(const List& rows, Number number) {
  std::vector<std::vector<std::size_t>> orders;
  for (const auto& row : rows) {
    std::vector<double> ranks;
    for (const auto& item : row.items) {
      const auto rank = number(item);
      if (!rank) return std::nullopt;
      ranks.push_back(*rank);
    }
    orders.emplace_back();
    for (const double rank : ranks) {
      std::vector<double> better;
      std::ranges::copy_if(ranks, std::back_inserter(better),
                           [rank](double other) { return other < rank; });
      std::ranges::sort(better);
      std::size_t levels = 0;
      for (std::size_t i = 0; i < better.size(); ++i) {
        levels += i == 0 || better[i - 1] < better[i] ? 1 : 0;
      }
      orders.back().push_back(levels + 1);
    }
  }
  std::ranges::sort(orders);
  return orders;
}

class Checker {
 public:
  explicit Checker(Verdict& verdict) : verdict_(verdict) {}

  void compare(const std::string& name, const Node& expected, const Value* ours,
               const Tolerance& tolerance) {
    switch (expected.kind) {
      case Node::Kind::null:
        tell(name, expected, ours, ours != nullptr && ours->kind == Value::Kind::null);
        return;
      case Node::Kind::scalar:
        tell(name, expected, ours, ours != nullptr && matches(expected, *ours, tolerance));
        return;
      case Node::Kind::list:
        if (name == "optimal_rankings" && ours != nullptr) {
          const auto theirs =
              as_orders(expected.items, [](const Node& node) { return number_of(node.text); });
          const auto found = as_orders(ours->items, real_of);
          tell(name, expected, ours, theirs && found && *theirs == *found);
          return;
        }
        if (ours == nullptr || ours->kind != Value::Kind::list ||
            ours->items.size() != expected.items.size()) {
          tell(name, expected, ours, false);
          return;
        }
        for (std::size_t i = 0; i < expected.items.size(); ++i) {
          compare(name + "[" + std::to_string(i) + "]", expected.items[i], &ours->items[i],
                  tolerance);
        }
        return;
      case Node::Kind::map:
        for (const auto& entry : expected.entries) {
          compare(name + "." + entry.key, entry.value,
                  ours == nullptr ? nullptr : part(*ours, entry.key), tolerance);
        }
        return;
    }
  }

 private:
  static bool matches(const Node& expected, const Value& ours, const Tolerance& tolerance) {
    if (ours.kind == Value::Kind::flag) return expected.text == (ours.flag ? "true" : "false");
    if (ours.kind == Value::Kind::text) return expected.text == ours.text;
    const auto value = real_of(ours);
    const auto theirs = number_of(expected.text);
    return value && theirs && tolerance.holds(*value, *theirs);
  }

  void tell(const std::string& name, const Node& expected, const Value* ours, bool holds) {
    ++verdict_.compared;
    if (!holds) verdict_.misses.push_back({name, print(expected), print(ours)});
  }

  Verdict& verdict_;
};

void check_one(const Node& expectation, const Results& results, Diagnostics& diagnostics,
               Checker& checker) {
  Section section("expected", &expectation, expectation.span, diagnostics);
  if (!section.expect(expectation, Node::Kind::map, "expected")) return;
  if (!section.require({"name"}) || !section.require({"value"})) return;
  const auto name = section.text("name", "");
  enum class Relation : std::uint8_t { equal, at_least };
  constexpr std::array<Named<Relation>, 2> relations{
      {{"equal", Relation::equal}, {"at_least", Relation::at_least}}};
  const Tolerance tolerance{
      .absolute = section.real("tol", {.low = 0}),
      .relative = section.real("rtol", {.low = 0}),
      .at_least = section.choice("relation", relations) == Relation::at_least};
  checker.compare(name, *section.find("value"), results.find(name), tolerance);
}

}  // namespace

Verdict check(const Case& given, const Results& results, Diagnostics& diagnostics) {
  Verdict verdict;
  Checker checker(verdict);
  const Node* expected = given.root.find("expected");
  if (expected == nullptr || expected->items.empty()) {
    diagnostics.add(Found::nothing_expected,
                    expected == nullptr ? given.root.span : expected->span);
    return verdict;
  }
  for (const auto& each : expected->items) check_one(each, results, diagnostics, checker);
  return verdict;
}

}  // namespace otbor::workbench
