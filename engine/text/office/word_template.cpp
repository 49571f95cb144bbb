#include "engine/text/office/word_template.hpp"

#include <algorithm>
#include <utility>

#include <pugixml.hpp>

#include "engine/base/utf8.hpp"
#include "engine/text/office/archive.hpp"
#include "engine/text/office/xml.hpp"

namespace otbor::office {
namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";

struct Tag {
  std::size_t begin = 0;
  std::size_t end = 0;
  char sign = ' ';
  std::string name;
};

std::optional<Tag> next_tag(std::string_view text, std::size_t from) {
  const auto begin = text.find(opening, from);
  if (begin == std::string_view::npos) return std::nullopt;
  const auto end = text.find(closing, begin);
  if (end == std::string_view::npos) return std::nullopt;
  auto inside = utf8::trimmed(text.substr(begin + 2, end - begin - 2));
  Tag tag{begin, end + closing.size(), ' ', {}};
  if (!inside.empty() && std::string_view("#^/").find(inside[0]) != std::string_view::npos) {
    tag.sign = inside[0];
    inside.remove_prefix(1);
  }
  tag.name = utf8::folded(utf8::trimmed(inside));
  return tag;
}

/// The one tag of a part that the text is, if it is nothing else.
bool is_one_end(std::string_view text) {
  const auto whole = utf8::trimmed(text);
  const auto tag = next_tag(whole, 0);
  return tag && tag->sign != ' ' && tag->begin == 0 && tag->end == whole.size();
}

/// The node after `at` inside `root`, from top to bottom; `into` false leaves out what is inside.
pugi::xml_node after(pugi::xml_node at, const pugi::xml_node& root, bool into) {
  if (into && at.first_child()) return at.first_child();
  while (at && at != root) {
    if (at.next_sibling()) return at.next_sibling();
    at = at.parent();
  }
  return {};
}

std::vector<pugi::xml_node> all_named(const pugi::xml_node& root, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (auto at = after(root, root, true); at; at = after(at, root, true)) {
    if (local_name(at) == name) found.push_back(at);
  }
  return found;
}

/// The texts of a paragraph; a box drawn inside it has paragraphs of its own.
std::vector<pugi::xml_node> texts_of(const pugi::xml_node& paragraph) {
  std::vector<pugi::xml_node> found;
  for (auto at = after(paragraph, paragraph, true); at;) {
    const auto name = local_name(at);
    if (name == "t") found.push_back(at);
    at = after(at, paragraph, name != "t" && name != "p");
  }
  return found;
}

std::string joined(const std::vector<pugi::xml_node>& texts) {
  std::string all;
  for (const auto& text : texts) all += text.text().get();
  return all;
}

void set_text(pugi::xml_node text, const std::string& words) {
  text.text().set(words.c_str());
  if (!text.attribute("xml:space")) text.append_attribute("xml:space") = "preserve";
}

/// Moves each gap that begins in one text and ends in another into the first of them.
void make_whole(const std::vector<pugi::xml_node>& texts) {
  std::vector<std::string> words;
  std::vector<std::size_t> begins;
  std::string all;
  for (const auto& text : texts) {
    begins.push_back(all.size());
    words.emplace_back(text.text().get());
    all += words.back();
  }
  const auto text_at = [&](std::size_t place) {
    const auto next = std::ranges::upper_bound(begins, place);
    return static_cast<std::size_t>(next - begins.begin()) - 1;
  };
  std::vector<std::string> whole(words.size());
  std::size_t at = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; at < end; ++at) whole[text_at(at)] += all[at];
  };
  while (const auto tag = next_tag(all, at)) {
    copy_until(tag->begin);
    whole[text_at(tag->begin)] += all.substr(tag->begin, tag->end - tag->begin);
    at = tag->end;
  }
  copy_until(all.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] != words[i]) set_text(texts[i], whole[i]);
  }
}

void put_before(const pugi::xml_node& node, const std::string& tag) {
  node.parent().insert_child_before(pugi::node_pcdata, node).set_value(tag.c_str());
}

