#pragma once
// One declaration of a form serves every use of it. A form is a plain struct; its Schema names each
// field once in both languages. Walks over the schema read YAML (read_form), read table rows
// (read_rows in table.hpp), write JSON Schema for editors (json_schema.hpp) and write the form back
// (form_json.hpp). `schema_is_complete` fails to compile when a member is forgotten. Defaults are
// the member initialisers and stand nowhere else.

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/base/points.hpp"
#include "engine/base/words.hpp"
#include "engine/text/node.hpp"

namespace otbor {

/// What is known about a field apart from its type.
struct FieldInfo {
  std::string_view en;
  std::string_view ru;
  Words meaning;
  bool required = false;
  std::int64_t low = std::numeric_limits<std::int64_t>::min();  // whole units, inclusive
  std::int64_t high = std::numeric_limits<std::int64_t>::max();
  /// Other words for it, separated by '|': headings that a table may have; for a key of YAML, words
  /// that are told to mean it.
  Words also;

  [[nodiscard]] std::vector<std::string_view> other_names() const;

  [[nodiscard]] constexpr std::string_view name(Lang lang) const {
    return lang == Lang::ru ? ru : en;
  }
  [[nodiscard]] constexpr bool bounded() const {
    return low != std::numeric_limits<std::int64_t>::min();
  }
};

template <class Form, class Member>
struct Field {
  using member_type = Member;
  FieldInfo info;
  Member Form::*member;

  [[nodiscard]] constexpr Field required() const {
    auto copy = *this;
    copy.info.required = true;
    return copy;
  }
  [[nodiscard]] constexpr Field between(std::int64_t low, std::int64_t high) const {
    auto copy = *this;
    copy.info.low = low;
    copy.info.high = high;
    return copy;
  }
  [[nodiscard]] constexpr Field also(Words names) const {
    auto copy = *this;
    copy.info.also = names;
    return copy;
  }
};

template <class Form, class Member>
[[nodiscard]] constexpr Field<Form, Member> field(std::string_view en, std::string_view ru,
                                                  Member Form::*member, Words meaning) {
  return {{.en = en, .ru = ru, .meaning = meaning, .also = {}}, member};
}

/// Specialised for each form: `where` (ru «в описании критерия», en "in a criterion") and `fields`.
template <class Form>
struct Schema;

template <class T>
concept HasSchema = requires {
  Schema<T>::fields;
};

/// Specialised for each enumeration of a form: the words for its values.
template <class E>
struct Choice {
  E value;
  std::string_view en;
  std::string_view ru;
};
template <class E>
struct Choices;

template <class E>
concept HasChoices = requires {
  Choices<E>::values;
};

/// Keys that the file's author chooses, e.g. `levels: {0: …, 1: …}`, in the order of the file.
template <class T>
struct MapOf {
  std::vector<std::pair<Located<std::string>, T>> items;
};

template <class T>
struct IsList : std::false_type {};
template <class T>
struct IsList<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<MapOf<T>> : std::true_type {};
template <class T>
struct IsLocated : std::false_type {};
template <class T>
struct IsLocated<Located<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

/// Form::span comes first in every form; then the fields in the order of their declaration. If a
/// member is missing from the schema or stands in another order, the sizes do not add up.
template <class Form>
[[nodiscard]] consteval bool schema_is_complete() {
  constexpr auto aligned = [](std::size_t at, std::size_t to) { return (at + to - 1) / to * to; };
  std::size_t size = sizeof(Span);
  std::apply(
      [&](const auto&... fields) {
        const auto add = [&]<class F>(const F&) {
          using Member = typename F::member_type;
          size = aligned(size, alignof(Member)) + sizeof(Member);
        };
        (add(fields), ...);
      },
      Schema<Form>::fields);
  return aligned(size, alignof(Form)) == sizeof(Form);
}

template <class Form, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... fields) { (visit(fields), ...); }, Schema<Form>::fields);
}

template <class Form>
[[nodiscard]] std::vector<std::string> field_names(Lang lang) {
  std::vector<std::string> names;
  for_each_field<Form>([&](const auto& f) { names.emplace_back(f.info.name(lang)); });
  return names;
}

/// `over` on top of `base`, key by key: what `over` sets wins, nested forms are merged alike, a
/// list replaces a list.
template <class Form>
[[nodiscard]] Form merged(Form base, const Form& over) {
  for_each_field<Form>([&]<class F>(const F& f) {
    using Member = typename F::member_type;
    Member& below = base.*f.member;
    const Member& above = over.*f.member;
    if constexpr (IsOptional<Member>::value) {
      if (!above) return;
      if constexpr (HasSchema<typename Member::value_type>) {
        below = below ? merged(*below, *above) : *above;
      } else {
        below = above;
      }
    } else if constexpr (IsList<Member>::value) {
      if (!above.empty()) below = above;
    } else if constexpr (IsMap<Member>::value) {
      if (!above.items.empty()) below = above;
    } else {
      below = above;
    }
  });
  return base;
}

/// The same word however it was typed: letter case, ё, blanks for underscores.
[[nodiscard]] std::string normal_key(std::string_view key);

/// Reads one file. Problems go to `diagnostics`; what could be read stays in the form.
class FormReader {
 public:
  explicit FormReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  template <class Form>
  [[nodiscard]] Form read_form(const Node& root) {
    Form form;
    read_fields(root, "", form);
    return form;
  }

  /// The language the file's keys turned out to be in.
  [[nodiscard]] Lang lang() const { return lang_.value_or(Lang::ru); }

