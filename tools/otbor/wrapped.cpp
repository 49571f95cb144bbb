#include "tools/otbor/wrapped.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor {

std::string wrapped(std::string_view text, const Margins& margins) {
  std::string out;
  std::size_t at = margins.at;
  bool line_begins = true;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, end);
    const auto width = utf8::width(word);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!line_begins && at + 1 + width > margins.columns) {
      out += "\n";
      at = 0;
      line_begins = true;
    }
    if (line_begins) {
      const auto blanks = margins.indent - std::min(margins.indent, at);
      out += std::string(blanks, ' ');
      at += blanks;
    } else {
      out += " ";
      ++at;
    }
    out += word;
    at += width;
    line_begins = false;
  }
  return out + "\n";
}

}  // namespace otbor
