#include <span>

#include "engine/base/utf8.hpp"
#include "engine/pipeline.hpp"
#include "engine/render/dossier_json.hpp"
#include "engine/render/format.hpp"
#include "engine/render/practice_card.hpp"
#include "engine/text/suggest.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/dossier_view.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

/// What is left of a code when case, blanks and the alphabet of look-alike letters do not count.
std::string likeness(std::string_view code) {
  return utf8::folded(utf8::skeleton(utf8::folded(code)));
}

/// By its code as written, else by the only code that looks the same.
std::optional<Index<Practice>> find_practice(const Study& study, std::string_view code) {
  std::optional<Index<Practice>> similar;
  std::size_t similar_count = 0;
  for (const auto at : study.practices.count()) {
    const auto& id = study.practices[at].id;
    if (id == code) return at;
    if (likeness(id) != likeness(code)) continue;
    similar = at;
    ++similar_count;
  }
  return similar_count == 1 ? similar : std::nullopt;
}

Exit no_such_practice(const Call& call, const Study& study, const std::string& code) {
  std::vector<std::string> codes;
  for (const auto& practice : study.practices) codes.push_back(practice.id);
  tell(call.lang, format(Words{"нет практики `{0}`{1}; есть: {2}",
                               "there is no practice `{0}`{1}; there are: {2}"},
                         {code, did_you_mean(code, codes), listed(codes)}));
  return Exit::usage;
}

/// What dossier.json says of one practice: its facts, its standing and its sheets.
std::string as_json(const Dossier& dossier, const std::string& code, const RenderOrder& order,
                    num::Threads threads) {
  std::string bytes;
  dossier_json(dossier, order, threads, [&](const std::string& piece) { bytes += piece; });
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
  add("sheets", view->sheets, "practice");
  json.end_object();
  return json.take() + "\n";
}

Exit explain(const Call& call) {
  const auto& argument = call.arguments[0];
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto wish = legible(call.arguments[1]);
  const auto practice = find_practice(*opened.study, wish);
  if (!practice) return no_such_practice(call, *opened.study, wish);

  const auto dossier = run(std::move(*opened.study), call.threads);
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  if (call.json) {
    const auto& code = dossier.study.practices[*practice].id;
    print(as_json(dossier, code, order, call.threads));
    return Exit::done;
  }
  const auto* format_wished = find_format(call.has("--html") ? "html" : "terminal");
  print(format_wished->print(practice_card(dossier, *practice, order),
                             {.width = columns_of_stdout(), .colour = colour_on_stdout()}));
  return Exit::done;
}

}  // namespace

extern const Command explain_command;
const Command explain_command{
    .name = "explain",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}},
                  {.name = {"ПРАКТИКА", "PRACTICE"}, .takes = Takes::word}},
    .options = {{.name = "--html"}},
    .run = explain,
};

}  // namespace otbor
