#include "engine/intake/check.hpp"
#include "engine/rate/model.hpp"
#include "engine/rate/statistic.hpp"
#include "engine/render/document_kind.hpp"
#include "engine/render/format.hpp"
#include "engine/score/axioms.hpp"
#include "engine/score/method.hpp"
#include "engine/select/selection.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/workbench/method.hpp"
#include "tools/otbor/command.hpp"
#include "tools/otbor/wrapped.hpp"

namespace otbor {
namespace {

/// One registered thing, whatever its registry.
struct Entry {
  std::string_view id;
  std::string_view word;  // what a Russian plan writes
  Words title;
  Words meaning;
  std::string_view source;
  std::span<const MethodOption> options;
  std::span<const workbench::Param> params = {};
  const Claims* claims = nullptr;  // properties it has and properties it breaks
};
struct Registry {
  std::string_view id;
  Words title;
  std::vector<Entry> entries;
};

std::vector<Registry> registries() {
  std::vector<Registry> all{
      {"aggregation", {"Сведение оценок в итоговый балл", "From ratings to a total"}, {}},
      {"statistics", {"Согласованность экспертов", "Agreement of experts"}, {}},
      {"rater_models", {"Строгость экспертов", "Severity of experts"}, {}},
      {"selection", {"Правила отбора", "Selection rules"}, {}},
      {"checks", {"Проверки файлов программы", "Checks of a programme's files"}, {}},
      {"documents", {"Документы", "Documents"}, {}},
      {"formats", {"Форматы", "Formats"}, {}},
      {"workbench", {"Способы для `otbor compute`", "Methods of `otbor compute`"}, {}},
      {"voting", {"Правила голосования и их свойства", "Voting rules and their properties"}, {}},
      {"decision",
       {"Способы анализа решений и их свойства",
        "Methods of decision analysis and their properties"},
       {}}};
  for (const auto* m : methods()) {
    all[0].entries.push_back({m->id, m->ru, m->title, {}, m->source, m->options});
  }
  for (const auto* s : statistics()) {
    all[1].entries.push_back({s->id, {}, s->title, s->meaning, s->source, {}});
  }
  for (const auto* m : rater_models()) {
    all[2].entries.push_back({m->id, {}, m->title, m->meaning, m->source, {}});
  }
  for (const auto* r : selection_rules()) {
    all[3].entries.push_back({r->id, r->ru, r->title, {}, r->source, {}});
  }
  for (const auto* c : checks()) all[4].entries.push_back({c->id, {}, c->title, {}, {}, {}});
  for (const auto* d : document_kinds())
    all[5].entries.push_back({d->id, {}, d->title, {}, {}, {}});
  for (const auto* f : formats()) all[6].entries.push_back({f->id, {}, f->title, {}, {}, {}});
  for (const auto* m : workbench::methods()) {
    all[7].entries.push_back({m->id, {}, m->title, {}, m->source, {}, m->params});
  }
  for (const auto& r : voting_rules()) {
    all[8].entries.push_back({r.id, {}, r.title, {}, {}, {}, {}, &r.claims});
  }
  for (const auto& r : decision_rules()) {
    all[9].entries.push_back({r.id, {}, r.title, {}, {}, {}, {}, &r.claims});
  }
  return all;
}

std::string option_line(const MethodOption& option, Lang lang) {
  return format(
      Words{"ключ `{0}`: {1}; от {2} до {3}, по умолчанию {4}",
            "option `{0}`: {1}; from {2} to {3}, by default {4}"}
          .in(lang),
      lang,
      {lang == Lang::ru ? option.ru : option.en, Text(option.meaning), std::to_string(option.low),
       std::to_string(option.high), std::to_string(option.value)});
}

std::string param_line(const workbench::Param& param, Lang lang) {
  return format(Words{"параметр `{0}` ({1}): {2}", "parameter `{0}` ({1}): {2}"}.in(lang), lang,
                {param.name, param.values, param.meaning});
}

std::vector<Axiom> axioms_of(const Claims& claims, Claim wanted) {
  std::vector<Axiom> found;
  for (std::size_t at = 0; at < axiom_count; ++at) {
    const auto axiom = static_cast<Axiom>(at);
    if (claims[axiom] == wanted) found.push_back(axiom);
  }
  return found;
}

/// «выполняется: …» and «нарушается: …»; nothing where nothing is claimed.
std::vector<std::string> claim_lines(const Claims& claims, Lang lang) {
  std::vector<std::string> lines;
  const auto add = [&](Claim claim, Words pattern) {
    std::string names;
    for (const auto axiom : axioms_of(claims, claim)) {
      names += (names.empty() ? "" : ", ") + std::string(name_of(axiom).in(lang));
    }
    if (!names.empty()) lines.push_back(format(pattern.in(lang), lang, {names}));
  };
  add(Claim::holds, {"выполняется: {0}", "holds: {0}"});
  add(Claim::fails, {"может нарушаться: {0}", "may fail: {0}"});
  return lines;
}

void add_claims(JsonWriter& json, const Claims& claims) {
  const auto add = [&](std::string_view key, Claim claim) {
    json.key(key).begin_row();
    for (const auto axiom : axioms_of(claims, claim)) json.string(code_of(axiom));
    json.end_array();
  };
  add("holds", Claim::holds);
  add("fails", Claim::fails);
}

std::string as_text(const std::vector<Registry>& all, Lang lang) {
  const auto columns = columns_of_stdout();
  std::string out;
  const auto add = [&](std::string_view text) { out += wrapped(text, {0, 6, columns}); };
  for (const auto& registry : all) {
    out += (out.empty() ? "" : "\n") + std::string(registry.title.in(lang)) + "\n";
    for (const auto& entry : registry.entries) {
      const auto word =
          lang == Lang::ru && !entry.word.empty() ? " (" + std::string(entry.word) + ")" : "";
      out += "  " + std::string(entry.id) + word + " – " + std::string(entry.title.in(lang)) + "\n";
      if (!entry.meaning.in(lang).empty()) add(entry.meaning.in(lang));
      for (const auto& option : entry.options) add(option_line(option, lang));
      for (const auto& param : entry.params) add(param_line(param, lang));
      if (entry.claims != nullptr) {
        for (const auto& line : claim_lines(*entry.claims, lang)) add(line);
      }
      if (entry.source.empty()) continue;
      add(std::string(Words{"источник: ", "source: "}.in(lang)) + std::string(entry.source));
    }
  }
  return out;
}

void add_options(JsonWriter& json, std::span<const MethodOption> options, Lang lang) {
  json.key("options").begin_array();
  for (const auto& option : options) {
    json.begin_object();
    json.key("id").string(option.en);
    json.key("ru").string(option.ru);
    json.key("meaning").string(option.meaning.in(lang));
    json.key("low").number(option.low);
    json.key("high").number(option.high);
    json.key("default").number(option.value);
    json.end_object();
  }
  json.end_array();
}

void add_params(JsonWriter& json, std::span<const workbench::Param> params, Lang lang) {
  json.key("params").begin_array();
  for (const auto& param : params) {
    json.begin_object();
    json.key("id").string(param.name);
    json.key("values").string(param.values);
    json.key("meaning").string(param.meaning.in(lang));
    json.end_object();
  }
  json.end_array();
}

std::string as_json(const std::vector<Registry>& all, Lang lang) {
  JsonWriter json;
  json.begin_object();
  for (const auto& registry : all) {
    json.key(registry.id).begin_array();
    for (const auto& entry : registry.entries) {
      json.begin_object();
      json.key("id").string(entry.id);
      if (!entry.word.empty()) json.key("ru").string(entry.word);
      json.key("title").string(entry.title.in(lang));
      if (!entry.meaning.in(lang).empty()) json.key("meaning").string(entry.meaning.in(lang));
      if (!entry.source.empty()) json.key("source").string(entry.source);
      if (!entry.options.empty()) add_options(json, entry.options, lang);
      if (!entry.params.empty()) add_params(json, entry.params, lang);
      if (entry.claims != nullptr) add_claims(json, *entry.claims);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take() + "\n";
}

Exit list_methods(const Call& call) {
  const auto all = registries();
  print(call.json ? as_json(all, call.lang) : as_text(all, call.lang));
  return Exit::done;
}

}  // namespace

extern const Command methods_command;
const Command methods_command{.name = "methods", .run = list_methods};

}  // namespace otbor
