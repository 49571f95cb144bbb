#include "tools/otbor/serve/inbox.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/render/collection/collection.hpp"
#include "engine/render/format.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/sha256.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor::serve {
namespace {

constexpr std::size_t files_max = 1'000;
constexpr std::size_t bytes_max = std::size_t{256} << 20U;

/// The first of «лист.xlsx», «лист (2).xlsx», … that is free.
std::string free_name(const std::vector<RawFile>& files, const std::string& wish) {
  const auto dot = std::min(wish.rfind('.'), wish.size());
  auto name = wish;
  for (int number = 2; std::ranges::find(files, name, &RawFile::name) != files.end(); ++number) {
    name = wish.substr(0, dot) + " (" + std::to_string(number) + ")" + wish.substr(dot);
  }
  return name;
}

Text told(CollectRefusal refusal, const Collecting& collecting) {
  switch (refusal) {
    case CollectRefusal::ratings_in_workbook:
    case CollectRefusal::opinions_in_workbook:
      return Words{
          "оценки программы лежат в книге Excel, а собранное пишется в CSV: сохраните "
          "книгу как CSV и уберите её из папки",
          "the programme's ratings lie in a workbook, and what is collected is written as "
          "CSV: save the workbook as CSV and take it away"};
    case CollectRefusal::files_with_errors:
      return format(Words{"{0} {0|файл|файла|файлов} с ошибками: исправьте их или отметьте, что "
                          "остальные записываются без них",
                          "{0} {0|file has|files have} errors: mend them, or tick that the others "
                          "are written without them"},
                    {count(refused_files(*collecting.collection))});
    case CollectRefusal::no_reason:
      return format(Words{"{0} {0|балл изменился|балла изменились|баллов изменились} по сравнению "
                          "с собранными раньше: назовите основание",
                          "{0} {0|mark differs|marks differ} from what was collected before: give "
                          "the ground"},
                    {count(collecting.collection->changes.size())});
  }
  return {};
}

}  // namespace

std::optional<Text> Inbox::put(const std::string& name, std::string bytes) {
  const auto label = legible(name);
  if (!is_table(label)) {
    return format(Words{"{0} – не таблица: принимаются XLSX, ODS и CSV",
                        "{0} is no table: XLSX, ODS and CSV are taken"},
                  {label});
  }
  const auto sha256 = sha256_hex(bytes);
  if (std::ranges::find(files_, sha256, &RawFile::sha256) != files_.end()) return std::nullopt;
  const auto held =
      std::accumulate(files_.begin(), files_.end(), bytes.size(),
                      [](std::size_t all, const RawFile& file) { return all + file.bytes.size(); });
  if (files_.size() >= files_max || held > bytes_max) {
    return Words{"файлов слишком много: запишите сначала те, что уже здесь",
                 "too many files: write those that are here first"};
  }
  files_.push_back({.name = free_name(files_, label), .bytes = std::move(bytes), .sha256 = sha256});
  collecting_.reset();
  return std::nullopt;
}

void Inbox::clear() {
  files_.clear();
  collecting_.reset();
}

const std::optional<Collecting>& Inbox::collecting() {
  const auto& now = workplace_.now();
  if (files_.empty()) {
    collecting_.reset();
  } else if (!collecting_ || state_ != now.state) {
    const auto& call = workplace_.call();
    const auto access = folder_access(workplace_.path().folder, call.limits, call.lang);
    collecting_ = collect(access, workplace_.path().file, files_, intake_options(call));
    state_ = now.state;
  }
  return collecting_;
}

/// What the programme itself has against collecting.
std::optional<Text> Inbox::obstacle() {
  const auto& call = workplace_.call();
  if (reads_sheets_itself(folder_access(workplace_.path().folder, call.limits, call.lang))) {
    return Words{
        "в программе есть папка sheets с листами: расчёт читает её сам, и собранные баллы "
        "оказались бы записаны дважды. Положите новые листы в эту папку",
        "the programme has a folder `sheets` that every run reads by itself: collected "
        "marks would be there twice. Put new sheets into that folder"};
  }
  const auto& made = collecting();
  if (made && !made->collection) {
    return Words{"сначала исправьте ошибки в файлах программы: они на вкладке «Ход работы»",
                 "mend the programme's own files first: the tab “Progress” names the errors"};
  }
  return std::nullopt;
}

std::string Inbox::json(bool may_write) {
  const auto lang = workplace_.lang();
  const auto trouble = obstacle();
  const auto& made = collecting();
  const bool told_files = made && made->collection;
  JsonWriter json;
  json.begin_object();
  json.key("may_write").boolean(may_write);
  json.key("trouble").string(trouble ? trouble->in(lang) : std::string());
  json.key("files").begin_array();
  for (std::size_t at = 0; at < files_.size(); ++at) {
    json.begin_object();
    json.key("name").string(files_[at].name);
    json.key("good").boolean(!told_files || made->collection->files[at].accepted);
    json.key("problems").begin_array();
    if (told_files) {
      for (const auto& problem : made->collection->files[at].problems) {
        json.string(problem.in(lang));
      }
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.key("has_report").boolean(told_files);
  json.key("refused").number(
      told_files ? static_cast<std::int64_t>(refused_files(*made->collection)) : 0);
  json.key("changes").number(
      told_files ? static_cast<std::int64_t>(made->collection->changes.size()) : 0);
  json.end_object();
  return json.take();
}

std::string Inbox::report() {
  const auto& made = collecting();
  if (!made || !made->collection) return {};
  const RenderOrder order{.lang = workplace_.lang(), .engine_version = std::string(version)};
  return find_format("html")->print(collection_report(*made->collection, order), {});
}

std::string Inbox::write(const CollectOptions& options) {
  const auto lang = workplace_.lang();
  auto trouble = obstacle();
  const auto& made = collecting();
  if (!trouble && !made) trouble = Words{"файлов нет", "there are no files"};
  if (!trouble) {
    if (const auto refused = refusal(*made, options)) trouble = told(*refused, *made);
  }
  Collected outcome;
  if (!trouble) {
    outcome = write_collection(workplace_.path().folder, *made, options, workplace_.call().limits);
    trouble = outcome.problem;
  }
  JsonWriter json;
  json.begin_object();
  if (trouble) {
    json.key("trouble").string(trouble->in(lang));
  } else {
    json.key("text").string(
        format(Words{"Записано в {0}", "Written into {0}"}.in(lang), lang, {made->ratings_name}));
    json.key("kept").begin_array();
    for (const auto& name : outcome.kept) json.string(name);
    json.end_array();
    clear();
  }
  json.end_object();
  return json.take();
}

}  // namespace otbor::serve
