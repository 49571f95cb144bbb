#include <utility>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include "engine/text/node.hpp"

namespace otbor {
namespace {

/// Builds the tree from RapidJSON's events; an explicit stack, so that depth is ours to bound.
class Builder {
 public:
  explicit Builder(std::size_t depth_max) : depth_max_(depth_max) {}

  bool Null() { return put({}); }
  bool Bool(bool value) { return scalar(value ? "true" : "false", false); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return scalar(std::string(text, size), false);
  }
  bool Int(int) { return false; }  // numbers come as text, exactly as written
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return scalar(std::string(text, size), true);
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    keys_.back().assign(text, size);
    return true;
  }
  bool StartObject() { return open(Node::Kind::map); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(Node::Kind::list); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  Node take() { return std::move(root_); }

 private:
  bool scalar(std::string text, bool quoted) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.quoted = quoted;
    node.text = std::move(text);
    return put(std::move(node));
  }
  bool open(Node::Kind kind) {
    if (stack_.size() >= depth_max_) return false;
    Node node;
    node.kind = kind;
    stack_.push_back(std::move(node));
    keys_.emplace_back();
    return true;
  }
  bool close() {
    Node node = std::move(stack_.back());
    stack_.pop_back();
    keys_.pop_back();
    return put(std::move(node));
  }
  bool put(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
    } else if (stack_.back().kind == Node::Kind::list) {
      stack_.back().items.push_back(std::move(node));
    } else {
      stack_.back().entries.push_back({keys_.back(), {}, std::move(node)});
    }
    return true;
  }

  std::size_t depth_max_;
  Node root_;
  std::vector<Node> stack_;
  std::vector<std::string> keys_;
};

}  // namespace

std::optional<Node> parse_json(std::string_view text, std::size_t depth_max) {
  constexpr auto flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag |
                         rapidjson::kParseValidateEncodingFlag;
  rapidjson::MemoryStream stream(text.data(), text.size());
  Builder builder(depth_max);
  rapidjson::Reader reader;
  if (!reader.Parse<flags>(stream, builder)) return std::nullopt;
  return builder.take();
}

}  // namespace otbor
