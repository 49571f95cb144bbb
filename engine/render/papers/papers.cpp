#include <algorithm>
#include <array>
#include <mutex>
#include <optional>
#include <utility>

#include "engine/base/check.hpp"
#include "engine/base/num/parallel.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "engine/render/papers/markup.hpp"
#include "engine/render/papers/paper.hpp"
#include "engine/render/papers/word.hpp"
#include "engine/text/suggest.hpp"

namespace otbor::papers {

namespace kinds {
#define PAPER(name) extern const Paper name;
#include "engine/render/papers/kinds.def"
#undef PAPER
}  // namespace kinds

std::span<const Paper* const> all_papers() {
  static constexpr std::array all{
#define PAPER(name) &kinds::name,
#include "engine/render/papers/kinds.def"
#undef PAPER
  };
  return all;
}

Fields Paper::specimen(const PaperInput& input) const {
  if (of_nobody != nullptr) return of_nobody(input);
  auto all = files(input);
  OTBOR_CHECK(!all.empty());
  return std::move(all.front().fields);
}

const Paper* find_paper(std::string_view name) {
  const auto found = std::ranges::find_if(all_papers(), [&](const Paper* paper) {
    return paper->id == name || is_name(paper->name, name);
  });
  return found == all_papers().end() ? nullptr : *found;
}

std::string template_file(const Paper& paper, Lang lang) {
  return std::string(paper.id) + (lang == Lang::ru ? ".ru.txt" : ".en.txt");
}

namespace {

constexpr std::string_view own_folder = "documents/";
constexpr std::string_view of_word = ".docx";

const Paperwork& paperwork_of(const Dossier& dossier) {
  static const Paperwork nobody;
  return dossier.study.paperwork ? *dossier.study.paperwork : nobody;
}

/// Null when the programme has no such file.
const OwnTemplate* own_template(const Dossier& dossier, const std::string& file) {
  const auto& templates = paperwork_of(dossier).templates;
  const auto found =
      std::ranges::find(templates, std::string(own_folder) + file, &OwnTemplate::file);
  return found == templates.end() ? nullptr : &*found;
}

/// The text template in force for a paper in the run's language.
std::vector<Part> text_template(const PapersOrder& what, const Paper& paper) {
  const auto file = template_file(paper, what.order.lang);
  const auto* own = own_template(what.dossier, file);
  Sources sources;
  Diagnostics diagnostics;
  const auto source =
      sources.add({.name = file,
                   .text = own != nullptr ? own->bytes : std::string(what.shipped(file)),
                   .sha256 = {},
                   .sheet = {},
                   .lines = {}});
  return read_template(sources, source, diagnostics).value_or(std::vector<Part>());
}

bool wanted(const PapersOrder& what, const Paper& paper) {
  if (what.order.published() && !paper.published) return false;
  const auto& documents = paperwork_of(what.dossier).documents;
  if (documents.empty()) return !paper.on_request;
  return std::ranges::any_of(documents,
                             [&](const std::string& name) { return find_paper(name) == &paper; });
}

std::vector<std::string> banner_lines(const PapersOrder& what) {
  return banner_of(what.dossier.study.programme.provenance, what.order);
}

Document document_of(const PapersOrder& what, const std::vector<Part>& parts,
                     const PaperFile& file) {
  Document document;
  document.id = file.name;
  document.title = file.title;
  document.lang = what.order.lang;
  document.banner = banner_lines(what);
  set_blocks(filled(parts, file.fields, what.order.lang), document);
  return document;
}

/// Whatever the template says, so that a site may rely on the columns.
Document table_of(const PapersOrder& what, const PaperFile& file) {
  Document document;
  document.id = file.name;
  document.title = file.title;
  document.lang = what.order.lang;
  document.blocks.emplace_back(*file.table);
  return document;
}

void print_as(std::string_view id, const Document& document, const TakePiece& take) {
  const auto* format = find_format(id);
  OTBOR_CHECK(format != nullptr);
  take(document.id + "." + std::string(format->extension), format->print(document, {}));
}

/// What templates of the programme may be called.
std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const auto* paper : all_papers()) {
    names.push_back(template_file(*paper, Lang::ru));
    names.push_back(template_file(*paper, Lang::en));
    names.push_back(std::string(paper->id) + std::string(of_word));
  }
  return names;
}

RenderOrder quiet_order(RenderOrder order) {
  if (order.profile == Profile::service) order.profile = Profile::applicant;
  return order;
}

/// Both of a paper's narrators: to make one takes a look at every practice.
struct Narrators {
  explicit Narrators(const PapersOrder& what)
      : all(what.dossier, what.order),
        quietly(quiet_order(what.order)),
        quiet(what.dossier, quietly) {}

  [[nodiscard]] PaperInput input(const PapersOrder& what) const {
    return {all, quiet, paperwork_of(what.dossier), what.letters};
  }

  Narrator all;
  RenderOrder quietly;
  Narrator quiet;
};

/// Empty where the data do not allow it.
std::vector<PaperFile> files_of(const Paper& paper, const PaperInput& input) {
  if (paper.possible != nullptr && !paper.possible(input)) return {};
  return paper.files(input);
}

