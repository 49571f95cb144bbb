#include "engine/workbench/section.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/text/suggest.hpp"
#include "engine/workbench/value.hpp"

namespace otbor::workbench {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Words shape(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::list:
      return {"нужен список", "a list is needed"};
    case Node::Kind::map:
      return {"нужна запись с ключами", "a mapping with keys is needed"};
    case Node::Kind::scalar:
    case Node::Kind::null:
      break;
  }
  return {"нужно одно значение", "a single value is needed"};
}

Text bound(double value) { return number(shortest(value)); }

}  // namespace

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

const Node* Section::find(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
  return node_ == nullptr ? nullptr : node_->find(key);
}

bool Section::require(const std::vector<std::string_view>& one_of) {
  bool given = false;
  for (const auto key : one_of) given = has(key) || given;
  if (given) return true;
  std::vector<std::string> names(one_of.begin(), one_of.end());
  diagnostics_.add(Found::missing_input, span(), {name_, listed(names, names.size())});
  return false;
}

bool Section::expect(const Node& node, Node::Kind kind, std::string_view key) {
  if (node.kind == kind) return true;
  diagnostics_.add(Found::wrong_shape, node.span, {key, shape(kind)});
  return false;
}

std::optional<double> Section::real_in(const Node& node, std::string_view key, Bounds bounds) {
  if (!expect(node, Node::Kind::scalar, key)) return std::nullopt;
  const auto value = number_of(node.text);
  if (!value) {
    diagnostics_.add(Found::not_a_number, node.span, {node.text, Text()});
    return std::nullopt;
  }
  if (*value < bounds.low || *value > bounds.high) {
    diagnostics_.add(Found::number_out_of_bounds, node.span,
                     {key, number(node.text), bound(bounds.low), bound(bounds.high)});
    return std::nullopt;
  }
  return value;
}

double Section::real_or_missing(const Node& node, std::string_view key, Bounds bounds) {
  if (node.kind == Node::Kind::null || node.text == ".nan") return missing;
  return real_in(node, key, bounds).value_or(missing);
}

std::optional<std::int64_t> Section::whole_in(const Node& node, std::string_view key,
                                              std::int64_t low, std::int64_t high) {
  const auto value = real_in(node, key, {static_cast<double>(low), static_cast<double>(high)});
  if (!value) return std::nullopt;
  if (std::floor(*value) < *value) {
    diagnostics_.add(Found::not_whole, node.span, {node.text});
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*value);
}

std::optional<double> Section::real(std::string_view key, Bounds bounds) {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : real_in(*node, key, bounds);
}

double Section::real(std::string_view key, double otherwise, Bounds bounds) {
  return real(key, bounds).value_or(otherwise);
}

std::int64_t Section::whole(std::string_view key, std::int64_t otherwise, std::int64_t low,
                            std::int64_t high) {
  const Node* node = find(key);
  return node == nullptr ? otherwise : whole_in(*node, key, low, high).value_or(otherwise);
}

std::string Section::text(std::string_view key, std::string_view otherwise) {
  const Node* node = find(key);
  if (node == nullptr || !expect(*node, Node::Kind::scalar, key)) return std::string(otherwise);
  return node->text;
}

bool Section::flag(std::string_view key, bool otherwise) {
  const std::vector<std::string_view> names{"true", "false"};
  return has(key) ? choice_at(key, names) == 0 : otherwise;
}

std::size_t Section::choice_at(std::string_view key, const std::vector<std::string_view>& names) {
  const Node* node = find(key);
  if (node == nullptr || !expect(*node, Node::Kind::scalar, key)) return 0;
  const auto found = std::ranges::find(names, node->text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const std::vector<std::string> words(names.begin(), names.end());
  diagnostics_.add(Found::not_a_choice, node->span,
                   {node->text, key, did_you_mean(node->text, words), listed(words, 40)});
  return 0;
}

std::vector<std::string> Section::texts(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return {};
  if (node->kind == Node::Kind::scalar) return {node->text};
  if (!expect(*node, Node::Kind::list, key)) return {};
  std::vector<std::string> found;
  for (const auto& item : node->items) {
    if (expect(item, Node::Kind::scalar, key)) found.push_back(item.text);
  }
  return found;
}

std::vector<double> Section::reals(std::string_view key, Bounds bounds) {
  const Node* node = find(key);
  if (node == nullptr || !expect(*node, Node::Kind::list, key)) return {};
  std::vector<double> found;
  found.reserve(node->items.size());
  for (const auto& item : node->items) found.push_back(real_or_missing(item, key, bounds));
  return found;
}

std::vector<std::uint32_t> Section::indices(std::string_view key, std::size_t below) {
  const Node* node = find(key);
  if (node == nullptr || !expect(*node, Node::Kind::list, key)) return {};
  std::vector<std::uint32_t> found;
  for (const auto& item : node->items) {
    const auto value = whole_in(item, key, 0, static_cast<std::int64_t>(below) - 1);
    if (value) found.push_back(static_cast<std::uint32_t>(*value));
  }
  return found;
}

Matrix Section::matrix_in(const Node& node, std::string_view key, Bounds bounds) {
  if (!expect(node, Node::Kind::list, key)) return {};
  Matrix matrix;
  for (const auto& row : node.items) {
    if (!expect(row, Node::Kind::list, key)) return {};
    if (matrix.rows == 0) matrix.columns = row.items.size();
    if (row.items.size() != matrix.columns) {
      diagnostics_.add(Found::rows_of_two_lengths, row.span,
                       {count(row.items.size()), count(matrix.columns)}, node.items.front().span);
      return {};
    }
    for (const auto& cell : row.items) matrix.cells.push_back(real_or_missing(cell, key, bounds));
    ++matrix.rows;
  }
  return matrix;
}

Matrix Section::matrix(std::string_view key, Bounds bounds) {
  const Node* node = find(key);
  return node == nullptr ? Matrix{} : matrix_in(*node, key, bounds);
}

std::vector<Matrix> Section::matrices(std::string_view key, Bounds bounds) {
  const Node* node = find(key);
  if (node == nullptr || !expect(*node, Node::Kind::list, key)) return {};
  std::vector<Matrix> found;
  for (const auto& item : node->items) found.push_back(matrix_in(item, key, bounds));
  return found;
}

void Section::report_unread(std::string_view method) {
  if (node_ == nullptr) return;
  for (const auto& entry : node_->entries) {
    if (std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    diagnostics_.add(Found::unknown_key, entry.key_span,
                     {entry.key,
                      Text("в `" + std::string(name_) + "` способа " + std::string(method),
                           "in `" + std::string(name_) + "` of method " + std::string(method)),
                      did_you_mean(entry.key, asked_), listed(asked_, 40)});
  }
}

}  // namespace otbor::workbench
