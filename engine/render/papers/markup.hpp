#pragma once
// How the lines of a filled template become the blocks of a document. Each line is a paragraph; a
// line that begins with a blank goes on with the one before. What a line is stands before it in
// brackets:
//
//   [вид]               [kind]        what the paper is, capitals in the middle
//   [заголовок]         [heading]     what it is about, in the middle
//   [раздел]            [section]     a heading inside the text
//   [по центру]         [centre]
//   [справа]            [aside]       in the right half: a stamp, an annex mark, an addressee
//   [без отступа]       [flush]
//   [по краям] a | b    [ends]        two texts at the ends of one line
//   [подпись] a | b     [signature]   position, place to sign, name
//   [таблица]           [table]       what the table below is called
//   [примечание]        [note]        small
//   [новая страница]    [page]
//   [альбомная]         [landscape]   the whole document lies
//
// `– item` or `- item` is a point of a list; lines between bars are a table, whose first row is its
// head when `| --- | :-: | --: |` follows, with sides as the colons say. A sign that would be read
// as one of these is a plain one after a backslash.

#include <string>
#include <vector>

#include "engine/render/document.hpp"
#include "engine/render/papers/template.hpp"

namespace otbor::papers {

/// Fills `blocks` and `landscape` of the document.
void set_blocks(const std::vector<Piece>& pieces, Document& document);

/// Tells of brackets at the beginning of a line that name nothing known.
void check_markup(const Sources& sources, std::uint32_t source, Lang lang,
                  Diagnostics& diagnostics);

/// Blanks that must not break: after «№», in initials, between a number and its unit, before a
/// dash, between a dash and a number.
[[nodiscard]] std::string with_fixed_blanks(std::string_view text);

}  // namespace otbor::papers
