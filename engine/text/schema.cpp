#include "engine/text/schema.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr int decimals_max = 3;  // so that mark times weight is exact

Words kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::null:
      return {"пусто", "nothing"};
    case Node::Kind::scalar:
      return {"одно значение", "a single value"};
    case Node::Kind::list:
      return {"список", "a list"};
    case Node::Kind::map:
      return {"запись с ключами", "a mapping with keys"};
  }
  return {};
}

/// What would make the text a number, if that is easy to see.
Text number_hint(std::string_view text) {
  if (parse_points(text, true)) {
    auto with_point = std::string(text);
    std::ranges::replace(with_point, ',', '.');
    return {"; с точкой это `" + with_point + "`", "; with a point it is `" + with_point + "`"};
  }
  return {};
}

}  // namespace

std::string normal_key(std::string_view key) {
  auto folded = utf8::folded(key);
  std::ranges::replace(folded, '_', ' ');
  return folded;
}

bool FormReader::expect(const Node& node, Node::Kind kind, std::string_view key) {
  if (node.kind == kind) return true;
  if (node.kind == Node::Kind::null && !key.empty()) {
    diagnostics_.add(Found::empty_value, node.span, {key});
  } else {
    diagnostics_.add(Found::wrong_kind, node.span, {key, kind_name(kind), kind_name(node.kind)});
  }
  return false;
}

bool FormReader::expect_scalar(const Node& node, std::string_view key) {
  return expect(node, Node::Kind::scalar, key);
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             std::string& out) {
  if (!expect_scalar(node, key)) return;
  const auto text = utf8::trimmed(node.text);
  if (text.empty() && info.required) {
    diagnostics_.add(Found::empty_value, node.span, {key});
    return;
  }
  out = text;
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             Points& out) {
  if (!expect_scalar(node, key)) return;
  const auto value = parse_points(node.text, false, decimals_max);
  if (!value) {
    const bool only_too_fine = parse_points(node.text, false).has_value();
    diagnostics_.add(only_too_fine ? Found::too_many_decimals : Found::not_a_number, node.span,
                     {node.text, only_too_fine ? count(decimals_max) : number_hint(node.text)});
    return;
  }
  if (info.bounded() && (*value < Points::whole(info.low) || *value > Points::whole(info.high))) {
    diagnostics_.add(Found::number_out_of_bounds, node.span,
                     {key, number(node.text), number(std::to_string(info.low)),
                      number(std::to_string(info.high))});
    return;
  }
  out = *value;
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             std::int64_t& out) {
  if (!expect_scalar(node, key)) return;
  const auto value = parse_points(node.text, false, Points::digits_max);
  if (!value || value->millionths() % Points::unit != 0) {
    diagnostics_.add(Found::not_a_number, node.span,
                     {node.text, Words{"; нужно целое", "; a whole number is needed"}});
    return;
  }
  const auto whole = value->millionths() / Points::unit;
  if (info.bounded() && (whole < info.low || whole > info.high)) {
    diagnostics_.add(Found::number_out_of_bounds, node.span,
                     {key, number(node.text), number(std::to_string(info.low)),
                      number(std::to_string(info.high))});
    return;
  }
  out = whole;
}

void FormReader::read_scalar(const Node& node, const FieldInfo&, std::string_view key, bool& out) {
  if (!expect_scalar(node, key)) return;
  const auto word = utf8::folded(node.text);
  if (word == "да" || word == "yes" || word == "true") {
    out = true;
  } else if (word == "нет" || word == "no" || word == "false") {
    out = false;
  } else {
    report_choice(node, key, {"yes", "no"}, {"да", "нет"});
  }
}

void FormReader::read_scalar(const Node& node, const FieldInfo&, std::string_view key,
                             Moment& out) {
  if (!expect_scalar(node, key)) return;
  if (const auto moment = parse_moment(node.text)) {
    out = *moment;
  } else {
    diagnostics_.add(Found::not_a_date, node.span, {node.text});
  }
}

std::optional<std::size_t> FormReader::match(const Entry& entry,
                                             const std::vector<const FieldInfo*>& fields) {
  const auto key = normal_key(entry.key);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool english = key == normal_key(fields[i]->en);
    const bool russian = key == normal_key(fields[i]->ru);
    if (!english && !russian) continue;
    if (english != russian) {  // some words are the same in both
      const Lang lang = english ? Lang::en : Lang::ru;
      if (!lang_) lang_ = lang;
      if (lang != *lang_) {
        diagnostics_.add(lang == Lang::en ? Found::english_key : Found::russian_key, entry.key_span,
                         {entry.key, fields[i]->name(*lang_)});
      }
    }
    return i;
  }
  return std::nullopt;
}

void FormReader::report_unknown(const Entry& entry, Words where,
                                const std::vector<const FieldInfo*>& fields) {
  std::vector<std::string> names;
  for (const auto* info : fields) names.emplace_back(info->name(lang()));
  diagnostics_.add(Found::unknown_key, entry.key_span,
                   {entry.key, where, did_you_mean(entry.key, names), listed(names, 40)});
}

void FormReader::report_missing(Span span, Words where, const FieldInfo& info) {
  diagnostics_.add(Found::missing_key, span, {info.name(lang()), where, info.meaning});
}

void FormReader::report_choice(const Node& node, std::string_view key,
                               const std::vector<std::string>& en,
                               const std::vector<std::string>& ru) {
  const auto& words = lang() == Lang::ru ? ru : en;
  diagnostics_.add(Found::not_a_choice, node.span,
                   {node.text, key, did_you_mean(node.text, words), listed(words, 40)});
}

}  // namespace otbor
