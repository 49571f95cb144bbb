#include "engine/workbench/shapes/long_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "engine/text/suggest.hpp"
#include "engine/workbench/shapes/cells.hpp"

namespace otbor::workbench {
namespace {

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

/// Numbers levels in the order of their first appearance.
class Levels {
 public:
  explicit Levels(Factor& factor) : factor_(factor) {}

  std::uint32_t of(std::string_view name) {
    // Tables are mostly sorted by one of their columns.
    if (last_ < factor_.levels.size() && factor_.levels[last_] == name) return last_;
    const auto found = numbers_.find(name);
    if (found != numbers_.end()) return last_ = found->second;
    last_ = static_cast<std::uint32_t>(factor_.levels.size());
    factor_.levels.emplace_back(name);
    numbers_.emplace(std::string(name), last_);
    return last_;
  }

 private:
  Factor& factor_;
  std::uint32_t last_ = 0;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;  // lookup only
};

/// Which columns are wanted, and one row of them at a time.
class Filler {
 public:
  Filler(const std::vector<std::string>& factors, const std::vector<std::string>& numbers,
         LongTable& table)
      : table_(table) {
    table.factors.resize(factors.size());
    table.numbers.resize(numbers.size());
    for (std::size_t i = 0; i < factors.size(); ++i) {
      table.factors[i].name = factors[i];
      levels_.emplace_back(table.factors[i]);
    }
  }

  /// `text(i)` is the i-th factor's cell, `number(i)` the i-th number.
  template <class TextOf, class NumberOf>
  void add_row(TextOf text, NumberOf number) {
    codes_.clear();
    values_.clear();
    bool complete = true;
    for (std::size_t i = 0; i < levels_.size(); ++i) codes_.push_back(levels_[i].of(text(i)));
    for (std::size_t i = 0; i < table_.numbers.size(); ++i) {
      values_.push_back(number(i));
      complete = complete && !std::isnan(values_.back());
    }
    if (!complete) {
      ++table_.left_out;
      return;
    }
    for (std::size_t i = 0; i < codes_.size(); ++i) table_.factors[i].of_row.push_back(codes_[i]);
    for (std::size_t i = 0; i < values_.size(); ++i) table_.numbers[i].push_back(values_[i]);
    ++table_.rows;
  }

 private:
  LongTable& table_;
  std::vector<Levels> levels_;
  std::vector<std::uint32_t> codes_;
  std::vector<double> values_;
};

/// Where each wanted column stands; a message for one that is not there.
std::vector<std::size_t> find_all(const std::vector<std::string>& wanted,
                                  const std::vector<std::string>& headings, Span heading,
                                  Diagnostics& diagnostics) {
  std::vector<std::size_t> at;
  for (const auto& name : wanted) {
    const auto found = std::ranges::find(headings, name);
    at.push_back(static_cast<std::size_t>(found - headings.begin()));
    if (found != headings.end()) continue;
    diagnostics.add(Found::missing_column, heading,
                    {name, did_you_mean(name, headings), listed(headings)});
  }
  return at;
}

void read_file(Bench& bench, const std::vector<std::string>& factors,
               const std::vector<std::string>& numbers, LongTable& table) {
  const auto file = bench.file("file");
  if (!file) return;
  const auto heading = file->heading_spans.front();
  const auto factor_at = find_all(factors, file->headings, heading, bench.diagnostics);
  const auto number_at = find_all(numbers, file->headings, heading, bench.diagnostics);
  if (!bench.good()) return;
  Filler filler(factors, numbers, table);
  Cells cells(bench.sources, *file, bench.diagnostics);
  while (cells.next()) {
    filler.add_row([&](std::size_t i) { return cells.text(factor_at[i]); },
                   [&](std::size_t i) { return cells.number(number_at[i]); });
  }
}

void read_rows(Bench& bench, const std::vector<std::string>& factors,
               const std::vector<std::string>& numbers, LongTable& table) {
  const Node* rows = bench.input.find("rows");
  const Node* columns = bench.input.find("columns");
  if (rows == nullptr || !bench.input.require({"columns"})) return;
  const auto headings = bench.input.texts("columns");
  const auto factor_at = find_all(factors, headings, columns->span, bench.diagnostics);
  const auto number_at = find_all(numbers, headings, columns->span, bench.diagnostics);
  if (!bench.good() || !bench.input.expect(*rows, Node::Kind::list, "rows")) return;
  Filler filler(factors, numbers, table);
  for (const auto& row : rows->items) {
    if (!bench.input.expect(row, Node::Kind::list, "rows")) return;
    if (row.items.size() != headings.size()) {
      bench.diagnostics.add(Found::rows_of_two_lengths, row.span,
                            {count(row.items.size()), count(headings.size())}, columns->span);
      return;
    }
    filler.add_row([&](std::size_t i) { return std::string_view(row.items[factor_at[i]].text); },
                   [&](std::size_t i) {
                     return bench.input.real_or_missing(row.items[number_at[i]], numbers[i],
                                                        mark_bounds);
                   });
  }
}

}  // namespace

LongTable read_long_table(Bench& bench, const std::vector<std::string>& factors,
                          const std::vector<std::string>& numbers) {
  LongTable table;
  if (bench.input.has("file")) {
    read_file(bench, factors, numbers, table);
  } else if (bench.input.require({"file", "rows"})) {
    read_rows(bench, factors, numbers, table);
  }
  table.factors.resize(factors.size());
  table.numbers.resize(numbers.size());
  return table;
}

std::vector<std::string> headings_of(Bench& bench) {
  if (bench.input.has("columns")) return bench.input.texts("columns");
  const auto file = bench.input.has("file") ? bench.file("file") : std::nullopt;
  return file ? file->headings : std::vector<std::string>{};
}

std::string role(Bench& bench, std::string_view key, std::string_view usual) {
  return bench.input.text(key, usual);
}

std::string mark_role(Bench& bench, std::string_view usual) {
  return role(bench, bench.input.has("y") ? "y" : "score", usual);
}

}  // namespace otbor::workbench
