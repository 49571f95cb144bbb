#include "engine/render/docx/parts.hpp"

#include <algorithm>

namespace otbor::docx {
namespace {

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string content_types(bool foot) {
  const std::string kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string out = std::string(declaration) +
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    "<Default Extension=\"rels\" ContentType=\"application/"
                    "vnd.openxmlformats-package.relationships+xml\"/>"
                    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                    "<Override PartName=\"/word/document.xml\" ContentType=\"" +
                    kind + "document.main+xml\"/>";
  for (const std::string name : {"styles", "numbering", "settings"}) {
    out +=
        "<Override PartName=\"/word/" + name + ".xml\" ContentType=\"" + kind + name + "+xml\"/>";
  }
  if (foot) {
    out += "<Override PartName=\"/word/footer1.xml\" ContentType=\"" + kind + "footer+xml\"/>";
  }
  return out + "<Override PartName=\"/word/header1.xml\" ContentType=\"" + kind +
         "header+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/"
         "vnd.openxmlformats-package.core-properties+xml\"/></Types>";
}

std::string relationships(const std::vector<std::pair<std::string, std::string>>& targets) {
  std::string out =
      std::string(declaration) +
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (std::size_t i = 0; i < targets.size(); ++i) {
    out += "<Relationship Id=\"rId" + std::to_string(i + 1) + "\" Type=\"" + targets[i].first +
           "\" Target=\"" + targets[i].second + "\"/>";
  }
  return out + "</Relationships>";
}

struct Style {
  std::string_view id;
  std::string_view name;
  std::string_view paragraph;  // properties
  std::string_view run;
};

constexpr std::string_view single = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\"/>";

/// Times New Roman 12: long tables and short paragraphs; 14 is for letters.
std::string styles() {
  const std::vector<Style> all{
      {body, "Body Text",
       "<w:spacing w:before=\"0\" w:after=\"80\" w:line=\"276\"/><w:ind w:firstLine=\"709\"/>"
       "<w:jc w:val=\"both\"/>",
       ""},
      {note, "Note", "<w:spacing w:after=\"80\"/><w:jc w:val=\"both\"/>",
       "<w:i/><w:sz w:val=\"22\"/>"},
      {bullet, "List Bullet",
       "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"40\"/>"
       "<w:jc w:val=\"both\"/>",
       ""},
      {caption, "caption", "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/>", "<w:b/>"},
      {cell, "Table Cell", single, "<w:sz w:val=\"20\"/>"},
      {cell_head, "Table Head", single, "<w:b/><w:sz w:val=\"20\"/>"},
      {banner, "Banner",
       "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"4\"/><w:bottom w:val=\"single\" "
       "w:sz=\"6\" w:space=\"4\"/></w:pBdr><w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>",
       "<w:b/><w:sz w:val=\"22\"/>"},
      {title, "Title",
       "<w:suppressAutoHyphens/><w:spacing w:after=\"120\"/><w:jc w:val=\"center\"/>",
       "<w:b/><w:sz w:val=\"32\"/>"},
      {kind, "Document Kind",
       "<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before=\"240\" w:after=\"60\"/>"
       "<w:jc w:val=\"center\"/>",
       "<w:b/><w:sz w:val=\"28\"/>"},
      {about, "Text Heading",
       "<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before=\"160\" w:after=\"120\"/>"
       "<w:jc w:val=\"center\"/>",
       "<w:b/>"},
      {centred, "Centred",
       "<w:suppressAutoHyphens/><w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>", ""},
      {flush, "Flush", "<w:spacing w:after=\"0\"/>", ""}};
  std::string out = std::string(declaration) + "<w:styles xmlns:w=\"" + std::string(word) +
                    "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                    "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
                    "w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/><w:sz w:val=\"24\"/>"
                    "<w:szCs w:val=\"24\"/></w:rPr></w:rPrDefault></w:docDefaults>"
                    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
                    "w:val=\"Normal\"/></w:style>";
  const auto add = [&](const Style& style) {
    out += "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(style.id) +
           "\"><w:name w:val=\"" + std::string(style.name) +
           "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" + std::string(style.paragraph) +
           "</w:pPr><w:rPr>" + std::string(style.run) + "</w:rPr></w:style>";
  };
  for (const auto& style : all) add(style);
  for (int level = 1; level <= 4; ++level) {
    const auto id = heading_style(level);
    const auto paragraph =
        "<w:keepNext/><w:suppressAutoHyphens/><w:spacing w:before=\"240\" w:after=\"120\"/>"
        "<w:outlineLvl w:val=\"" +
        std::to_string(level - 1) + "\"/>";
    const auto size =
        "<w:b/><w:sz w:val=\"" + std::to_string(std::max(24, 32 - 2 * level)) + "\"/>";
    add({id, "heading " + std::to_string(level), paragraph, size});
  }
  return out +
         "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Grid\"><w:name "
         "w:val=\"Table Grid\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/>"
         "<w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/>"
         "<w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/>"
         "<w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblCellMar><w:left "
         "w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>"
         "</w:tblPr></w:style></w:styles>";
}

std::string numbering() {
  return std::string(declaration) + "<w:numbering xmlns:w=\"" + std::string(word) +
         "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt "
         "w:val=\"bullet\"/><w:lvlText w:val=\"–\"/><w:pPr><w:ind w:left=\"709\" "
         "w:hanging=\"284\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
         "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
}

/// The number of the page in the middle of the top margin.
std::string header() {
  return std::string(declaration) + "<w:hdr xmlns:w=\"" + std::string(word) +
         "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple w:instr=\"PAGE\"><w:r>"
         "<w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>";
}

}  // namespace

std::string heading_style(int level) { return "Heading" + std::to_string(std::clamp(level, 1, 4)); }

std::string footer_paragraph(const std::vector<std::string>& lines) {
  std::string words;
  for (const auto& line : lines) words += (words.empty() ? "" : ". ") + line;
  return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"18\"/>"
         "</w:rPr><w:t>" +
         office::escaped(words) + "</w:t></w:r></w:p>";
}

std::string footer(const std::vector<std::string>& lines) {
  return std::string(declaration) + "<w:ftr xmlns:w=\"" + std::string(word) + "\">" +
         footer_paragraph(lines) + "</w:ftr>";
}

std::string section(const SectionLook& look) {
  const std::string size = look.wide
                               ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
                               : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
  const std::string foot = look.foot ? "<w:footerReference w:type=\"default\" r:id=\"rId5\"/>" : "";
  return "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>" + foot + size +
         "<w:pgMar w:top=\"1134\" w:right=\"567\" w:bottom=\"1134\" w:left=\"1701\" "
         "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>" +
         (look.first ? "<w:titlePg/></w:sectPr>" : "</w:sectPr>");
}

std::vector<office::PackedPart> frame(const Document& document) {
  const std::string in_word = std::string(relations) + "/";
  const std::string core =
      std::string(declaration) +
      "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
      "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
      office::escaped(document.title) + "</dc:title><dc:language>" +
      (document.lang == Lang::ru ? "ru-RU" : "en-GB") + "</dc:language></cp:coreProperties>";
  const std::string settings =
      std::string(declaration) + "<w:settings xmlns:w=\"" + std::string(word) +
      "\"><w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
      "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
  const bool foot = !document.banner.empty();
  std::vector<std::pair<std::string, std::string>> targets{{in_word + "styles", "styles.xml"},
                                                           {in_word + "numbering", "numbering.xml"},
                                                           {in_word + "settings", "settings.xml"},
                                                           {in_word + "header", "header1.xml"}};
  if (foot) targets.emplace_back(in_word + "footer", "footer1.xml");
  std::vector<office::PackedPart> parts{
      {"[Content_Types].xml", content_types(foot)},
      {"_rels/.rels",
       relationships({{in_word + "officeDocument", "word/document.xml"},
                      {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                       "core-properties",
                       "docProps/core.xml"}})},
      {"docProps/core.xml", core},
      {"word/_rels/document.xml.rels", relationships(targets)},
      {"word/styles.xml", styles()},
      {"word/numbering.xml", numbering()},
      {"word/settings.xml", settings},
      {"word/header1.xml", header()}};
  if (foot) parts.push_back({"word/footer1.xml", footer(document.banner)});
  return parts;
}

}  // namespace otbor::docx
