#include "engine/render/terminal/layout.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"

namespace otbor::terminal {
namespace {

/// The longest beginning of `word` that fits into `width` columns; at least one sign.
std::string_view fitting(std::string_view word, std::size_t width) {
  std::size_t signs = utf8::length(word);
  while (signs > 1 && utf8::width(utf8::prefix(word, signs)) > width) --signs;
  return utf8::prefix(word, signs);
}

/// A file's text must not steer the terminal.
std::string without_controls(std::string_view words) {
  std::string out(words);
  std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
  return out;
}

void wrap_line(std::string_view words, std::size_t width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t taken = 0;
  while (!words.empty()) {
    const auto blank = words.find(' ');
    auto word = words.substr(0, blank);
    words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
    if (word.empty()) continue;
    const auto size = utf8::width(word);
    if (taken > 0 && taken + 1 + size > width) {
      lines.push_back(std::move(line));
      line.clear();
      taken = 0;
    }
    while (utf8::width(word) > width) {
      const auto part = fitting(word, width);
      lines.emplace_back(part);
      word.remove_prefix(part.size());
    }
    if (taken > 0) line += ' ';
    line += word;
    taken = utf8::width(line);
  }
  lines.push_back(std::move(line));
}

}  // namespace

std::vector<std::string> wrapped(std::string_view words, std::size_t width) {
  std::vector<std::string> lines;
  while (true) {
    const auto line_end = words.find('\n');
    const auto line = without_controls(words.substr(0, line_end));
    wrap_line(line, std::max<std::size_t>(width, 1), lines);
    if (line_end == std::string_view::npos) return lines;
    words.remove_prefix(line_end + 1);
  }
}

std::vector<std::string> shortened(std::vector<std::string> lines, std::size_t lines_max,
                                   std::size_t width) {
  if (lines_max == 0 || lines.size() <= lines_max) return lines;
  lines.resize(lines_max);
  auto& last = lines.back();
  while (!last.empty() && utf8::width(last) + 1 > width) {
    last = utf8::prefix(last, utf8::length(last) - 1);
  }
  last += "…";
  return lines;
}

std::size_t widest_line(std::string_view words) {
  std::size_t widest = 0;
  while (true) {
    const auto line_end = words.find('\n');
    widest = std::max(widest, utf8::width(words.substr(0, line_end)));
    if (line_end == std::string_view::npos) return widest;
    words.remove_prefix(line_end + 1);
  }
}

std::size_t widest_word(std::string_view words) {
  std::size_t widest = 0;
  while (true) {
    const auto end = words.find_first_of(" \n");
    widest = std::max(widest, utf8::width(words.substr(0, end)));
    if (end == std::string_view::npos) return widest;
    words.remove_prefix(end + 1);
  }
}

std::string padded(std::string_view words, std::size_t width, Align align) {
  const auto size = utf8::width(words);
  const auto blanks = size < width ? width - size : 0;
  const auto before = align == Align::right ? blanks : align == Align::centre ? blanks / 2 : 0;
  return std::string(before, ' ') + std::string(words) + std::string(blanks - before, ' ');
}

std::vector<std::size_t> fitted(const std::vector<ColumnWish>& wishes, std::size_t width) {
  std::vector<std::size_t> widths;
  std::size_t sum = 0;
  for (const auto& wish : wishes) {
    widths.push_back(wish.wanted);
    sum += wish.wanted;
  }
  while (sum > width) {
    auto widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] <= wishes[i].least) continue;
      const bool wider = widest == widths.size() ||
                         widths[i] / wishes[i].part > widths[widest] / wishes[widest].part;
      if (wider) widest = i;
    }
    if (widest == widths.size()) break;
    --widths[widest];
    --sum;
  }
  return widths;
}

}  // namespace otbor::terminal
