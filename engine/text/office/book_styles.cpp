#include "engine/text/office/book_styles.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

// ECMA-376-1, 18.8: number formats, fonts, fills and borders are listed once, and a look of a cell
// is a number in each of the lists.

namespace otbor::office {
namespace {

using Font = std::tuple<std::uint8_t, bool, Ink>;

std::string_view colour_of(Ink ink) {
  switch (ink) {
    case Ink::black:
      return "FF000000";
    case Ink::grey:
      return "FF595959";
    case Ink::red:
      return "FFB00020";
  }
  return {};
}

std::string_view colour_of(Fill fill) {
  switch (fill) {
    case Fill::none:
      return {};
    case Fill::heading:
      return "FFE7ECF2";
    case Fill::input:
      return "FFFFFBE6";
    case Fill::total:
      return "FFF2F2F2";
  }
  return {};
}

std::string_view name_of(Across across) {
  return across == Across::left ? "left" : across == Across::centre ? "center" : "right";
}

template <class T>
std::size_t position(std::vector<T>& all, const T& one) {
  const auto found = std::ranges::find(all, one);
  const auto at = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back(one);
  return at;
}

constexpr std::size_t first_own_format = 164;  // numbers below are those of the programs
constexpr std::size_t format_text = 49;

std::string format_code(std::uint8_t digits) {
  return digits == 0 ? "0" : "0." + std::string(digits, '0');
}

std::string font_xml(const Font& font) {
  const auto& [size, bold, ink] = font;
  return fmt::format(R"(<font>{}<sz val="{}"/><color rgb="{}"/><name val="Arial"/>)"
                     R"(<family val="2"/></font>)",
                     bold ? "<b/>" : "", size, colour_of(ink));
}

std::string fill_xml(Fill fill) {
  return fmt::format(R"(<fill><patternFill patternType="solid"><fgColor rgb="{}"/>)"
                     R"(<bgColor indexed="64"/></patternFill></fill>)",
                     colour_of(fill));
}

constexpr std::string_view borders =
    R"(<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>)"
    R"(<border><left style="thin"><color rgb="FF8C96A3"/></left>)"
    R"(<right style="thin"><color rgb="FF8C96A3"/></right>)"
    R"(<top style="thin"><color rgb="FF8C96A3"/></top>)"
    R"(<bottom style="thin"><color rgb="FF8C96A3"/></bottom><diagonal/></border></borders>)";

/// One look for what still has to be filled.
constexpr std::string_view warning =
    R"(<dxfs count="1"><dxf><font><color rgb="FFB00020"/></font><fill><patternFill>)"
    R"(<bgColor rgb="FFFBD5D5"/></patternFill></fill></dxf></dxfs>)";

std::string look_xml(const CellStyle& style, std::size_t format, std::size_t font,
                     std::size_t fill) {
  return fmt::format(
      R"(<xf numFmtId="{}" fontId="{}" fillId="{}" borderId="{}" xfId="0" applyNumberFormat="1" )"
      R"(applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">)"
      R"(<alignment horizontal="{}" vertical="{}" wrapText="1"/><protection locked="{}"/></xf>)",
      format, font, fill, style.border ? 1 : 0, name_of(style.across),
      style.middle ? "center" : "top", style.unlocked ? 0 : 1);
}

}  // namespace

std::size_t StyleList::number(const CellStyle& style) { return position(styles_, style); }

std::string StyleList::xml() const {
  std::vector<std::uint8_t> formats;
  std::vector<Font> fonts;
  std::vector<Fill> fills;
  std::string looks;
  for (const auto& style : styles_) {
    const auto font = position(fonts, Font{style.size, style.bold, style.ink});
    // The first two fills are the format's own: none, and grey dots.
    const auto fill = style.fill == Fill::none ? 0 : 2 + position(fills, style.fill);
    const auto format = style.as_text  ? format_text
                        : style.digits ? first_own_format + position(formats, *style.digits)
                                       : 0;
    looks += look_xml(style, format, font, fill);
  }
  std::string out =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      "\n"
      R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
  if (!formats.empty()) {
    out += fmt::format(R"(<numFmts count="{}">)", formats.size());
    for (std::size_t i = 0; i < formats.size(); ++i) {
      out += fmt::format(R"(<numFmt numFmtId="{}" formatCode="{}"/>)", first_own_format + i,
                         format_code(formats[i]));
    }
    out += "</numFmts>";
  }
  out += fmt::format(R"(<fonts count="{}">)", fonts.size());
  for (const auto& font : fonts) out += font_xml(font);
  out += fmt::format(R"(</fonts><fills count="{}"><fill><patternFill patternType="none"/></fill>)"
                     R"(<fill><patternFill patternType="gray125"/></fill>)",
                     fills.size() + 2);
  for (const auto fill : fills) out += fill_xml(fill);
  out += "</fills>";
  out += borders;
  out += R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>)"
         R"(</cellStyleXfs>)";
  out += fmt::format(R"(<cellXfs count="{}">)", styles_.size()) + looks + "</cellXfs>";
  out += R"(<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>)";
  out += warning;
  return out + "</styleSheet>";
}

}  // namespace otbor::office
