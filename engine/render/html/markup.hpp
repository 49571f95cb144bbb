#pragma once
// The pieces of HTML that every part of the page is made of. Whatever comes from files goes through
// `text` or `attribute`: nothing of it is ever markup.

#include <string>
#include <string_view>

#include "engine/render/document.hpp"

namespace otbor::html {

/// Escaped; line ends become <br>, «№ 2» and «77 %» do not break.
void text(std::string& out, std::string_view words);
/// Escaped, for a value between double quotes.
void attribute(std::string& out, std::string_view words);
/// ` class="good"`, or nothing.
void tone_class(std::string& out, Tone tone);

void bars(std::string& out, const Bars& bars);
void dots(std::string& out, const Dots& dots);
void map(std::string& out, const Map& map);
void grid(std::string& out, const Grid& grid);

struct PageShape {
  bool has_contents = false;
  bool has_wide_table = false;  // asks for landscape pages of paper
  bool is_long = false;         // thousands of rows
};

/// The style sheets, as <style> elements: those that the page needs.
void styles(std::string& out, const PageShape& page);

}  // namespace otbor::html
