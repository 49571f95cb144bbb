#include "engine/render/papers/word.hpp"

#include <algorithm>

#include "engine/base/check.hpp"
#include "engine/render/docx/foot.hpp"
#include "engine/render/format.hpp"
#include "engine/render/papers/markup.hpp"
#include "engine/render/papers/template.hpp"
#include "engine/text/office/docx.hpp"
#include "engine/text/office/word_template.hpp"

namespace otbor::papers {
namespace {

/// A value inside a text of Word: a line end is a break.
std::string in_run(std::string_view value) {
  std::string out;
  for (std::size_t begin = 0; begin <= value.size();) {
    const auto end = std::min(value.find('\n', begin), value.size());
    if (begin > 0) out += "</w:t><w:br/><w:t xml:space=\"preserve\">";
    out += office::escaped(with_fixed_blanks(value.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::string filled_part(const std::string& xml, const Fields& fields, Lang lang) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source =
      sources.add({.name = {}, .text = xml, .sha256 = {}, .sheet = {}, .lines = {}});
  const auto parts = read_template(sources, source, diagnostics);
  if (!parts) return xml;
  std::string out;
  for (const auto& piece : filled(*parts, fields, lang)) {
    out += piece.is_value ? in_run(piece.text) : piece.text;
  }
  return out;
}

/// Paragraphs at the top of the text.
void put_banner(std::string& xml, const std::vector<std::string>& banner) {
  const auto body = xml.find("<w:body>");
  if (body == std::string::npos) return;
  std::string lines;
  for (const auto& words : banner) {
    lines += "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>" +
             office::escaped(words) + "</w:t></w:r></w:p>";
  }
  xml.insert(body + std::string_view("<w:body>").size(), lines);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool is_tag(std::string_view line, std::string_view opening) {
  return line.starts_with(opening) && line.find("}}") + 2 == line.size();
}

/// A row of a table between the ends of its part gets them into its first and last cell, where Word
/// templates have them; remarks go.
std::string with_tags_in_rows(std::string_view text) {
  const auto lines = lines_of(text);
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_tag(lines[i], "{{!")) continue;
    const bool row = i + 2 < lines.size() && is_tag(lines[i], "{{#") &&
                     lines[i + 1].starts_with('|') && is_tag(lines[i + 2], "{{/");
    if (!row) {
      out += std::string(lines[i]) + "\n";
      continue;
    }
    const auto cells = lines[i + 1].substr(1, lines[i + 1].rfind('|') - 1);
    out += "| " + std::string(lines[i]) + std::string(cells) + std::string(lines[i + 2]) + " |\n";
    i += 2;
  }
  return out;
}

}  // namespace

void check_word(const OwnTemplate& own, const std::vector<Name>& names, Lang lang, Sources& sources,
                Diagnostics& diagnostics) {
  Source text{.name = own.file, .text = {}, .sha256 = {}, .sheet = {}, .lines = {}};
  text.origin = Origin::document;
  const auto document = office::read_docx(own.bytes, diagnostics.limits());
  const auto word = office::read_word_template(own.bytes, diagnostics.limits());
  if (!document || !word) {
    const auto& refusal = document ? word.error() : document.error();
    diagnostics.add(refusal.found, {sources.add(std::move(text)), 0, 0}, refusal.args);
    return;
  }
  auto plain = office::plain_text(*document);
  text.text = std::move(plain.text);
  text.lines = std::move(plain.lines);
  const auto source = sources.add(std::move(text));
  check_template(sources, source, names, lang, diagnostics);
  if (word->loose) {
    const auto at = sources[source].text.find(*word->loose);
    const auto begin = static_cast<std::uint32_t>(at == std::string::npos ? 0 : at);
    diagnostics.add(Found::template_part_loose,
                    {source, begin, begin + static_cast<std::uint32_t>(word->loose->size())},
                    {*word->loose});
  }
  for (const auto& part : word->parts) {
    if (!part.has_gaps || part.packed.name == "word/document.xml") continue;
    Source header{
        .name = own.file, .text = part.packed.bytes, .sha256 = {}, .sheet = {}, .lines = {}};
    header.origin = Origin::document;
    check_template(sources, sources.add(std::move(header)), names, lang, diagnostics);
  }
}

std::string as_word_template(std::string_view text, const std::string& title, Lang lang) {
  Document document;
  document.title = title;
  document.lang = lang;
  set_blocks({{with_tags_in_rows(text), false}}, document);
  const auto* format = find_format("docx");
  OTBOR_CHECK(format != nullptr);
  return format->print(document, {});
}

std::optional<std::string> filled_word(const OwnTemplate& own, const Fields& fields, Lang lang,
                                       const std::vector<std::string>& banner) {
  const auto word = office::read_word_template(own.bytes, Limits());
  if (!word) return std::nullopt;
  std::vector<office::PackedPart> parts;
  for (const auto& part : word->parts) {
    auto packed = part.packed;
    if (part.has_gaps) packed.bytes = filled_part(packed.bytes, fields, lang);
    if (packed.name == "word/document.xml") put_banner(packed.bytes, banner);
    parts.push_back(std::move(packed));
  }
  docx::put_banner_on_pages(parts, banner);
  return office::packed(parts);
}

}  // namespace otbor::papers
