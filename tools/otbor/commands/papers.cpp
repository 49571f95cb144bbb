#include <algorithm>
#include <charconv>
#include <filesystem>

#include "engine/pipeline.hpp"
#include "engine/render/papers/paper.hpp"
#include "engine/render/papers/word.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/letter_texts.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/results.hpp"
#include "tools/otbor/to_pdf.hpp"

namespace otbor {
namespace {

Exit no_such_paper(const Call& call, const std::string& name) {
  std::string names;
  for (const auto* paper : papers::all_papers()) {
    names += (names.empty() ? "" : ", ") + std::string(paper->name.in(call.lang));
  }
  tell(call.lang,
       format(Words{"документа `{0}` нет; есть {1}", "there is no document `{0}`; there are {1}"},
              {name, names}));
  return Exit::usage;
}

void list_papers(const papers::PapersOrder& what, Lang lang) {
  for (const auto* paper : papers::all_papers()) {
    const bool possible = papers::paper_fields(what, *paper).has_value();
    print(format(
        possible
            ? Words{"{0} – {1}; шаблон {2}\n", "{0} – {1}; template {2}\n"}.in(lang)
            : Words{"{0} – {1}; данных для него нет\n", "{0} – {1}; there are no data for it\n"}.in(
                  lang),
        lang, {paper->name, paper->title, papers::template_in_force(what, *paper)}));
  }
}

/// One line a field; the items of a list are indented.
void print_fields(const papers::Fields& fields, Lang lang, const std::string& indent) {
  for (const auto& field : fields.all()) {
    const auto name = std::string(field.name.words.in(lang));
    if (!field.is_list) {
      print(indent + "{{" + name + "}} " + field.value + "\n");
      continue;
    }
    print(indent + "{{#" + name + "}} × " + std::to_string(field.items.size()) + "\n");
    if (!field.items.empty()) print_fields(field.items.front(), lang, indent + "  ");
  }
}

void papers_as_json(const papers::PapersOrder& what, Lang lang) {
  JsonWriter json;
  json.begin_array();
  for (const auto* paper : papers::all_papers()) {
    json.begin_row_object();
    json.key("id").string(paper->id);
    json.key("name").string(paper->name.in(lang));
    json.key("title").string(paper->title.in(lang));
    json.key("possible").boolean(papers::paper_fields(what, *paper).has_value());
    json.key("template").string(papers::template_in_force(what, *paper));
    json.end_object();
  }
  json.end_array();
  print(json.take() + "\n");
}

/// A list is an array of its items.
void fields_as_json(JsonWriter& json, const papers::Fields& fields, Lang lang) {
  json.begin_object();
  for (const auto& field : fields.all()) {
    json.key(field.name.words.in(lang));
    if (!field.is_list) {
      json.string(field.value);
      continue;
    }
    json.begin_array();
    for (const auto& item : field.items) fields_as_json(json, item, lang);
    json.end_array();
  }
  json.end_object();
}

/// Nothing that people may have edited is written over.
Exit write_template(const Call& call, const std::string& folder, const std::string& file,
                    const std::string& bytes) {
  const auto path = folder + "/" + file;
  std::error_code failed;
  if (std::filesystem::exists(path, failed)) {
    tell(call.lang, format(Words{"`{0}` уже есть; уберите или переименуйте этот файл",
                                 "`{0}` is there already; move or rename it"},
                           {legible(path)}));
    return Exit::usage;
  }
  std::filesystem::create_directories(folder, failed);
  if (const auto problem = write_file(path, bytes)) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print(format(Words{"Шаблон записан: {0}\n", "The template is written: {0}\n"}.in(call.lang),
               call.lang, {legible(path)}));
  return Exit::done;
}

/// The papers of a run as PDF. What `run` would not print is not made here either.
Exit write_as_pdf(const Call& call, const papers::PapersOrder& what, const std::string& folder,
                  const std::string& soffice) {
  std::vector<OutFile> documents;
  papers::print_papers(what, call.threads, [&](std::string_view name, std::string bytes) {
    if (name.ends_with(".docx")) documents.push_back({std::string(name), std::move(bytes)});
  });
  std::optional<int> seconds;
  if (const auto wait = call.value("--wait")) {
    constexpr int day = 24 * 60 * 60;
    int asked = day;  // of a number that fits no int, too
    std::from_chars(wait->data(), wait->data() + wait->size(), asked);
    seconds = std::min(asked, day);
  }
  if (const auto problem = write_pdfs(soffice, documents, folder, seconds)) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print(
      format(Words{"Документов в PDF: {0}; папка {1}\n", "Documents as PDF: {0}; folder {1}\n"}.in(
                 call.lang),
             call.lang, {count(documents.size()), legible(folder)}));
  return Exit::done;
}

Exit no_soffice(const Call& call) {
  tell(call.lang,
       Words{"для PDF нужна LibreOffice, а программы soffice среди папок PATH нет; установите её "
             "или сохраните документы как PDF в Word",
             "PDF needs LibreOffice, and there is no soffice in the folders of PATH; install it, "
             "or save the documents as PDF in Word"});
  return Exit::usage;
}

/// All papers, or the fields of one.
void tell_papers(const Call& call, const papers::PapersOrder& what, const papers::Paper* paper) {
  if (paper == nullptr) {
    call.json ? papers_as_json(what, call.lang) : list_papers(what, call.lang);
    return;
  }
  const auto fields = papers::paper_fields(what, *paper);
  if (call.json) {
    JsonWriter json;
    fields_as_json(json, fields.value_or(papers::Fields()), call.lang);
    print(json.take() + "\n");
  } else if (fields) {
    print_fields(*fields, call.lang, "");
  }
}

Exit papers_of(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto name = call.value("--fields");
  if (!name) name = call.value("--template");
  if (!name) name = call.value("--word");
  const auto* paper = name ? papers::find_paper(*name) : nullptr;
  if (name && paper == nullptr) return no_such_paper(call, *name);

  const auto folder = path->folder + "/documents";
  if (call.value("--template") || call.value("--word")) {
    const auto file = papers::template_file(*paper, call.lang);
    const auto text = shipped_template(file);
    if (call.value("--template")) return write_template(call, folder, file, std::string(text));
    return write_template(
        call, folder, std::string(paper->id) + ".docx",
        papers::as_word_template(text, std::string(paper->title.in(call.lang)), call.lang));
  }
  const auto pdf = call.value("--pdf");
  const auto soffice = pdf ? find_soffice() : std::string();
  if (pdf && soffice.empty()) return no_soffice(call);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto dossier = run(std::move(*opened.study), call.threads);
  const auto order = order_of(call);
  const auto letters = made_letters(dossier, call.lang).texts();
  const papers::PapersOrder what{dossier, order, letters, shipped_template};
  if (pdf) {
    opened.errors += tell_template_problems(call, dossier, order);
    if (opened.errors > 0) return stopped_by_errors(call, opened);
    return write_as_pdf(call, what, *pdf, soffice);
  }
  tell_papers(call, what, paper);
  return Exit::done;
}

}  // namespace

extern const Command papers_command;
const Command papers_command{
    .name = "papers",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--fields", .takes = Takes::word},
                {.name = "--template", .takes = Takes::word},
                {.name = "--word", .takes = Takes::word},
                {.name = "--pdf", .takes = Takes::folder},
                {.name = "--wait", .takes = Takes::number}},
    .run = papers_of,
};

}  // namespace otbor
