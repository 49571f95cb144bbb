#pragma once
// Identity inside the engine: an Index<Tag> names one thing of a kind, a Count<Tag> says how many
// there are, Per<Tag, T> holds one value for each and Table<Row, Col, T> one for each pair.
// `points[expert]` on a per-practice table does not compile; tests/nocompile keeps it so.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/base/check.hpp"

namespace otbor {

template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  friend constexpr auto operator<=>(Index, Index) = default;

 private:
  std::uint32_t value_ = 0;
};

/// A run of consecutive indices [first, last).
template <class Tag>
class Range {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = Index<Tag>;
    constexpr Iterator() = default;
    constexpr explicit Iterator(std::uint32_t at) : at_(at) {}
    constexpr Index<Tag> operator*() const { return Index<Tag>(at_); }
    constexpr Iterator& operator++() {
      ++at_;
      return *this;
    }
    constexpr Iterator operator++(int) {
      const auto before = *this;
      ++at_;
      return before;
    }
    friend constexpr bool operator==(Iterator, Iterator) = default;

   private:
    std::uint32_t at_ = 0;
  };

  constexpr Range() = default;
  constexpr Range(std::size_t first, std::size_t last)
      : first_(static_cast<std::uint32_t>(first)), last_(static_cast<std::uint32_t>(last)) {}
  [[nodiscard]] constexpr Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] constexpr Iterator end() const { return Iterator(last_); }
  [[nodiscard]] constexpr std::uint32_t size() const { return last_ - first_; }
  [[nodiscard]] constexpr bool empty() const { return first_ == last_; }

 private:
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

template <class Tag>
class Count {
 public:
  constexpr Count() = default;
  constexpr explicit Count(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}
  [[nodiscard]] constexpr std::uint32_t value() const { return value_; }
  [[nodiscard]] constexpr auto begin() const { return Range<Tag>(0, value_).begin(); }
  [[nodiscard]] constexpr auto end() const { return Range<Tag>(0, value_).end(); }
  friend constexpr auto operator<=>(Count, Count) = default;

 private:
  std::uint32_t value_ = 0;
};

/// One T for each thing of kind Tag.
template <class Tag, class T>
class Per {
 public:
  Per() = default;
  explicit Per(Count<Tag> count, const T& value = T{}) : values_(count.value(), value) {}
  explicit Per(std::vector<T> values) : values_(std::move(values)) {}

  [[nodiscard]] decltype(auto) operator[](Index<Tag> at) {
    OTBOR_CHECK(at.value() < values_.size());
    return values_[at.value()];
  }
  [[nodiscard]] decltype(auto) operator[](Index<Tag> at) const {
    OTBOR_CHECK(at.value() < values_.size());
    return values_[at.value()];
  }
  [[nodiscard]] Count<Tag> count() const { return Count<Tag>(values_.size()); }
  [[nodiscard]] bool empty() const { return values_.empty(); }
  Index<Tag> push_back(T value) {
    values_.push_back(std::move(value));
    return Index<Tag>(values_.size() - 1);
  }
  void reserve(std::size_t size) { values_.reserve(size); }

  [[nodiscard]] auto begin() { return values_.begin(); }
  [[nodiscard]] auto end() { return values_.end(); }
  [[nodiscard]] auto begin() const { return values_.begin(); }
  [[nodiscard]] auto end() const { return values_.end(); }
  [[nodiscard]] const std::vector<T>& values() const { return values_; }

 private:
  std::vector<T> values_;
};

/// One T for each pair (row, column), stored row by row.
template <class Row, class Col, class T>
class Table {
 public:
  Table() = default;
  Table(Count<Row> rows, Count<Col> columns, const T& value = T{})
      : rows_(rows),
        columns_(columns),
        cells_(static_cast<std::size_t>(rows.value()) * columns.value(), value) {}

  [[nodiscard]] T& operator()(Index<Row> row, Index<Col> column) { return cells_[at(row, column)]; }
  [[nodiscard]] const T& operator()(Index<Row> row, Index<Col> column) const {
    return cells_[at(row, column)];
  }
  [[nodiscard]] std::span<T> row(Index<Row> row) {
    return std::span(cells_).subspan(row_begin(row), columns_.value());
  }
  [[nodiscard]] std::span<const T> row(Index<Row> row) const {
    return std::span(cells_).subspan(row_begin(row), columns_.value());
  }
  [[nodiscard]] Count<Row> rows() const { return rows_; }
  [[nodiscard]] Count<Col> columns() const { return columns_; }

 private:
  [[nodiscard]] std::size_t row_begin(Index<Row> row) const {
    OTBOR_CHECK(row.value() < rows_.value());
    return static_cast<std::size_t>(row.value()) * columns_.value();
  }
  [[nodiscard]] std::size_t at(Index<Row> row, Index<Col> column) const {
    OTBOR_CHECK(column.value() < columns_.value());
    return row_begin(row) + column.value();
  }

  Count<Row> rows_;
  Count<Col> columns_;
  std::vector<T> cells_;
};

}  // namespace otbor
