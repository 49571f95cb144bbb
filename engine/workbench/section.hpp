#pragma once
// One part of a case file, `params` or `input`, as a method reads it: typed, bounded, with a
// message at the place of what does not fit. A key that is there and that nobody asked for is a
// message too, so that a misspelt parameter never passes for its default.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/node.hpp"

namespace otbor::workbench {

/// Rows of numbers, row by row; NaN is a missing value.
struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> cells;

  [[nodiscard]] bool empty() const { return cells.empty(); }
  [[nodiscard]] double at(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
};

struct Bounds {
  double low = std::numeric_limits<double>::lowest();
  double high = std::numeric_limits<double>::max();
};

/// The name of a choice and what it stands for.
template <class E>
struct Named {
  std::string_view name;
  E value;
};

class Section {
 public:
  /// `node` is null where the case has no such part.
  Section(std::string_view name, const Node* node, Span whole, Diagnostics& diagnostics)
      : name_(name), node_(node), whole_(whole), diagnostics_(diagnostics) {}

  /// The key's value, if it is given. Whoever reads it by hand has asked for it here.
  [[nodiscard]] const Node* find(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) { return find(key) != nullptr; }
  /// True when one of the keys is given; a message when none is.
  [[nodiscard]] bool require(const std::vector<std::string_view>& one_of);

  [[nodiscard]] double real(std::string_view key, double otherwise, Bounds bounds = {});
  [[nodiscard]] std::optional<double> real(std::string_view key, Bounds bounds = {});
  [[nodiscard]] std::int64_t whole(std::string_view key, std::int64_t otherwise, std::int64_t low,
                                   std::int64_t high);
  [[nodiscard]] bool flag(std::string_view key, bool otherwise);
  [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise);
  /// One of the names; the first is the default.
  template <class E, std::size_t n>
  [[nodiscard]] E choice(std::string_view key, const std::array<Named<E>, n>& choices) {
    std::vector<std::string_view> names;
    for (const auto& each : choices) names.push_back(each.name);
    return choices[choice_at(key, names)].value;
  }

  // Lists are empty where the key is absent or what stands there does not fit.
  /// One text needs no brackets.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key);
  [[nodiscard]] std::vector<double> reals(std::string_view key, Bounds bounds = {});
  /// Whole numbers 0 … below − 1.
  [[nodiscard]] std::vector<std::uint32_t> indices(std::string_view key, std::size_t below);
  /// Rows of one length; null is missing.
  [[nodiscard]] Matrix matrix(std::string_view key, Bounds bounds = {});
  [[nodiscard]] std::vector<Matrix> matrices(std::string_view key, Bounds bounds = {});

  // The same for a node found by hand; `key` is what a message calls it.
  [[nodiscard]] std::optional<double> real_in(const Node& node, std::string_view key,
                                              Bounds bounds = {});
  [[nodiscard]] std::optional<std::int64_t> whole_in(const Node& node, std::string_view key,
                                                     std::int64_t low, std::int64_t high);
  /// Null and `.nan` are NaN.
  [[nodiscard]] double real_or_missing(const Node& node, std::string_view key, Bounds bounds = {});
  [[nodiscard]] Matrix matrix_in(const Node& node, std::string_view key, Bounds bounds = {});
  [[nodiscard]] bool expect(const Node& node, Node::Kind kind, std::string_view key);

  /// What is given and was not asked for.
  void report_unread(std::string_view method);
  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }
  [[nodiscard]] Span span() const { return node_ != nullptr ? node_->span : whole_; }
  [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
  [[nodiscard]] bool good() const { return !diagnostics_.has_errors(); }

 private:
  [[nodiscard]] std::size_t choice_at(std::string_view key,
                                      const std::vector<std::string_view>& names);

  std::string_view name_;
  const Node* node_;
  Span whole_;
  Diagnostics& diagnostics_;
  std::vector<std::string> asked_;
};

/// The number a text is, all of it; nullopt for anything else, infinities included.
[[nodiscard]] std::optional<double> number_of(std::string_view text);

}  // namespace otbor::workbench
