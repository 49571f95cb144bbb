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

/// The style sheets, as <style> elements. Rules for pages are only there when a table asks for a
/// landscape one.
void styles(std::string& out, bool has_contents, bool has_wide_table);

}  // namespace otbor::html
