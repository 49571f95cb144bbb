#pragma once
// The same declaration of a form, written as JSON Schema (draft-07, which editors know): names in
// one language, meanings as descriptions, choices and bounds.

#include <string>

#include "engine/text/json_writer.hpp"
#include "engine/text/schema.hpp"

namespace otbor {

class SchemaWriter {
 public:
  explicit SchemaWriter(Lang lang) : lang_(lang) {}

  template <class Form>
  [[nodiscard]] std::string write(std::string_view title) {
    json_.begin_object();
    json_.key("$schema").string("http://json-schema.org/draft-07/schema#");
    json_.key("title").string(title);
    form_members<Form>();
    json_.end_object();
    return json_.take() + "\n";
  }

 private:
  template <class Form>
  void form_members() {
    using S = Schema<Form>;
    if constexpr (requires { S::shorthand; }) {
      json_.key("type").begin_row().string("object").string("string").end_array();
    } else {
      json_.key("type").string("object");
    }
    constexpr bool open = requires { S::rest; };
    json_.key("additionalProperties").boolean(open);
    json_.key("properties").begin_object();
    for_each_field<Form>([&]<class F>(const F& f) {
      json_.key(f.info.name(lang_)).begin_object();
      if (!f.info.meaning.in(lang_).empty()) {
        json_.key("description").string(f.info.meaning.in(lang_));
      }
      value_members<typename F::member_type>(f.info);
      json_.end_object();
    });
    json_.end_object();
    if constexpr (!open) {
      json_.key("required").begin_row();
      for_each_field<Form>([&](const auto& f) {
        if (f.info.required) json_.string(f.info.name(lang_));
      });
      json_.end_array();
    }
  }

  template <class T>
  void value_members(const FieldInfo& info) {
    if constexpr (HasSchema<T>) {
      form_members<T>();
    } else if constexpr (IsOptional<T>::value) {
      value_members<typename T::value_type>(info);
    } else if constexpr (IsLocated<T>::value) {
      scalar_members<decltype(T::value)>(info);
    } else if constexpr (IsList<T>::value) {
      list_members<typename T::value_type>(info);
    } else {
      using Value = typename decltype(T::items)::value_type::second_type;
      json_.key("type").string("object");
      json_.key("additionalProperties").begin_object();
      value_members<Value>(info);
      json_.end_object();
    }
  }

  /// A list of single values may be written without brackets when it has one.
  template <class Item>
  void list_members(const FieldInfo& info) {
    constexpr bool single = IsLocated<Item>::value;
    if constexpr (single) {
      json_.key("anyOf").begin_array().begin_object();
      value_members<Item>(info);
      json_.end_object().begin_object();
    }
    json_.key("type").string("array");
    json_.key("items").begin_object();
    value_members<Item>(info);
    json_.end_object();
    if constexpr (single) json_.end_object().end_array();
  }

  template <class T>
  void scalar_members(const FieldInfo& info) {
    if constexpr (HasChoices<T>) {
      json_.key("enum").begin_array();
      for (const auto& choice : Choices<T>::values) {
        json_.string(lang_ == Lang::ru ? choice.ru : choice.en);
      }
      json_.end_array();
    } else if constexpr (std::is_same_v<T, bool>) {
      yes_or_no();
    } else if constexpr (std::is_same_v<T, Points> || std::is_same_v<T, std::int64_t>) {
      json_.key("type").string(std::is_same_v<T, Points> ? "number" : "integer");
      if (info.bounded()) {
        json_.key("minimum").number(info.low);
        json_.key("maximum").number(info.high);
      }
    } else {
      json_.key("type").begin_row().string("string").string("number").end_array();
    }
  }

  void yes_or_no() {
    json_.key("enum").begin_row().boolean(true).boolean(false);
    if (lang_ == Lang::ru) {
      json_.string("да").string("нет");
    } else {
      json_.string("yes").string("no");
    }
    json_.end_array();
  }

  Lang lang_;
  JsonWriter json_;
};

}  // namespace otbor
