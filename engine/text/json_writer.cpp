#include "engine/text/json_writer.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/points.hpp"

namespace otbor {

namespace {

/// Where the next byte stands that JSON escapes. Eight are looked at at once: few texts have one.
std::size_t next_escaped(std::string_view value, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  constexpr std::uint64_t tops = ones * 0x80U;
  const auto has_less = [](std::uint64_t word, std::uint64_t bound) {
    return (word - ones * bound) & ~word & tops;
  };
  for (; at + 8 <= value.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, value.data() + at, 8);
    const auto quotes = word ^ ones * static_cast<unsigned char>('"');
    const auto slashes = word ^ ones * static_cast<unsigned char>('\\');
    if ((has_less(word, 0x20) | has_less(quotes, 1) | has_less(slashes, 1)) != 0) break;
  }
  const auto escaped = [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  };
  while (at < value.size() && !escaped(value[at])) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t plain_from = 0;
  for (auto i = next_escaped(value, 0); i < value.size(); i = next_escaped(value, i + 1)) {
    const auto c = static_cast<unsigned char>(value[i]);
    out += value.substr(plain_from, i - plain_from);
    plain_from = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += "\\u00";
        out += hex[c >> 4U];
        out += hex[c & 15U];
    }
  }
  out += value.substr(plain_from);
  out += '"';
}

std::string fixed(double value, int digits) {
  OTBOR_CHECK(digits >= 0);
  OTBOR_CHECK(digits <= Points::digits_max);
  OTBOR_CHECK(value > -9e12);
  OTBOR_CHECK(value < 9e12);
  double scaled = value * static_cast<double>(Points::unit);
  std::int64_t units = static_cast<std::int64_t>(std::floor(scaled));
  if (scaled - static_cast<double>(units) >= 0.5) ++units;
  return to_text(Ratio(Points::millionths(units)).rounded(digits, RoundingRule::half_up), digits);
}

void JsonWriter::line() {
  out_ += '\n';
  out_.append(levels_.size() * 2, ' ');
}

void JsonWriter::before_value() {
  if (std::exchange(after_key_, false) || levels_.empty()) return;
  char& level = levels_.back();
  const bool row = level == 'V' || level == 'F';
  if (level == 'f' || level == 'F') out_ += row ? ", " : ",";
  level = row ? 'F' : 'f';
  if (!row) line();
}

void JsonWriter::open(char bracket, bool row) {
  before_value();
  out_ += bracket;
  levels_ += row ? 'V' : 'v';
}

void JsonWriter::close(char bracket) {
  OTBOR_CHECK(!levels_.empty());
  const char level = levels_.back();
  levels_.pop_back();
  if (level == 'f') line();
  out_ += bracket;
}

JsonWriter& JsonWriter::begin_object() { return open('{', false), *this; }
JsonWriter& JsonWriter::end_object() { return close('}'), *this; }
JsonWriter& JsonWriter::begin_row_object() { return open('{', true), *this; }
JsonWriter& JsonWriter::begin_array() { return open('[', false), *this; }
JsonWriter& JsonWriter::begin_row() { return open('[', true), *this; }
JsonWriter& JsonWriter::end_array() { return close(']'), *this; }

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  append_json_string(out_, name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  before_value();
  append_json_string(out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
  before_value();
  out_ += std::to_string(value);
  return *this;
}

JsonWriter& JsonWriter::real(double value, int digits) { return decimal(fixed(value, digits)); }

JsonWriter& JsonWriter::decimal(std::string_view digits) {
  before_value();
  out_ += digits;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) { return decimal(json); }

JsonWriter JsonWriter::part() const {
  OTBOR_CHECK(!levels_.empty());
  JsonWriter part;
  part.levels_ = levels_;
  part.levels_.back() = 'v';
  return part;
}

void JsonWriter::append(JsonWriter&& part) {
  OTBOR_CHECK(part.levels_.size() == levels_.size());
  if (part.levels_.back() == 'v') return;
  if (levels_.back() == 'f') out_ += ',';
  out_ += std::exchange(part.out_, {});
  levels_.back() = 'f';
}

std::string JsonWriter::written() { return std::exchange(out_, {}); }

std::string JsonWriter::take() {
  OTBOR_CHECK(levels_.empty());
  return std::exchange(out_, {});
}

}  // namespace otbor
