#include <span>

#include "engine/pipeline.hpp"
#include "engine/render/card/expert_page.hpp"
#include "engine/render/card/practice_card.hpp"
#include "engine/render/dossier_json.hpp"
#include "engine/render/format.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/text/suggest.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/choice.hpp"
#include "tools/otbor/dossier_view.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

Exit no_such_practice(const Call& call, const Study& study, const std::string& code) {
  std::vector<std::string> codes;
  for (const auto& practice : study.practices) codes.push_back(practice.id);
  tell(call.lang, format(Words{"нет практики `{0}`{1}", "there is no practice `{0}`{1}"},
                         {code, nearest_or_known(code, codes)}));
  return Exit::usage;
}

Exit several_practices(const Call& call, const Study& study, const std::string& words,
                       const std::vector<Index<Practice>>& several) {
  std::vector<std::string> codes;
  for (const auto at : several) codes.push_back(study.practices[at].id);
  tell(call.lang,
       format(Words{"слова `{0}` стоят в названиях {1} {1|практики|практик|практик}: {2}; укажите "
                    "код или больше слов названия",
                    "the words `{0}` stand in the titles of {1} {1|practice|practices}: {2}; give "
                    "the code or more words of the title"},
              {words, count(several.size()), listed(codes)}));
  return Exit::usage;
}

std::string whole_json(const Dossier& dossier, const RenderOrder& order, num::Threads threads) {
  std::string bytes;
  dossier_json(dossier, order, threads, [&](const std::string& piece) { bytes += piece; });
  return bytes;
}

/// What dossier.json says of one expert.
std::string expert_as_json(const Dossier& dossier, const std::string& code,
                           const RenderOrder& order, num::Threads threads) {
  const auto root = parse_json(whole_json(dossier, order, threads));
  OTBOR_CHECK(root.has_value());
  const auto* consistency = root->find("consistency");
  OTBOR_CHECK(consistency != nullptr);
  JsonWriter json;
  json.begin_object();
  json.key("experts").begin_array();
  if (const auto* experts = consistency->find("experts")) {
    for (const auto& expert : experts->items) {
      if (value_of(expert, "expert") == code) add_node(json, expert);
    }
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

/// What dossier.json says of one practice: its facts, its standing and its sheets.
std::string as_json(const Dossier& dossier, const std::string& code, const RenderOrder& order,
                    num::Threads threads) {
  const auto bytes = whole_json(dossier, order, threads);
  const auto view = view_dossier(bytes);
  OTBOR_CHECK(view.has_value());
  JsonWriter json;
  json.begin_object();
  const auto add = [&](std::string_view list, std::span<const std::string_view> elements,
                       std::string_view key) {
    json.key(list).begin_array();
    for (const auto element : elements) {
      const auto node = parse_json(element);
      if (node && value_of(*node, key) == code) add_node(json, *node);
    }
    json.end_array();
  };
  add("practices", view->practices, "id");
  add("ranking", view->ranking, "practice");
  add("opinions", view->opinions, "practice");
  add("sheets", view->sheets, "practice");
  json.end_object();
  return json.take() + "\n";
}

/// A page where the name or the call asks for one.
std::string printed(const Call& call, const Document& document) {
  const auto file = call.value("--out");
  if (file || call.has("--html")) return find_format("html")->print(document, {});
  return find_format("terminal")
      ->print(document, {.width = columns_of_stdout(), .colour = colour_on_stdout()});
}

Exit given_out(const Call& call, const Document& document) {
  const auto text = printed(call, document);
  const auto file = call.value("--out");
  if (!file) {
    print(text);
    return Exit::done;
  }
  if (const auto problem = write_file(*file, text)) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  print(legible(*file) + "\n");
  return Exit::done;
}

Exit explain_expert(const Call& call, Study study, const std::string& code) {
  const auto expert = choose_expert(study, code);
  if (!expert) {
    std::vector<std::string> codes;
    for (const auto& one : study.experts) codes.push_back(one.id);
    tell(call.lang, format(Words{"нет эксперта `{0}`{1}", "there is no expert `{0}`{1}"},
                           {code, nearest_or_known(code, codes)}));
    return Exit::usage;
  }
  const auto dossier = run(std::move(study), call.threads);
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  if (call.json) {
    print(expert_as_json(dossier, dossier.study.experts[*expert].id, order, call.threads));
    return Exit::done;
  }
  return given_out(call, expert_page(dossier, *expert, order));
}

Exit explain_practice(const Call& call, Study study, const std::string& wish) {
  const auto [practice, several] = choose_practice(study, wish);
  if (!several.empty()) return several_practices(call, study, wish, several);
  if (!practice) return no_such_practice(call, study, wish);
  const auto dossier = run(std::move(study), call.threads);
  const bool for_applicant = call.value("--for") == code_of(Profile::applicant);
  const RenderOrder order{.lang = call.lang,
                          .profile = for_applicant ? Profile::applicant : Profile::service,
                          .engine_version = std::string(version)};
  if (call.json) {
    print(as_json(dossier, dossier.study.practices[*practice].id, order, call.threads));
    return Exit::done;
  }
  return given_out(call, practice_card(dossier, *practice, order));
}

Exit explain(const Call& call) {
  const auto expert = call.value("--expert");
  const bool names_practice = call.arguments.size() > 1;
  if (names_practice == expert.has_value()) {
    return usage_error(call.lang,
                       Words{"назовите либо ПРАКТИКУ, либо эксперта (`--expert`)",
                             "name either a PRACTICE or an expert (`--expert`)"},
                       "explain");
  }
  const auto& argument = call.arguments[0];
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  return expert ? explain_expert(call, std::move(*opened.study), legible(*expert))
                : explain_practice(call, std::move(*opened.study), legible(call.arguments[1]));
}

}  // namespace

extern const Command explain_command;
const Command explain_command{
    .name = "explain",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}},
                  {.name = {"ПРАКТИКА", "PRACTICE"}, .takes = Takes::word, .required = false}},
    .options = {{.name = "--for", .takes = Takes::word, .choices = {"commission", "applicant"}},
                {.name = "--expert", .takes = Takes::word},
                {.name = "--html"},
                {.name = "--out", .takes = Takes::file}},
    .run = explain,
};

}  // namespace otbor
