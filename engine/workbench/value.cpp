#include "engine/workbench/value.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/base/check.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor::workbench {
namespace {

bool is_plain(const Value& value) {
  return value.kind != Value::Kind::list && value.kind != Value::Kind::map;
}

void write(JsonWriter& json, const Value& value);

void write_list(JsonWriter& json, const std::vector<Value>& items) {
  bool plain = true;
  for (const auto& item : items) plain = plain && is_plain(item);
  plain ? json.begin_row() : json.begin_array();
  for (const auto& item : items) write(json, item);
  json.end_array();
}

void write(JsonWriter& json, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      json.null();
      return;
    case Value::Kind::real:
      json.decimal(shortest(value.real));
      return;
    case Value::Kind::integer:
      json.number(value.integer);
      return;
    case Value::Kind::flag:
      json.boolean(value.flag);
      return;
    case Value::Kind::text:
      json.string(value.text);
      return;
    case Value::Kind::list:
      write_list(json, value.items);
      return;
    case Value::Kind::map:
      json.begin_object();
      for (std::size_t i = 0; i < value.items.size(); ++i) {
        json.key(value.keys[i]);
        write(json, value.items[i]);
      }
      json.end_object();
      return;
  }
}

}  // namespace

Value::Value(double number) {
  if (!std::isfinite(number)) return;
  kind = Kind::real;
  real = number;
}

Value::Value(std::string_view words) : kind(Kind::text), text(words) {}
Value::Value(const std::string& words) : kind(Kind::text), text(words) {}
Value::Value(const char* words) : kind(Kind::text), text(words) {}
Value::Value(std::vector<Value> list) : kind(Kind::list), items(std::move(list)) {}
Value::Value(std::vector<NamedValue> named) : kind(Kind::map) {
  for (auto& entry : named) {
    keys.push_back(std::move(entry.name));
    items.push_back(std::move(entry.value));
  }
}

Value per_item(const std::vector<std::string>& ids, std::vector<Value> values) {
  if (ids.empty()) return Value(std::move(values));
  OTBOR_CHECK(ids.size() == values.size());
  Value map(std::move(values));
  map.kind = Value::Kind::map;
  map.keys = ids;
  return map;
}

Results& Results::add(std::string name, Value value) {
  if (value.kind == Value::Kind::null) return add(std::move(name), Undefined::beyond_numbers);
  values_.push_back({std::move(name), std::move(value)});
  return *this;
}

Results& Results::add(std::string name, Undefined why) {
  values_.push_back({name, Value()});
  return because(std::move(name), why);
}

Results& Results::none_of(std::initializer_list<std::string_view> names, Undefined why) {
  return none_of(names, code_of(why));
}

Results& Results::none_of(std::initializer_list<std::string_view> names, std::string_view reason) {
  for (const auto name : names) {
    values_.push_back({std::string(name), Value()});
    undefined_.push_back({std::string(name), std::string(reason)});
  }
  return *this;
}

Results& Results::because(std::string name, Undefined why) {
  undefined_.push_back({std::move(name), std::string(code_of(why))});
  return *this;
}

const Value* Results::find(std::string_view name) const {
  for (const auto& entry : values_) {
    if (entry.name == name) return &entry.value;
  }
  return nullptr;
}

std::string shortest(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
  OTBOR_CHECK(end.ec == std::errc());
  return {digits.data(), end.ptr};
}

std::string as_json(std::string_view id, std::string_view method, const Results& results) {
  JsonWriter json;
  json.begin_object();
  json.key("id").string(id);
  json.key("method").string(method);
  json.key("results").begin_object();
  for (const auto& entry : results.values()) {
    json.key(entry.name);
    write(json, entry.value);
  }
  json.end_object();
  json.key("undefined").begin_object();
  for (const auto& missing : results.undefined()) json.key(missing.name).string(missing.reason);
  json.end_object();
  json.end_object();
  return json.take() + "\n";
}

}  // namespace otbor::workbench
