#include "engine/text/schema.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::size_t decimals_max = 3;  // so that mark times weight is exact

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

Words how_to_write(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::list:
      return {"пункты списка пишут с новой строки через дефис или в скобках: [первый, второй]",
              "items of a list stand on lines of their own after a hyphen, or in brackets: [a, b]"};
    case Node::Kind::map:
      return {"ниже с отступом пишут строки вида `ключ: значение`",
              "below, indented, stand lines of the form `key: value`"};
    case Node::Kind::scalar:
    case Node::Kind::null:
      break;
  }
  return {"оставьте одно значение в той же строке; текст со скобками возьмите в кавычки",
          "keep one value on the same line; put text with brackets into quotes"};
}

/// How many digits a number has before and after the point; nullopt when it is no number.
struct Digits {
  std::size_t whole = 0;
  std::size_t decimals = 0;
};
std::optional<Digits> digits_of(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  const auto decimals = text.substr(std::min(point + 1, text.size()));
  const auto all_digits = [](std::string_view digits) {
    return std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  };
  const bool unfinished = whole.empty() || (point < text.size() && decimals.empty());
  if (unfinished || !all_digits(whole) || !all_digits(decimals)) return std::nullopt;
  return Digits{whole.size(), decimals.size()};
}

/// What would make the text a number, if that is easy to see: `1,5`, `.5`, `«2»`, `10 %`.
Text number_hint(std::string_view text) {
  auto plain = std::string(text);
  for (const std::string_view sign : {"«", "»", "“", "”", "„", " %", "%"}) {
    const auto at = plain.find(sign);
    if (at != std::string::npos) plain.erase(at, sign.size());
  }
  std::ranges::replace(plain, ',', '.');
  if (plain.starts_with('.')) plain.insert(0, "0");
  if (plain.ends_with('.')) plain.pop_back();
  if (!parse_points(plain, false)) return {};
  return {"; возможно, имелось в виду `" + plain + "`", "; did you mean `" + plain + "`?"};
}

std::string bound(std::int64_t number, std::int64_t unbounded) {
  return std::to_string(std::clamp(number, -unbounded, unbounded));
}

}  // namespace

std::string normal_key(std::string_view key) {
  auto folded = utf8::folded(key);
  std::ranges::replace(folded, '_', ' ');
  return folded;
}

std::vector<std::string_view> FieldInfo::other_names() const {
  std::vector<std::string_view> names;
  for (auto words : {also.ru, also.en}) {
    while (!words.empty()) {
      const auto bar = std::min(words.find('|'), words.size());
      names.push_back(words.substr(0, bar));
      words.remove_prefix(std::min(bar + 1, words.size()));
    }
  }
  return names;
}

bool FormReader::expect(const Node& node, Node::Kind kind, std::string_view key) {
  if (node.kind == kind) return true;
  if (node.kind == Node::Kind::null) {
    diagnostics_.add(Found::empty_value, node.span, {key});
  } else {
    diagnostics_.add(Found::wrong_kind, node.span,
                     {key, kind_name(kind), kind_name(node.kind), how_to_write(kind)});
  }
  return false;
}

bool FormReader::expect_item(const Node& node, std::string_view key) {
  if (node.kind != Node::Kind::null) return true;
  diagnostics_.add(Found::empty_item, node.span, {key});
  return false;
}

bool FormReader::expect_form(const Node& node, std::string_view key, Words where,
                             const std::vector<const FieldInfo*>& fields) {
  if (node.kind == Node::Kind::map) return true;
  if (node.kind == Node::Kind::null) {
    diagnostics_.add(Found::empty_value, node.span, {key});
  } else if (node.kind != Node::Kind::scalar || !report_glued(node.text, node.span, fields)) {
    const Lang written = lang_.value_or(Lang::ru);
    diagnostics_.add(Found::not_a_form, node.span,
                     {where, kind_name(node.kind), Text(fields.front()->name(written))});
  }
  return false;
}

