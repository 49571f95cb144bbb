#include "tools/otbor/dossier_view.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

#include "engine/render/dossier_json.hpp"
#include "tools/files/read_file.hpp"

namespace otbor {
namespace {

/// Walks over JSON counting brackets. What it calls an element is an object directly inside a list
/// that stands in the outermost object; of objects that stand there it keeps the programme.
class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  /// False when brackets or quotes do not close.
  bool split(DossierView& view) {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      switch (text_[at]) {
        case '"':
          if (!skip_string(at)) return false;
          break;
        case '{':
        case '[':
          if (depth_ == 1) outer_ = at;
          if (depth_ == 2) begin_ = at;
          ++depth_;
          break;
        case '}':
        case ']':
          if (depth_ == 0) return false;
          if (--depth_ == 2 && text_[at] == '}') keep(view, text_.substr(begin_, at + 1 - begin_));
          if (depth_ == 1 && last_ == "programme") {
            view.programme = text_.substr(outer_, at + 1 - outer_);
          }
          break;
        default:
          break;
      }
    }
    return depth_ == 0 && schema_;
  }

 private:
  /// Leaves `at` on the closing quote. Strings of the outermost object are its keys and values.
  bool skip_string(std::size_t& at) {
    const auto begin = at + 1;
    for (++at; at < text_.size() && text_[at] != '"'; ++at) {
      if (text_[at] == '\\') ++at;
    }
    if (at >= text_.size()) return false;
    if (depth_ == 1) {
      const auto string = text_.substr(begin, at - begin);
      schema_ = schema_ || (last_ == "schema" && string.starts_with("otbor.dossier/"));
      last_ = string;
    }
    return true;
  }

  void keep(DossierView& view, std::string_view element) const {
    if (last_ == "practices") view.practices.push_back(element);
    if (last_ == "ranking") view.ranking.push_back(element);
    if (last_ == "opinions") view.opinions.push_back(element);
    if (last_ == "sheets") view.sheets.push_back(element);
  }

  std::string_view text_;
  std::size_t depth_ = 0;
  std::size_t outer_ = 0;  // where the last object or list of the outermost object begins
  std::size_t begin_ = 0;
  std::string_view last_;  // the last key or string of the outermost object
  bool schema_ = false;
};

}  // namespace

std::optional<DossierView> view_dossier(std::string_view bytes) {
  DossierView view;
  if (!Splitter(bytes).split(view)) return std::nullopt;
  return view;
}

std::optional<std::string> read_dossier(const std::string& folder) {
  const auto path = (std::filesystem::path(folder) / dossier_name).string();
  auto file = read_file(path, std::numeric_limits<std::size_t>::max());
  return file.good() ? std::optional(std::move(file.bytes)) : std::nullopt;
}

std::vector<Node> only_in(const std::vector<std::string_view>& list,
                          const std::vector<std::string_view>& other) {
  auto known = other;
  std::ranges::sort(known);
  std::vector<Node> found;
  for (const auto element : list) {
    if (std::ranges::binary_search(known, element)) continue;
    if (auto node = parse_json(element)) found.push_back(std::move(*node));
  }
  return found;
}

std::string value_of(const Node& node, std::string_view key) {
  const auto* found = node.find(key);
  return found == nullptr ? std::string() : found->text;
}

void add_node(JsonWriter& json, const Node& node) {
  if (node.kind == Node::Kind::map) {
    json.begin_object();
    for (const auto& entry : node.entries) add_node(json.key(entry.key), entry.value);
    json.end_object();
  } else if (node.kind == Node::Kind::list) {
    json.begin_array();
    for (const auto& item : node.items) add_node(json, item);
    json.end_array();
  } else if (node.kind == Node::Kind::null) {
    json.null();
  } else if (node.quoted) {
    json.string(node.text);
  } else {
    json.decimal(node.text);
  }
}

}  // namespace otbor
