// Charts are text with a drawing beside it: the numbers stand in the page, the drawing is for the
// eye and carries nothing of its own. Positions are percents of the drawing's width, so that it
// fits a phone and a sheet of paper alike.

#include <algorithm>
#include <cstdlib>

#include "engine/render/html/markup.hpp"

namespace otbor::html {
namespace {

/// "46.7%" of 467 thousandths.
std::string percent(std::uint32_t thousandths) {
  return std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10) + "%";
}

void caption(std::string& out, std::string_view words) {
  if (words.empty()) return;
  out += "<figcaption>";
  text(out, words);
  out += "</figcaption>\n";
}

void linked(std::string& out, std::string_view words, std::string_view link) {
  if (link.empty()) {
    text(out, words);
    return;
  }
  out += "<a href=\"#";
  attribute(out, link);
  out += "\">";
  text(out, words);
  out += "</a>";
}

void label(std::string& out, std::string_view words, std::string_view link) {
  out += "<span class=\"label\">";
  linked(out, words, link);
  out += "</span>";
}

void note(std::string& out, std::string_view words) {
  if (words.empty()) return;
  out += "<p class=\"note\">";
  text(out, words);
  out += "</p>\n";
}

/// Five shades of either colour: ` class="p3"`, ` class="n1"`, or nothing.
std::string shade_class(std::int32_t thousandths) {
  if (thousandths == 0) return {};
  const auto size = std::min<std::int32_t>(std::abs(thousandths), 1000);
  const auto step = std::max<std::int32_t>(1, (size * 5 + 999) / 1000);
  return std::string(" class=\"") + (thousandths > 0 ? 'p' : 'n') + std::to_string(step) + "\"";
}

void value(std::string& out, std::string_view words) {
  out += "<span class=\"value\">";
  text(out, words);
  out += "</span></li>\n";
}

void dot_row(std::string& out, const Dots& dots, const DotRow& row) {
  out += "<li";
  tone_class(out, row.tone);
  out += ">";
  label(out, row.label, row.link);
  out +=
      "<svg aria-hidden=\"true\" focusable=\"false\">"
      "<line class=\"axis\" x1=\"0%\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>";
  if (dots.line) {
    const auto x = percent(*dots.line);
    out += "<line class=\"limit\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0%\" y2=\"100%\"/>";
  }
  if (row.range) {
    out += "<line class=\"range\" x1=\"" + percent(row.range->first) + "\" x2=\"" +
           percent(row.range->second) + "\" y1=\"50%\" y2=\"50%\"/>";
  }
  if (row.mark) {
    const auto x = percent(*row.mark);
    out += "<line class=\"mark\" x1=\"" + x + "\" x2=\"" + x + "\" y1=\"15%\" y2=\"85%\"/>";
  }
  for (const auto dot : row.dots) {
    out += "<circle class=\"dot\" cx=\"" + percent(dot) + "\" cy=\"50%\" r=\"4\"/>";
  }
  out += "</svg>";
  value(out, row.value);
}

}  // namespace

void bars(std::string& out, const Bars& bars) {
  out += "<figure class=\"bars\">\n";
  caption(out, bars.caption);
  out += "<ul>\n";
  for (const auto& bar : bars.bars) {
    out += "<li>";
    label(out, bar.label, {});
    out +=
        "<svg aria-hidden=\"true\" focusable=\"false\">"
        "<rect class=\"track\" width=\"100%\" height=\"100%\"/>"
        "<rect class=\"bar\" width=\"" +
        percent(bar.thousandths) + "\" height=\"100%\"/>";
    if (bar.mark) {
      const auto x = percent(*bar.mark);
      const auto ends = " x1=\"" + x + "\" x2=\"" + x + "\" y1=\"-15%\" y2=\"115%\"/>";
      out += "<line class=\"halo\"" + ends + "<line class=\"mark\"" + ends;
    }
    out += "</svg>";
    value(out, bar.value);
  }
  out += "</ul>\n</figure>\n";
}

void dots(std::string& out, const Dots& dots) {
  out += "<figure class=\"dots\">\n";
  caption(out, dots.caption);
  out +=
      "<ul>\n<li class=\"scale\" aria-hidden=\"true\"><span class=\"label\"></span>"
      "<span class=\"ends\"><span>";
  text(out, dots.low);
  out += "</span><span>";
  text(out, dots.high);
  out += "</span></span>";
  value(out, {});
  for (const auto& row : dots.rows) dot_row(out, dots, row);
  out += "</ul>\n";
  note(out, dots.legend);
  out += "</figure>\n";
}

void grid(std::string& out, const Grid& grid) {
  out +=
      "<figure class=\"grid\">\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"";
  attribute(out, grid.caption);
  out += "\">\n<table>\n<caption>";
  text(out, grid.caption);
  out += "</caption>\n<thead><tr><th scope=\"col\">";
  text(out, grid.corner);
  out += "</th>";
  for (const auto& column : grid.columns) {
    out += "<th scope=\"col\">";
    text(out, column);
    out += "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const auto& row : grid.rows) {
    out += "<tr><th scope=\"row\">";
    linked(out, row.label, row.link);
    out += "</th>";
    for (const auto& cell : row.cells) {
      out += "<td" + shade_class(cell.shade) + ">";
      text(out, cell.text);
      out += "</td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
  note(out, grid.legend);
  out += "</figure>\n";
}

}  // namespace otbor::html