/// `код:К1` is one word for YAML; the field when `text` is a key of the form glued to its value.
std::optional<std::size_t> FormReader::report_glued(std::string_view text, Span span,
                                                    const std::vector<const FieldInfo*>& fields) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto key = normal_key(text.substr(0, colon));
  const auto known = std::ranges::find_if(fields, [&](const FieldInfo* info) {
    return key == normal_key(info->en) || key == normal_key(info->ru);
  });
  if (known == fields.end()) return std::nullopt;
  diagnostics_.add(Found::yaml_colon_glued, span);
  return static_cast<std::size_t>(known - fields.begin());
}

bool FormReader::expect_scalar(const Node& node, std::string_view key) {
  if (!expect(node, Node::Kind::scalar, key)) return false;
  if (!utf8::trimmed(node.text).empty()) return true;
  diagnostics_.add(Found::empty_value, node.span, {key});
  return false;
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             std::string& out) {
  // A text may be left empty where it may be left out.
  if (info.required ? expect_scalar(node, key) : expect(node, Node::Kind::scalar, key)) {
    out = utf8::trimmed(node.text);
  }
}

std::optional<Points> FormReader::read_number(const Node& node, const FieldInfo& info,
                                              std::string_view key) {
  if (!expect_scalar(node, key)) return std::nullopt;
  const auto text = utf8::trimmed(node.text);
  constexpr std::int64_t largest = 999'999'999;
  constexpr std::size_t whole_digits_max = 9;
  const auto digits = digits_of(text);
  if (!digits) {
    diagnostics_.add(Found::not_a_number, node.span, {text, number_hint(text)});
    return std::nullopt;
  }
  if (digits->whole <= whole_digits_max && digits->decimals > decimals_max) {
    diagnostics_.add(Found::too_many_decimals, node.span, {text, count(decimals_max)});
    return std::nullopt;
  }
  const auto value = parse_points(text, false);
  const bool inside = value && (!info.bounded() || (*value >= Points::whole(info.low) &&
                                                    *value <= Points::whole(info.high)));
  if (inside) return value;
  diagnostics_.add(
      Found::number_out_of_bounds, node.span,
      {key, number(text), number(bound(info.low, largest)), number(bound(info.high, largest))});
  return std::nullopt;
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             Points& out) {
  if (const auto value = read_number(node, info, key)) out = *value;
}

void FormReader::read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                             std::int64_t& out) {
  const auto value = read_number(node, info, key);
  if (!value) return;
  if (value->millionths() % Points::unit == 0) {
    out = value->millionths() / Points::unit;
  } else {
    diagnostics_.add(Found::not_whole, node.span, {utf8::trimmed(node.text)});
  }
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
  if (const auto moment = parse_moment(utf8::trimmed(node.text))) {
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

std::optional<std::size_t> FormReader::report_unknown(const Entry& entry, Words where,
                                                      const std::vector<const FieldInfo*>& fields) {
  if (const auto glued = report_glued(entry.key, entry.key_span, fields)) return glued;
  if (diagnostics_.only_counted(Found::unknown_key)) return std::nullopt;
  std::vector<std::string> names;
  for (const auto* info : fields) names.emplace_back(info->name(lang()));
  auto near = nearest(entry.key, names);
  for (const auto* info : fields) {
    for (const auto name : info->other_names()) {
      if (normal_key(name) == normal_key(entry.key)) near = info->name(lang());
    }
  }
  const Text advice =
      near ? format(Words{"; возможно, имелось в виду `{0}`", "; did you mean `{0}`?"}, {*near})
           : did_you_mean(entry.key, names);
  diagnostics_.add(Found::unknown_key, entry.key_span,
                   {entry.key, where, advice, listed(names, 40)});
  if (!near) return std::nullopt;
  return static_cast<std::size_t>(std::ranges::find(names, *near) - names.begin());
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
