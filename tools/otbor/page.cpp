#include "tools/otbor/page.hpp"

#include <algorithm>

#include "engine/base/check.hpp"
#include "tools/files/embedded.hpp"

namespace otbor {
namespace {

using Kind = PageBlock::Kind;
constexpr std::string_view dash = " – ";

std::string_view bytes_of(std::string_view name) {
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
  OTBOR_CHECK(found != files.end());
  return found->bytes;
}

std::string_view in_language(std::string_view text, Lang lang) {
  constexpr std::string_view border = "<!-- en -->\n";
  const auto at = text.find(border);
  OTBOR_CHECK(at != std::string_view::npos);
  return lang == Lang::ru ? text.substr(0, at) : text.substr(at + border.size());
}

/// Two parts of "term – text"; the second is empty when there is no dash.
std::pair<std::string_view, std::string_view> at_dash(std::string_view text) {
  const auto at = text.find(dash);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + dash.size())};
}

class Reader {
 public:
  void line(std::string_view text) {
    if (text.starts_with("# ")) {
      const auto [title, summary] = at_dash(text.substr(2));
      page_.title = title;
      page_.summary = summary;
    } else if (text.starts_with("## ")) {
      page_.blocks.push_back({Kind::heading, {}, std::string(text.substr(3))});
    } else if (text.starts_with("- ")) {
      const auto [term, meaning] = at_dash(text.substr(2));
      page_.blocks.push_back({Kind::item, without_backticks(term), std::string(meaning)});
    } else if (text.starts_with("    ")) {
      page_.blocks.push_back({Kind::typed, {}, std::string(text.substr(4))});
    } else if (text.empty()) {
      open_ = false;
      return;
    } else if (open_) {
      page_.blocks.back().text += " " + std::string(text.substr(text.find_first_not_of(' ')));
    } else {
      page_.blocks.push_back({Kind::paragraph, {}, std::string(text)});
    }
    const bool has_lines = !page_.blocks.empty() && (page_.blocks.back().kind == Kind::item ||
                                                     page_.blocks.back().kind == Kind::paragraph);
    open_ = has_lines && !text.starts_with("#");
  }
  Page take() { return std::move(page_); }

 private:
  Page page_;
  bool open_ = false;  // the next line goes on with the last block
};

}  // namespace

std::string without_backticks(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '`');
  return plain;
}

Page page_of(const Command* command, Lang lang) {
  const auto name =
      command == nullptr ? "otbor.md" : "commands/" + std::string(command->name) + ".md";
  auto text = in_language(bytes_of(name), lang);
  Reader reader;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    reader.line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return reader.take();
}

std::string meaning_of(const Page& page, std::string_view option) {
  for (const auto& block : page.blocks) {
    if (block.kind != Kind::item) continue;
    const auto at = block.term.find(option);
    if (at == std::string::npos) continue;
    const auto after = at + option.size();
    const bool whole =
        after == block.term.size() || block.term[after] == ' ' || block.term[after] == ',';
    if (whole) return without_backticks(block.text);
  }
  return {};
}

}  // namespace otbor
