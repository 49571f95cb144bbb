#include "tools/otbor/help.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "tools/otbor/page.hpp"
#include "tools/otbor/wrapped.hpp"

namespace otbor {
namespace {

using Kind = PageBlock::Kind;

constexpr std::size_t columns = 80;
constexpr std::size_t term_column = 24;

class Screen {
 public:
  explicit Screen(bool colour) : bold_(colour ? "\x1b[1m" : ""), plain_(colour ? "\x1b[0m" : "") {}

  void heading(std::string_view text) { out_ += "\n" + bold(text) + "\n"; }

  void paragraph(std::string_view text) {
    out_ += "\n";
    wrap(text, 0, 0);
  }
  void typed(std::string_view text) { out_ += "  " + std::string(text) + "\n"; }

  /// The term in its column and the text beside it, or below a term that is too long.
  void item(std::string_view term, std::string_view text) {
    out_ += "  " + bold(term);
    std::size_t at = 2 + utf8::width(term);
    if (at + 2 > term_column) {
      out_ += "\n";
      at = 0;
    }
    wrap(text, at, term_column);
  }
  void gap() { out_ += "\n"; }
  std::string take() { return std::move(out_); }

 private:
  std::string bold(std::string_view text) {
    return std::string(bold_) + std::string(text) + std::string(plain_);
  }

  void wrap(std::string_view text, std::size_t at, std::size_t indent) {
    out_ += wrapped(without_backticks(text), {at, indent, columns});
  }

  std::string out_;
  std::string_view bold_;
  std::string_view plain_;
};

void show(Screen& screen, const std::vector<PageBlock>& blocks) {
  Kind before = Kind::heading;
  for (const auto& block : blocks) {
    const bool in_list = block.kind == Kind::item || block.kind == Kind::typed;
    if (in_list && before == Kind::paragraph) screen.gap();
    switch (block.kind) {
      case Kind::heading:
        screen.heading(block.text);
        break;
      case Kind::paragraph:
        screen.paragraph(block.text);
        break;
      case Kind::typed:
        screen.typed(block.text);
        break;
      case Kind::item:
        screen.item(block.term, block.text);
        break;
    }
    before = block.kind;
  }
}

/// What the program's page says of the options that every command knows.
void show_common_options(Screen& screen, Lang lang) {
  const auto program = page_of(nullptr, lang);
  screen.heading(Words{"Общие ключи", "Options of every command"}.in(lang));
  for (const auto& block : program.blocks) {
    const bool common = block.kind == Kind::item &&
                        std::ranges::any_of(common_options(), [&](const OptionSpec& option) {
                          return block.term.find(option.name) != std::string::npos;
                        });
    if (common) screen.item(block.term, block.text);
  }
}

}  // namespace

std::string help(const Command* command, Lang lang, bool colour) {
  const auto page = page_of(command, lang);
  Screen screen(colour);
  screen.typed(page.title + " – " + page.summary);
  auto text = screen.take();
  text.erase(0, 2);  // the first line stands at the margin
  if (command == nullptr) {
    screen.heading(Words{"Команды", "Commands"}.in(lang));
    for (const auto* each : commands()) screen.item(each->name, page_of(each, lang).summary);
  }
  show(screen, page.blocks);
  if (command != nullptr) show_common_options(screen, lang);
  return text + screen.take();
}

}  // namespace otbor
