#include "tools/otbor/serve/catalogue.hpp"

#include <algorithm>
#include <array>

#include "engine/render/papers/paper.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/results.hpp"

namespace otbor::serve {
namespace {

/// Files that are no office papers, by what they are for.
struct Known {
  std::string_view name;
  Words title;
  bool for_checking = false;
};
constexpr std::array<Known, 5> known_files{{
    {"report.html", {"отчёт: рейтинг, основания, согласованность", "report: ranking and reasons"}},
    {"ranking.csv", {"рейтинг таблицей", "ranking as a table"}},
    {"summary.xlsx", {"сводная ведомость с формулами", "workbook of all marks with formulas"}},
    {"dossier.json", {"всё рассчитанное, для программ", "everything computed, for programs"}, true},
    {"manifest.json", {"контрольные суммы, для otbor verify", "digests, for otbor verify"}, true},
}};

/// "letters/P01.docx" and "note.html" are of the papers "letters" and "note".
std::string_view stem(std::string_view name) {
  return name.substr(0, std::min(name.find('/'), name.find('.')));
}

class Catalogue {
 public:
  Catalogue(const std::vector<OutFile>& files, Lang lang) : files_(files), lang_(lang) {}

  std::string write(const std::string& folder) {
    json_.begin_object();
    json_.key("folder").string(folder);
    json_.key("groups").begin_array();
    group({"Документы комиссии", "Papers of the commission"}, [&] { papers(); });
    group({"Отчёт и таблицы", "Report and tables"}, [&] { others(false); });
    group({"Для проверки расчёта", "To check the calculation"}, [&] { others(true); });
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  template <class Entries>
  void group(Words title, const Entries& entries) {
    json_.begin_object();
    json_.key("title").string(title.in(lang_));
    json_.key("entries").begin_array();
    entries();
    json_.end_array();
    json_.end_object();
  }

  void papers() {
    for (const auto* paper : papers::all_papers()) {
      const auto is_its = [&](const OutFile& file) { return stem(file.name) == paper->id; };
      const bool made = std::ranges::any_of(files_, is_its);
      const auto why_not = paper->on_request
                               ? Words{"нужно вписать в список документов в paperwork.yaml",
                                       "has to be in the list of documents in paperwork.yaml"}
                               : Words{"пока нет данных", "there are no data for it yet"};
      entry(paper->title.in(lang_), made ? std::string_view() : why_not.in(lang_), is_its);
    }
  }

  void others(bool for_checking) {
    for (const auto& known : known_files) {
      if (known.for_checking != for_checking) continue;
      const auto is_it = [&](const OutFile& file) { return file.name == known.name; };
      if (std::ranges::any_of(files_, is_it)) entry(known.title.in(lang_), {}, is_it);
    }
  }

  /// The paper for Word first, then what repeats it.
  template <class Wanted>
  std::vector<const OutFile*> files_of(const Wanted& wanted) const {
    std::vector<const OutFile*> files;
    for (const auto& file : files_) {
      if (wanted(file)) files.push_back(&file);
    }
    std::ranges::stable_partition(
        files, [](const OutFile* file) { return file->name.ends_with(".docx"); });
    return files;
  }

  template <class Wanted>
  void entry(std::string_view title, std::string_view note, const Wanted& wanted) {
    json_.begin_object();
    json_.key("title").string(title);
    json_.key("note").string(note);
    json_.key("files").begin_array();
    for (const auto* file : files_of(wanted)) {
      json_.begin_row_object();
      json_.key("name").string(file->name);
      json_.key("bytes").number(static_cast<std::int64_t>(file->bytes.size()));
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  const std::vector<OutFile>& files_;
  Lang lang_;
  JsonWriter json_;
};

}  // namespace

std::string catalogue_json(Workplace& workplace) {
  return Catalogue(workplace.files(), workplace.lang()).write(legible(workplace.out()));
}

std::string saved_json(const Workplace& workplace, const Written& written) {
  const auto lang = workplace.lang();
  JsonWriter json;
  json.begin_object();
  if (written.trouble) {
    json.key("trouble").string(written.trouble->message.in(lang));
  } else {
    json.key("text").string(
        format(Words{"Документы сохранены в папку {0}", "The documents are saved in {0}"}.in(lang),
               lang, {legible(workplace.out())}));
    json.key("kept").begin_array();
    for (const auto& folder : written.kept) json.string(folder);
    json.end_array();
  }
  json.end_object();
  return json.take();
}

}  // namespace otbor::serve