/// A row that repeats: takes its tags off the first and the last text and puts them around it.
void lift_row(const pugi::xml_node& row) {
  auto texts = all_named(row, "t");
  std::erase_if(texts, [](const auto& text) { return utf8::trimmed(text.text().get()).empty(); });
  if (texts.empty()) return;
  const auto all = joined(texts);
  if (is_one_end(all)) {
    put_before(row, std::string(utf8::trimmed(all)));
    row.parent().remove_child(row);
    return;
  }
  const std::string first = texts.front().text().get();
  const auto begin = next_tag(first, 0);
  const bool opens = begin && (begin->sign == '#' || begin->sign == '^') &&
                     utf8::trimmed(first.substr(0, begin->begin)).empty();
  if (!opens) return;
  const std::string last = texts.back().text().get();
  const auto end = last.rfind(opening);
  const auto close = end == std::string::npos ? std::nullopt : next_tag(last, end);
  const bool closes = close && close->sign == '/' && close->name == begin->name &&
                      utf8::trimmed(last.substr(close->end)).empty();
  if (!closes) return;
  const auto open_tag = first.substr(begin->begin, begin->end - begin->begin);
  const auto close_tag = last.substr(close->begin, close->end - close->begin);
  set_text(texts.back(), last.substr(0, close->begin));
  const std::string rest = texts.front().text().get();
  set_text(texts.front(), rest.substr(begin->end));
  put_before(row, open_tag);
  row.parent().insert_child_after(pugi::node_pcdata, row).set_value(close_tag.c_str());
}

/// Whether a paragraph may go: the last one of a cell may not.
bool may_go(const pugi::xml_node& paragraph) {
  if (local_name(paragraph.parent()) != "tc") return true;
  std::size_t n = 0;
  for (const auto& inside : paragraph.parent().children()) n += local_name(inside) == "p" ? 1U : 0U;
  return n > 1;
}

/// A tag among words whose other end is not in the same paragraph.
std::optional<std::string> loose_in(std::string_view text) {
  std::vector<Tag> open;
  std::size_t at = 0;
  while (const auto tag = next_tag(text, at)) {
    at = tag->end;
    const auto written = std::string(text.substr(tag->begin, tag->end - tag->begin));
    if (tag->sign == '#' || tag->sign == '^') open.push_back(*tag);
    if (tag->sign != '/') continue;
    if (open.empty() || open.back().name != tag->name) return written;
    open.pop_back();
  }
  if (open.empty()) return std::nullopt;
  return std::string(text.substr(open.back().begin, open.back().end - open.back().begin));
}

struct Writer : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
};

Readable<std::string> prepared(std::string bytes, std::optional<std::string>& loose) {
  pugi::xml_document tree;
  constexpr unsigned options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!tree.load_buffer_inplace(bytes.data(), bytes.size(), options, pugi::encoding_utf8)) {
    return refuse(Found::office_damaged);
  }
  const auto root = tree.document_element();
  for (const auto& paragraph : all_named(root, "p")) make_whole(texts_of(paragraph));
  for (const auto& row : all_named(root, "tr")) lift_row(row);
  for (const auto& paragraph : all_named(root, "p")) {
    const auto text = joined(texts_of(paragraph));
    if (is_one_end(text) && may_go(paragraph)) {
      put_before(paragraph, std::string(utf8::trimmed(text)));
      paragraph.parent().remove_child(paragraph);
    } else if (!loose) {
      loose = loose_in(text);
    }
  }
  Writer writer;
  writer.bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  root.print(writer, "", pugi::format_raw);
  return std::move(writer.bytes);
}

bool has_text(std::string_view name) {
  if (!name.starts_with("word/") || !name.ends_with(".xml")) return false;
  const auto file = name.substr(5);
  return file == "document.xml" || file.starts_with("header") || file.starts_with("footer");
}

}  // namespace

Readable<WordTemplate> read_word_template(std::string_view bytes, const Limits& limits) {
  auto archive = Archive::open(bytes, limits);
  if (!archive) return tl::unexpected(std::move(archive.error()));
  WordTemplate found;
  for (const auto& name : archive->names()) {
    WordTemplate::Part part{.packed = {name, {}}, .has_gaps = has_text(name)};
    auto content = part.has_gaps ? archive->xml(name) : archive->part(name);
    if (!content) return tl::unexpected(std::move(content.error()));
    if (part.has_gaps) content = prepared(std::move(*content), found.loose);
    if (!content) return tl::unexpected(std::move(content.error()));
    part.packed.bytes = std::move(*content);
    found.parts.push_back(std::move(part));
  }
  return found;
}

}  // namespace otbor::office
