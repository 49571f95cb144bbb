// The look of a page: one column of calm text, numbers in tabular figures, a colour only where it
// helps to find a decision. Media are named on the elements, so that a page without landscape
// tables holds no at-rule: a search of a published page for «@» finds addresses or nothing.

#include "engine/render/html/markup.hpp"

namespace otbor::html {
namespace {

constexpr std::string_view screen = R"(
:root {
  --paper: #fbfaf7; --sheet: #ffffff; --ink: #23272b; --soft: #5a6169; --rule: #dcd9d2;
  --accent: #1d5c63; --good: #1f6b3a; --good-tint: #e7f2ea; --waiting: #7a5200;
  --waiting-tint: #fbf1dc; --bad: #9a2f24; --bad-tint: #fbeae7; --tint: #f1f0eb;
  color-scheme: light dark;
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 "PT Sans", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  font-variant-numeric: lining-nums tabular-nums;
}
.page { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
.banner {
  margin: 0; padding: .5rem 1.5rem; background: var(--waiting-tint); color: var(--waiting);
  text-align: center; font-weight: 600; letter-spacing: .02em;
}
header { padding: 3rem 0 1rem; max-width: 52rem; }
h1, h2, h3, summary .name {
  font-family: "PT Serif", Georgia, "Noto Serif", "Liberation Serif", "Times New Roman", serif;
}
h1, h2, h3 { text-wrap: balance; }
h1 { margin: 0; font-size: 2.1rem; line-height: 1.2; font-weight: 700; letter-spacing: -.01em; }
h2 {
  margin: 3.5rem 0 1rem; font-size: 1.5rem; line-height: 1.25; padding-top: 1.25rem;
  border-top: 1px solid var(--rule);
}
h3 { margin: 2.25rem 0 .6rem; font-size: 1.15rem; line-height: 1.3; }
h4 { margin: 1.75rem 0 .4rem; font-size: 1rem; line-height: 1.3; }
.subtitle { margin: .6rem 0 0; color: var(--soft); font-size: 1.1rem; }
p, ul.plain { max-width: 46rem; margin: .75rem 0; }
p.banner { max-width: none; margin: 0; }
p.lead { font-size: 1.15rem; line-height: 1.5; max-width: 50rem; }
p.note { color: var(--soft); font-size: .9rem; }
p.warning {
  padding: .7rem 1rem; background: var(--waiting-tint); border-left: 3px solid var(--waiting);
}
ul.plain { padding-left: 1.2rem; }
ul.plain li { margin: .3rem 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
td a, th a, .label a { text-decoration-color: var(--rule); }
td a:hover, th a:hover, .label a:hover { text-decoration-color: currentColor; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px;
}
nav { margin: 1.5rem 0 0; padding: 1.25rem 0; border-top: 1px solid var(--rule); }
nav ul { margin: 0; padding: 0; list-style: none; columns: 3 16rem; column-gap: 2.5rem; }
nav li { margin: 0; padding: .2rem 0; break-inside: avoid; font-size: .95rem; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
dl {
  margin: 1rem 0; max-width: 62rem; display: grid;
  grid-template-columns: minmax(9rem, 15rem) 1fr;
}
dl > div { display: contents; }
dt, dd { margin: 0; padding: .4rem 0; border-bottom: 1px solid var(--rule); }
dt { color: var(--soft); padding-right: 1.5rem; }
dd { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0 1.25rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; line-height: 1.4; }
caption { text-align: left; padding: 0 0 .6rem; color: var(--soft); }
th, td { padding: .5rem .7rem; text-align: left; vertical-align: top; font-weight: 400; }
th:first-child, td:first-child { padding-left: .25rem; }
th:last-child, td:last-child { padding-right: .25rem; }
thead th {
  color: var(--soft); font-size: .82rem; line-height: 1.25; vertical-align: bottom;
  border-bottom: 1.5px solid var(--soft);
}
tbody td, tbody th { border-bottom: 1px solid var(--rule); }
tbody tr.total > * { font-weight: 700; border-top: 1.5px solid var(--soft); }
.right { text-align: right; }
.centre { text-align: center; }
.narrow { white-space: nowrap; }
.good { color: var(--good); }
.waiting { color: var(--waiting); }
.bad { color: var(--bad); }
.faint { color: var(--soft); }
figure { margin: 1.25rem 0; }
figcaption { color: var(--soft); font-size: .92rem; padding-bottom: .5rem; }
figure ul { list-style: none; margin: 0; padding: 0; }
figure li {
  display: grid; grid-template-columns: minmax(9rem, 20rem) 1fr 5.5rem; gap: 1rem;
  align-items: center; font-size: .92rem; line-height: 1.3;
}
.bars li { padding: .3rem 0; grid-template-columns: minmax(9rem, 20rem) 1fr 11rem; }
.dots li { border-bottom: 1px solid var(--rule); }
.dots .label { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
figure svg { width: 100%; height: .8rem; display: block; overflow: visible; }
.dots svg { height: 1.9rem; }
figure .value { text-align: right; white-space: nowrap; }
.scale { color: var(--soft); font-size: .82rem; }
.ends { display: flex; justify-content: space-between; }
.track { fill: var(--tint); }
.bar { fill: var(--accent); }
.axis { stroke: var(--rule); }
.limit { stroke: var(--waiting); stroke-dasharray: 3 3; }
.mark { stroke: var(--ink); stroke-width: 2.5; }
.halo { stroke: var(--paper); stroke-width: 6; }
.dot { fill: var(--accent); fill-opacity: .55; }
.good .dot { fill: var(--good); }
.map svg { height: auto; max-width: 62rem; margin: 0 auto; font-size: 13px; }
.map text { fill: var(--ink); }
.map .code { text-anchor: middle; font-size: 11px; fill: var(--ink); pointer-events: none; }
.map .name { text-anchor: middle; font-weight: 600; }
.map .tie { stroke: var(--soft); }
.map .lead { stroke: var(--soft); stroke-dasharray: 2 3; }
.map .point { fill: var(--sheet); stroke: var(--soft); stroke-width: 2; }
.map .area { stroke-width: 58; stroke-linejoin: round; stroke-linecap: round; opacity: .22; }
.map .g0 { --hue: #2b7a9b; } .map .g1 { --hue: #c26a1b; } .map .g2 { --hue: #3f8f4f; }
.map .g3 { --hue: #9a4f9e; } .map .g4 { --hue: #b03a48; } .map .g5 { --hue: #8a7a12; }
.map .g6 { --hue: #4b5fb5; } .map .g7 { --hue: #4d8f8a; } .map .g8 { --hue: #8c5a3c; }
.map .g9 { --hue: #6b6f76; }
.map .area { fill: var(--hue); stroke: var(--hue); }
.map .point.in { stroke: var(--hue); }
details {
  margin: 0; background: var(--sheet); border: 1px solid var(--rule); border-bottom-width: 0;
}
details:last-of-type { border-bottom-width: 1px; }
summary {
  display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; cursor: pointer;
  padding: .75rem 1rem; list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary::before { content: "+"; color: var(--soft); width: .8rem; flex: none; }
details[open] > summary::before { content: "\2013"; }
summary .name { flex: 1; }
summary .aside { white-space: nowrap; font-size: .92rem; }
summary:hover .name { text-decoration: underline; text-underline-offset: .15em; }
.inside { padding: .25rem 1.25rem 1.5rem 2.8rem; scroll-margin-top: 4rem; }
.inside h3 { margin-top: 1.5rem; font-size: 1.05rem; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
footer p { max-width: none; color: var(--soft); font-size: .85rem; }
)";

// Search and choices, made by the script; heat maps; the contents of a long page.
constexpr std::string_view tools = R"(
[hidden] { display: none !important; }
.skip { position: absolute; left: -100vw; padding: .4rem 1rem; background: var(--sheet); }
.skip:focus { left: .5rem; top: .5rem; z-index: 3; }
.tools {
  display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin: 1.25rem 0 .75rem;
  color: var(--soft); font-size: .92rem;
}
.tools label { display: flex; gap: .5rem; align-items: center; }
.tools input, .tools select, .tools button {
  font: inherit; color: var(--ink); background: var(--sheet); border: 1px solid var(--rule);
  border-radius: 4px; padding: .3rem .6rem; max-width: 14rem;
}
.tools button { cursor: pointer; }
.tools output { margin-left: auto; }
thead button {
  font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer;
  text-align: inherit;
}
thead button::after { content: "\00a0↕"; opacity: .45; }
th[aria-sort] { color: var(--ink); }
th[aria-sort="ascending"] button::after { content: "\00a0↑"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\00a0↓"; opacity: 1; }
.tools :focus-visible, thead button:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 1px;
}
.range { stroke: var(--accent); stroke-opacity: .3; stroke-width: 9; }
.grid table { width: auto; font-size: .85rem; }
.grid td { text-align: center; padding: .3rem .45rem; white-space: nowrap; }
.grid thead th { text-align: center; padding: .3rem .45rem; }
.grid thead th:first-child { text-align: left; }
.grid tbody th {
  max-width: 24rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
  padding: .3rem .9rem .3rem 0;
}
.p1 { background: rgba(29, 110, 118, .1); } .p2 { background: rgba(29, 110, 118, .2); }
.p3 { background: rgba(29, 110, 118, .32); } .p4 { background: rgba(29, 110, 118, .44); }
.p5 { background: rgba(29, 110, 118, .56); }
.n1 { background: rgba(190, 84, 40, .1); } .n2 { background: rgba(190, 84, 40, .2); }
.n3 { background: rgba(190, 84, 40, .32); } .n4 { background: rgba(190, 84, 40, .44); }
.n5 { background: rgba(190, 84, 40, .56); }
)";

constexpr std::string_view contents_beside = R"(
.with-contents {
  max-width: 96rem; display: grid; grid-template-columns: 14rem minmax(0, 1fr); column-gap: 3rem;
}
.with-contents > header, .with-contents > main, .with-contents > footer { grid-column: 2; }
.with-contents > nav {
  grid-column: 1; grid-row: 1 / span 3; position: sticky; top: 0; align-self: start;
  max-height: 100vh; overflow-y: auto; margin: 0; padding: 3.2rem 0 2rem; border: 0;
}
.with-contents > nav ul { columns: auto; }
.with-contents > nav a { display: block; padding: .1rem .7rem; border-left: 2px solid var(--rule); }
.with-contents > nav li { padding: 0; }
.with-contents > nav a[aria-current] { border-color: var(--accent); font-weight: 600; }
)";

constexpr std::string_view contents_above = R"(
.with-contents > nav {
  position: sticky; top: 0; z-index: 2; background: var(--paper); margin: 0; padding: .5rem 0;
  border-bottom: 1px solid var(--rule);
}
.with-contents > nav ul { display: flex; gap: 1.1rem; overflow-x: auto; columns: auto; }
.with-contents > nav li { white-space: nowrap; }
.with-contents > nav a[aria-current] { font-weight: 600; }
.with-contents h2, .with-contents h3, .with-contents .inside { scroll-margin-top: 3.5rem; }
)";

// Of a page with thousands of rows only the sections near the window are laid out.
constexpr std::string_view long_page = R"(
main > section { content-visibility: auto; contain-intrinsic-size: auto 60rem; }
)";

constexpr std::string_view dark = R"(
:root {
  --paper: #16191c; --sheet: #1c2024; --ink: #e4e2dd; --soft: #a2a8ae; --rule: #343a40;
  --accent: #7cc4c4; --good: #8fcf9f; --good-tint: #1d2f23; --waiting: #e7bd6a;
  --waiting-tint: #332a17; --bad: #f0a196; --bad-tint: #3a211d; --tint: #262b30;
}
.p1 { background: rgba(124, 196, 196, .1); } .p2 { background: rgba(124, 196, 196, .18); }
.p3 { background: rgba(124, 196, 196, .27); } .p4 { background: rgba(124, 196, 196, .36); }
.p5 { background: rgba(124, 196, 196, .45); }
.n1 { background: rgba(240, 150, 110, .1); } .n2 { background: rgba(240, 150, 110, .18); }
.n3 { background: rgba(240, 150, 110, .27); } .n4 { background: rgba(240, 150, 110, .36); }
.n5 { background: rgba(240, 150, 110, .45); }
)";

// Below this width each row becomes a card: the title first, then "column: value".
constexpr std::string_view phone = R"(
.page { padding: 0 1rem 3rem; }
header { padding-top: 1.75rem; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.3rem; margin-top: 2.5rem; }
dl { display: block; }
dl > div { display: block; padding: .4rem 0; border-bottom: 1px solid var(--rule); }
dt, dd { border: 0; padding: 0; }
dt { font-size: .85rem; }
table.cards, .cards tbody, .cards tr, .cards td, .cards th, .cards caption { display: block; }
.cards thead {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
.cards tr {
  padding: .7rem 0; border-bottom: 1px solid var(--rule); display: flex; flex-direction: column;
}
.cards tbody td, .cards tbody th {
  border: 0; padding: .12rem 0; text-align: left; white-space: normal;
}
.cards tbody th { order: -1; font-weight: 600; font-size: 1rem; padding-bottom: .3rem; }
.cards td:not(:empty) { display: grid; grid-template-columns: 7rem 1fr; gap: .75rem; }
.cards td:empty { display: none; }
.cards td::before { content: attr(data-label); color: var(--soft); font-size: .85rem; }
figure li, .bars li { grid-template-columns: 1fr auto; gap: 0 1rem; padding: .4rem 0; }
figure svg, .ends { grid-column: 1 / 3; grid-row: 2; }
.dots .label { white-space: normal; }
.dots svg { height: 1.4rem; }
summary { flex-wrap: wrap; gap: .2rem .75rem; }
summary .name { flex: 1 1 70%; }
summary .aside { padding-left: 1.55rem; white-space: normal; }
.inside { padding: .25rem 1rem 1.25rem; }
)";

constexpr std::string_view print = R"(
:root { --paper: #fff; --sheet: #fff; --rule: #bbb; --soft: #444; }
body { font-size: 10.5pt; line-height: 1.4; }
.page { max-width: none; padding: 0; }
header { padding-top: 1rem; }
h1 { font-size: 19pt; } h2 { font-size: 14pt; margin-top: 1.6rem; } h3 { font-size: 11.5pt; }
h1, h2, h3, h4, figcaption, caption { break-after: avoid; }
nav, .tools { display: none; }
thead button::after { content: ""; }
.dots svg { height: 1.15rem; }
.grid table { font-size: 8pt; }
.grid td { print-color-adjust: exact; -webkit-print-color-adjust: exact; padding: .15rem .2rem; }
.grid thead th, .grid tbody th { padding: .15rem .2rem; }
.grid tbody th { max-width: 60mm; }
.banner { border: 1px solid var(--waiting); }
a { color: inherit; text-decoration: none; }
p { orphans: 3; widows: 3; }
.scroll { overflow: visible; }
table, dl, .inside { font-size: 9pt; }
ul.plain li { margin: .15rem 0; }
dt, dd { padding: .2rem 0; }
thead { display: table-header-group; }
figure, tr, figure li, dl > div { break-inside: avoid; }
th, td { padding: .22rem .4rem; }
.inside h3 { font-size: 10.5pt; margin-top: .8rem; }
details { border: 0; border-top: 1px solid var(--soft); margin-top: 1.2rem; }
details::details-content { content-visibility: visible; display: block; }
summary { padding: .5rem 0; break-after: avoid; font-weight: 700; }
summary::before { display: none; }
.inside { padding: 0; }
svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
)";

constexpr std::string_view pages = R"(
@page { size: A4; margin: 20mm 10mm 20mm 20mm; }
@page wide { size: A4 landscape; margin: 20mm 10mm 15mm 10mm; }
.wide { page: wide; }
)";

void style(std::string& out, std::string_view media, std::string_view rules) {
  out += "<style";
  if (!media.empty()) {
    out += " media=\"";
    out += media;
    out += '"';
  }
  out += '>';
  out += rules;
  out += "</style>\n";
}

}  // namespace

void styles(std::string& out, const PageShape& page) {
  style(out, {}, screen);
  if (page.is_long) style(out, "screen", long_page);
  if (page.has_contents) {
    style(out, {}, tools);
    style(out, "screen and (min-width: 72rem)", contents_beside);
    style(out, "screen and (max-width: 71.99rem)", contents_above);
  }
  style(out, "screen and (prefers-color-scheme: dark)", dark);
  style(out, "screen and (max-width: 44rem)", phone);
  style(out, "print", print);
  if (page.has_wide_table) style(out, "print", pages);
}

}  // namespace otbor::html
