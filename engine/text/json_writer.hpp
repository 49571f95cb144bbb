#pragma once
// JSON written straight into a string: canonical key order is the order of the calls, two-space
// indents, one spelling for each value, so that equal data give equal bytes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace otbor {

class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  /// An object on one line, for short items of long lists.
  JsonWriter& begin_row_object();
  JsonWriter& begin_array();
  /// An array on one line, for short lists of numbers.
  JsonWriter& begin_row();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view value);
  JsonWriter& number(std::int64_t value);
  /// Six significant decimals are enough for a printed statistic and the same on every machine.
  JsonWriter& real(double value, int digits = 6);
  /// A decimal already printed exactly, e.g. "2.5".
  JsonWriter& decimal(std::string_view digits);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  /// A value already written as JSON, taken as it is.
  JsonWriter& raw(std::string_view json);

  /// A writer for further items of the array being written, so that a long array can be made in
  /// parts at the same time; `append` takes the parts back, one by one, in order.
  [[nodiscard]] JsonWriter part() const;
  void append(JsonWriter&& part);
  [[nodiscard]] std::size_t size() const { return out_.size(); }

  /// What was written so far and not yet taken; the writing goes on behind it.
  [[nodiscard]] std::string written();
  [[nodiscard]] std::string take();

 private:
  void before_value();
  void open(char bracket, bool row);
  void close(char bracket);
  void line();

  std::string out_;
  std::string levels_;  // one letter an open bracket: 'v' empty, 'f' filled, upper case for a row
  bool after_key_ = false;
};

void append_json_string(std::string& out, std::string_view value);

/// A double with a fixed number of digits after the point, by integer arithmetic: the same digits
/// on every machine. Values beyond ±9e12 and non-numbers are not printed (checked).
[[nodiscard]] std::string fixed(double value, int digits);

}  // namespace otbor
