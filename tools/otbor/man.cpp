#include "tools/otbor/man.hpp"

#include "engine/version.hpp"
#include "tools/otbor/page.hpp"

namespace otbor {
namespace {

using Kind = PageBlock::Kind;

/// Text on a line of its own: backslashes and hyphens as they are typed, no accidental requests.
std::string roff(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    if (c == '`') {
      code = !code;
      out += code ? "\\fB" : "\\fR";
    } else if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

void add_blocks(std::string& out, const std::vector<PageBlock>& blocks,
                std::string_view heading_macro) {
  bool typing = false;
  for (const auto& block : blocks) {
    const bool typed = block.kind == Kind::typed;
    if (typed != typing) out += typed ? ".PP\n.nf\n" : ".fi\n";
    typing = typed;
    switch (block.kind) {
      case Kind::heading:
        out += std::string(heading_macro) + " " + roff(block.text) + "\n";
        break;
      case Kind::paragraph:
        out += ".PP\n" + roff(block.text) + "\n";
        break;
      case Kind::typed:
        out += roff(block.text) + "\n";
        break;
      case Kind::item:
        out += ".TP\n.B " + roff(block.term) + "\n" + roff(block.text) + "\n";
        break;
    }
  }
  if (typing) out += ".fi\n";
}

}  // namespace

std::string man_page(Lang lang) {
  const auto program = page_of(nullptr, lang);
  std::string out = ".TH OTBOR 1 \"\" \"otbor " + std::string(version) + "\"\n";
  out += ".SH " + std::string(Words{"ИМЯ", "NAME"}.in(lang)) + "\n";
  out += "otbor \\- " + roff(program.summary) + "\n";
  add_blocks(out, program.blocks, ".SH");
  for (const auto* command : commands()) {
    const auto page = page_of(command, lang);
    out += ".SH \"" + roff(page.title) + "\"\n" + roff(page.summary) + "\n";
    add_blocks(out, page.blocks, ".SS");
  }
  return out;
}

}  // namespace otbor
