#pragma once
// Office papers of a programme. Each is one file in papers/kinds/, one line of kinds.def and a
// template in criteria/documents/: the file says what there is to say (fields), the template how.
// A template of the same name in the programme's own documents/ wins over the shipped one, and one
// made in Word ("protocol.docx") over both.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/letter.hpp"
#include "engine/model/paperwork.hpp"
#include "engine/render/papers/fields.hpp"
#include "engine/render/render.hpp"
#include "engine/render/words/narrator.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor::papers {

/// The text of the letter to each practice that gets one.
using LetterTexts = std::vector<std::pair<Index<Practice>, LetterText>>;

struct PaperInput {
  const Narrator& narrator;
  const Narrator& quiet;       // names no expert beside a mark, whoever reads it
  const Paperwork& paperwork;  // empty where the programme names nobody
  const LetterTexts& letters;

  [[nodiscard]] const Speech& say() const { return narrator.say; }
  [[nodiscard]] Lang lang() const { return narrator.say.lang(); }
};

/// One file of a paper: letters have one for each applicant.
struct PaperFile {
  std::string name;   // without the extension: "protocol", "letters/P01"
  std::string title;  // of the file's properties
  Fields fields;
  std::optional<TableBlock> table{};  // the same as a table for programs: a CSV lies beside
};

struct Paper {
  std::string_view id;  // of its template: "protocol" for protocol.ru.txt
  Words name;  // in the list `документы` of paperwork.yaml: «протокол», "protocol"
  Words title;              // what it is
  bool page = false;        // is read on screens and sent by mail: HTML and plain text lie beside
  bool published = false;   // names nobody and no practice that is not recommended
  bool on_request = false;  // made only where paperwork.yaml lists it
  /// Whether the data allow it; null: always.
  bool (*possible)(const PaperInput&) = nullptr;
  /// Asked of what is possible, and by specimen() of any data.
  std::vector<PaperFile> (*files)(const PaperInput&) = nullptr;
  /// Fields of a file where `files` may have none; null: those of the first file.
  Fields (*of_nobody)(const PaperInput&) = nullptr;

  /// What a template may name, whatever the data are.
  [[nodiscard]] Fields specimen(const PaperInput& input) const;
};

[[nodiscard]] std::span<const Paper* const> all_papers();
/// By its id or its name in either language.
[[nodiscard]] const Paper* find_paper(std::string_view name);

/// "protocol.ru.txt".
[[nodiscard]] std::string template_file(const Paper& paper, Lang lang);

/// The text of a shipped template by its name, "protocol.ru.txt"; empty when there is none.
using ShippedTemplates = std::function<std::string_view(std::string_view name)>;

struct PapersOrder {
  const Dossier& dossier;
  const RenderOrder& order;
  const LetterTexts& letters;
  ShippedTemplates shipped;
};

/// What is wrong with the programme's own templates. `sources` gets their texts.
void check_papers(const PapersOrder& what, Sources& sources, Diagnostics& diagnostics);

/// The fields of a paper's first file; nullopt where the data do not allow it.
[[nodiscard]] std::optional<Fields> paper_fields(const PapersOrder& what, const Paper& paper);

/// The template in force: "documents/protocol.docx", "documents/protocol.ru.txt" or the shipped
/// "criteria/documents/protocol.ru.txt".
[[nodiscard]] std::string template_in_force(const PapersOrder& what, const Paper& paper);

/// "protocol.docx", "letters/P01.docx" …: those the programme asks for and its data allow, in the
/// order of kinds.def. Nothing of a template with errors is printed.
void print_papers(const PapersOrder& what, num::Threads threads, const TakePiece& take);

/// One paper as documents without a format, for pages and tests; empty where the data do not allow
/// it.
[[nodiscard]] std::vector<Document> paper_documents(const PapersOrder& what, std::string_view id);

}  // namespace otbor::papers