 private:
  template <class Form>
  bool read_fields(const Node& node, std::string_view key, Form& form);
  /// False when there is no form in the node and nothing was read: then it is left out.
  template <class T>
  bool read(const Node& node, const FieldInfo& info, std::string_view key, T& value);

  // Scalars; each reports what is wrong and leaves the value alone then.
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key, std::string& out);
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key,
                   std::int64_t& out);
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key, Points& out);
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key, bool& out);
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key, Moment& out);
  template <class E>
  requires HasChoices<E>
  void read_scalar(const Node& node, const FieldInfo& info, std::string_view key, E& out);

  bool expect_scalar(const Node& node, std::string_view key);
  bool expect(const Node& node, Node::Kind kind, std::string_view key);
  bool expect_form(const Node& node, std::string_view key, Words where,
                   const std::vector<const FieldInfo*>& fields);
  bool expect_item(const Node& node, std::string_view key);
  std::optional<std::size_t> report_glued(std::string_view text, Span span,
                                          const std::vector<const FieldInfo*>& fields);
  std::optional<Points> read_number(const Node& node, const FieldInfo& info, std::string_view key);
  /// The field whose name `key` is; settles the file's language and reports a mixture.
  [[nodiscard]] std::optional<std::size_t> match(const Entry& entry,
                                                 const std::vector<const FieldInfo*>& fields);
  /// The field that was probably meant, if one is near.
  std::optional<std::size_t> report_unknown(const Entry& entry, Words where,
                                            const std::vector<const FieldInfo*>& fields);
  void report_missing(Span span, Words where, const FieldInfo& info);
  void report_choice(const Node& node, std::string_view key, const std::vector<std::string>& en,
                     const std::vector<std::string>& ru);

  Diagnostics& diagnostics_;
  std::optional<Lang> lang_;
};

// ---- templates -------------------------------------------------------------------------------

template <class Form>
bool FormReader::read_fields(const Node& node, std::string_view key, Form& form) {
  using S = Schema<Form>;
  if constexpr (requires { S::shorthand; }) {
    if (node.kind == Node::Kind::scalar) {
      form.span = node.span;
      return read(node, FieldInfo{}, key, form.*S::shorthand);
    }
  }
  std::vector<const FieldInfo*> infos;
  for_each_field<Form>([&](const auto& f) { infos.push_back(&f.info); });
  if (!expect_form(node, key, S::where, infos)) return false;
  form.span = node.span;
  std::vector<const Entry*> given(infos.size());
  std::vector<bool> meant(infos.size());  // by a key that is misspelt: told once, not missed too
  for (const auto& entry : node.entries) {
    const auto at = match(entry, infos);
    if (!at) {
      if constexpr (requires { S::rest; }) {
        auto& item = (form.*S::rest).items.emplace_back();
        item.first = {entry.key, entry.key_span};
        read(entry.value, FieldInfo{}, entry.key, item.second);
      } else {
        if (const auto near = report_unknown(entry, S::where, infos)) meant[*near] = true;
      }
    } else if (given[*at] != nullptr) {
      diagnostics_.add(Found::duplicate_key, entry.key_span, {entry.key}, given[*at]->key_span);
    } else {
      given[*at] = &entry;
    }
  }
  std::size_t at = 0;
  for_each_field<Form>([&](const auto& f) {
    const Entry* entry = given[at];
    if (entry != nullptr) {
      read(entry->value, f.info, entry->key, form.*f.member);
    } else if (f.info.required && !meant[at]) {
      report_missing(node.span, S::where, f.info);
    }
    ++at;
  });
  return true;
}

template <class T>
bool FormReader::read(const Node& node, const FieldInfo& info, std::string_view key, T& value) {
  if constexpr (HasSchema<T>) {
    return read_fields(node, key, value);
  } else if constexpr (IsOptional<T>::value) {
    if (!read(node, info, key, value.emplace())) value.reset();
  } else if constexpr (IsLocated<T>::value) {
    value.span = node.span;
    read_scalar(node, info, key, value.value);
  } else if constexpr (IsList<T>::value) {
    using Item = typename T::value_type;
    if constexpr (IsLocated<Item>::value) {
      if (node.kind == Node::Kind::scalar) {  // one item needs no brackets
        return read(node, info, key, value.emplace_back());
      }
    }
    if (!expect(node, Node::Kind::list, key)) return true;
    for (const auto& item : node.items) {
      if (expect_item(item, key) && !read(item, info, key, value.emplace_back())) value.pop_back();
    }
  } else {
    static_assert(IsMap<T>::value);
    if (!expect(node, Node::Kind::map, key)) return true;
    for (const auto& entry : node.entries) {
      auto& item = value.items.emplace_back();
      item.first = {entry.key, entry.key_span};
      read(entry.value, info, entry.key, item.second);
    }
  }
  return true;
}

template <class E>
requires HasChoices<E>
void FormReader::read_scalar(const Node& node, const FieldInfo&, std::string_view key, E& out) {
  if (!expect_scalar(node, key)) return;
  const auto word = normal_key(node.text);
  std::vector<std::string> en;
  std::vector<std::string> ru;
  for (const auto& choice : Choices<E>::values) {
    if (word == normal_key(choice.en) || word == normal_key(choice.ru)) {
      out = choice.value;
      return;
    }
    en.emplace_back(choice.en);
    ru.emplace_back(choice.ru);
  }
  report_choice(node, key, en, ru);
}

}  // namespace otbor