void check_text(const OwnTemplate& own, const std::vector<Name>& names, Sources& sources,
                Diagnostics& diagnostics) {
  const auto source =
      sources.add({.name = own.file, .text = own.bytes, .sha256 = {}, .sheet = {}, .lines = {}});
  const auto lang = own.file.ends_with(".en.txt") ? Lang::en : Lang::ru;
  check_markup(sources, source, lang, diagnostics);
  check_template(sources, source, names, lang, diagnostics);
}

void check_template(const PapersOrder& what, const OwnTemplate& own, Sources& sources,
                    Diagnostics& diagnostics) {
  const auto file = std::string_view(own.file).substr(own_folder.size());
  const auto known = template_names();
  if (std::ranges::find(known, file) == known.end()) {
    std::vector<std::string> texts;
    for (const auto* paper : all_papers()) texts.push_back(template_file(*paper, what.order.lang));
    diagnostics.add(Found::template_of_nothing, {},
                    {own.file, did_you_mean(file, known), listed(texts, texts.size())});
    return;
  }
  const auto* paper = find_paper(file.substr(0, file.find('.')));
  OTBOR_CHECK(paper != nullptr);
  const auto names = paper->specimen(Narrators(what).input(what)).names();
  if (!file.ends_with(of_word)) return check_text(own, names, sources, diagnostics);
  check_word(own, names, what.order.lang, sources, diagnostics);
}

/// A paper that is made, with its template and its files.
struct Made {
  const Paper& paper;
  const OwnTemplate* word;  // null when the template is a text
  std::vector<Part> parts;
  std::vector<PaperFile> files;
};

void print_file(const PapersOrder& what, const Made& made, const PaperFile& file,
                const TakePiece& take) {
  const auto filled = made.word == nullptr ? std::nullopt
                                           : filled_word(*made.word, file.fields, what.order.lang,
                                                         banner_lines(what));
  if (filled) take(file.name + std::string(of_word), *filled);
  if (file.table) print_as("csv", table_of(what, file), take);
  if (filled && !made.paper.page) return;
  const auto document = document_of(what, made.parts, file);
  if (!filled) print_as("docx", document, take);
  if (!made.paper.page) return;
  print_as("html", document, take);
  print_as("terminal", document, take);
}

/// Hands files on in their order, each as soon as it and all before it are there.
class InOrder {
 public:
  InOrder(std::size_t count, const TakePiece& take) : waiting_(count), take_(take) {}

  /// From any thread; `take` is called by one at a time.
  void done(std::size_t at, std::vector<OutFile> files) {
    const std::lock_guard lock(mutex_);
    waiting_[at] = std::move(files);
    for (; next_ < waiting_.size() && waiting_[next_]; ++next_) {
      for (auto& file : *waiting_[next_]) take_(file.name, std::move(file.bytes));
    }
  }

 private:
  std::mutex mutex_;
  std::vector<std::optional<std::vector<OutFile>>> waiting_;
  std::size_t next_ = 0;
  const TakePiece& take_;
};

}  // namespace

std::optional<Fields> paper_fields(const PapersOrder& what, const Paper& paper) {
  const Narrators narrators(what);
  auto files = files_of(paper, narrators.input(what));
  if (files.empty()) return std::nullopt;
  return std::move(files.front().fields);
}

std::string template_in_force(const PapersOrder& what, const Paper& paper) {
  const auto text = template_file(paper, what.order.lang);
  for (const auto& file : {std::string(paper.id) + std::string(of_word), text}) {
    if (const auto* own = own_template(what.dossier, file)) return own->file;
  }
  return "criteria/documents/" + text;
}

void check_papers(const PapersOrder& what, Sources& sources, Diagnostics& diagnostics) {
  for (const auto& own : paperwork_of(what.dossier).templates) {
    check_template(what, own, sources, diagnostics);
  }
}

std::vector<Document> paper_documents(const PapersOrder& what, std::string_view id) {
  const auto* paper = find_paper(id);
  OTBOR_CHECK(paper != nullptr);
  const Narrators narrators(what);
  const auto parts = text_template(what, *paper);
  std::vector<Document> documents;
  for (const auto& file : files_of(*paper, narrators.input(what))) {
    documents.push_back(document_of(what, parts, file));
  }
  return documents;
}

void print_papers(const PapersOrder& what, num::Threads threads, const TakePiece& take) {
  const Narrators narrators(what);
  const auto input = narrators.input(what);
  std::vector<Made> papers;
  for (const auto* paper : all_papers()) {
    if (!wanted(what, *paper)) continue;
    const auto word = std::string(paper->id) + std::string(of_word);
    papers.push_back({*paper, own_template(what.dossier, word), {}, {}});
  }
  num::for_chunks(threads, papers.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    papers[at].parts = text_template(what, papers[at].paper);
    papers[at].files = files_of(papers[at].paper, input);
  });
  std::vector<std::pair<const Made*, const PaperFile*>> files;
  for (const auto& made : papers) {
    for (const auto& file : made.files) files.emplace_back(&made, &file);
  }
  InOrder printed(files.size(), take);
  num::for_chunks(threads, files.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    std::vector<OutFile> of_one;
    print_file(what, *files[at].first, *files[at].second,
               [&](std::string_view name, std::string bytes) {
                 of_one.push_back({std::string(name), std::move(bytes)});
               });
    printed.done(at, std::move(of_one));
  });
}

}  // namespace otbor::papers
