#include "engine/workbench/shapes/rankings.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace otbor::workbench {
namespace {

constexpr std::int64_t items_max = 100'000;

/// Items of one order with their ranks; a message for an item that stands in it twice.
void add_order(Bench& bench, const Node& order, std::size_t items, std::vector<double>& cells) {
  const auto first = cells.size();
  cells.resize(first + items, std::numeric_limits<double>::quiet_NaN());
  double rank = 1;
  const auto place = [&](const Node& node) {
    const auto item = bench.input.whole_in(node, "orders", 0, static_cast<std::int64_t>(items) - 1);
    if (!item) return;
    auto& cell = cells[first + static_cast<std::size_t>(*item)];
    if (!std::isnan(cell)) {
      bench.diagnostics.add(
          Found::wrong_shape, node.span,
          {"orders", Words{"номер стоит в порядке один раз", "an item stands in an order once"}});
    }
    cell = rank;
  };
  if (!bench.input.expect(order, Node::Kind::list, "orders")) return;
  for (const auto& entry : order.items) {
    if (entry.kind == Node::Kind::list) {
      for (const auto& tied : entry.items) place(tied);
      rank += static_cast<double>(entry.items.size());
    } else {
      place(entry);
      rank += 1;
    }
  }
}

/// One more than the largest item that occurs.
std::size_t items_of(Bench& bench, const Node& node) {
  std::size_t items = 0;
  for (const auto& item : node.items) {
    if (item.kind == Node::Kind::list) {
      items = std::max(items, items_of(bench, item));
    } else if (const auto at = bench.input.whole_in(item, "orders", 0, items_max)) {
      items = std::max(items, static_cast<std::size_t>(*at) + 1);
    }
  }
  return items;
}

std::vector<double> weights_of(Bench& bench, std::string_view key, std::size_t voters) {
  const auto given = bench.input.reals(key, {0, 1e15});
  if (given.empty()) return std::vector<double>(voters, 1.0);
  if (given.size() == voters) return given;
  bench.diagnostics.add(Found::rows_of_two_lengths, bench.input.find(key)->span,
                        {count(given.size()), count(voters)});
  return {};
}

/// Items that `ids` does not name are left out of the orders: whoever never won, for instance.
void keep_named(Bench& bench, Rankings& read) {
  const auto named = bench.input.texts("ids").size();
  if (named == 0 || named >= read.items) return;
  std::vector<double> cells;
  for (std::size_t voter = 0; voter < read.ranks.rows; ++voter) {
    for (std::size_t i = 0; i < named; ++i) cells.push_back(read.ranks.at(voter, i));
  }
  read.items = named;
  read.ranks = {.rows = read.ranks.rows, .columns = named, .cells = std::move(cells)};
}

}  // namespace

Rankings read_rankings(Bench& bench) {
  Rankings read;
  if (bench.input.has("rankings")) {
    read.ranks = bench.input.matrix("rankings", {0, 1e15});
    read.items = read.ranks.columns;
    read.weights = weights_of(bench, "weights", read.ranks.rows);
  } else if (bench.input.require({"rankings", "orders"})) {
    const Node& orders = *bench.input.find("orders");
    if (!bench.input.expect(orders, Node::Kind::list, "orders")) return read;
    const auto occurring = items_of(bench, orders);
    if (!bench.good()) return read;
    read.items = static_cast<std::size_t>(
        bench.input.whole("n", static_cast<std::int64_t>(occurring),
                          static_cast<std::int64_t>(occurring), items_max));
    for (const auto& order : orders.items) add_order(bench, order, read.items, read.ranks.cells);
    read.ranks.rows = orders.items.size();
    read.ranks.columns = read.items;
    read.weights = weights_of(bench, "counts", read.ranks.rows);
    keep_named(bench, read);
  }
  read.ids = bench.ids(read.items);
  return read;
}

}  // namespace otbor::workbench
