#include "tools/otbor/serve/routes.hpp"

#include <algorithm>
#include <array>

#include "engine/base/check.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/embedded.hpp"
#include "tools/otbor/serve/catalogue.hpp"
#include "tools/otbor/serve/progress.hpp"
#include "tools/otbor/serve/what_if.hpp"

namespace otbor::serve {
namespace {

constexpr std::string_view json_type = "application/json";
constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view document_prefix = "/document/";
/// The page loads its own two files, asks us, and shows the report in a frame.
constexpr std::string_view page_policy = "default-src 'self'; img-src data:; object-src 'none'";
/// The report says itself what it may run, by the hash of its script.
constexpr std::string_view report_policy = "object-src 'none'";

constexpr std::uint64_t variant_bytes_max = 64U << 10U;
constexpr std::uint64_t sheet_bytes_max = std::uint64_t{64} << 20U;

struct Asked {
  Routes& routes;
  const RequestHead& head;
  const std::string& body;

  [[nodiscard]] Workplace& workplace() const { return routes.workplace; }
  [[nodiscard]] Lang lang() const { return routes.workplace.lang(); }
};

std::string_view page_file(std::string_view name) {
  const auto path = "serve/page/" + std::string(name);
  const auto files = embedded_files();
  const auto found = std::ranges::find(files, path, &EmbeddedFile::name);
  OTBOR_CHECK(found != files.end());
  return found->bytes;
}

void replace(std::string& text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  OTBOR_CHECK(at != std::string::npos);
  text.replace(at, what.size(), by);
}

Response trouble(unsigned status, std::string_view text) {
  JsonWriter json;
  json.begin_object();
  json.key("trouble").string(text);
  json.end_object();
  return response(status, json_type, json.take());
}

Response not_yet(Lang lang) {
  return trouble(409, Words{"в файлах программы ошибки, поэтому списка и документов нет",
                            "the programme's files have errors, so there is no list"}
                          .in(lang));
}

Response page(const Asked& asked) {
  auto html = in_one_language(page_file("index.html"), asked.lang());
  replace(html, "%TOKEN%", asked.routes.door.token);
  return response(200, html_type, std::move(html), page_policy);
}

Response style(const Asked& asked) {
  return response(200, "text/css; charset=utf-8",
                  in_one_language(page_file("page.css"), asked.lang()));
}

/// "/page.js" is page/page.js.
Response script(const Asked& asked) {
  return response(200, "text/javascript; charset=utf-8",
                  in_one_language(page_file(target_of(asked.head).path.substr(1)), asked.lang()));
}

/// Of a page that knows the state there is nothing to tell.
Response state(const Asked& asked) {
  const auto& snapshot = asked.workplace().now();
  const auto known = value_in(target_of(asked.head).query, "known");
  if (!known.empty() && known == snapshot.state) return response(200, json_type, "{}");
  return response(200, json_type,
                  progress_json(snapshot, {.lang = asked.lang(),
                                           .order = asked.workplace().order(),
                                           .programme = asked.workplace().call().arguments.front(),
                                           .takes_sheets = asked.routes.may_write}));
}

Response report(const Asked& asked) {
  if (!asked.workplace().now().dossier) return not_yet(asked.lang());
  return response(200, html_type, asked.workplace().report(), report_policy);
}

Response rules(const Asked& asked) {
  if (!asked.workplace().now().dossier) return not_yet(asked.lang());
  return response(200, json_type, rules_json(asked.workplace()));
}

Response variant(const Asked& asked) {
  if (!asked.workplace().now().dossier) return not_yet(asked.lang());
  const bool in_full = value_in(target_of(asked.head).query, "quick").empty();
  return response(200, json_type, variant_json(asked.workplace(), asked.body, in_full));
}

Response documents(const Asked& asked) {
  if (!asked.workplace().now().official()) return not_yet(asked.lang());
  return response(200, json_type, catalogue_json(asked.workplace()));
}

Response document(const Asked& asked) {
  if (!asked.workplace().now().official()) return not_yet(asked.lang());
  const auto path = target_of(asked.head).path;
  const auto name = unescaped(path.substr(document_prefix.size()));
  const auto& files = asked.workplace().files();
  const auto found = std::ranges::find(files, name.value_or(""), &OutFile::name);
  if (found == files.end()) return response(404, "text/plain", "");
  return download(found->name, found->bytes);
}

Response save(const Asked& asked) {
  if (asked.workplace().out().empty()) {
    return trouble(403, Words{"папка не названа: запустите otbor serve с ключом --out ПАПКА",
                              "no folder is named: start otbor serve with --out DIR"}
                            .in(asked.lang()));
  }
  if (!asked.workplace().now().official()) return not_yet(asked.lang());
  return response(200, json_type, saved_json(asked.workplace(), asked.workplace().save()));
}

Response sheets(const Asked& asked) {
  return response(200, json_type, asked.routes.inbox.json(asked.routes.may_write));
}

Response collection(const Asked& asked) {
  auto page = asked.routes.inbox.report();
  if (page.empty()) return response(404, "text/plain", "");
  return response(200, html_type, std::move(page), report_policy);
}

Response put_sheet(const Asked& asked) {
  const auto name = value_in(target_of(asked.head).query, "name");
  if (const auto refused = asked.routes.inbox.put(name, asked.body)) {
    return trouble(415, refused->in(asked.lang()));
  }
  return response(200, json_type, "{}");
}

Response forget_sheets(const Asked& asked) {
  asked.routes.inbox.clear();
  return response(200, json_type, "{}");
}

Response write_sheets(const Asked& asked) {
  if (!asked.routes.may_write) {
    return trouble(403, Words{"папка программы открыта только для чтения: запустите otbor serve с "
                              "ключом --write",
                              "the programme's folder is only read: start otbor serve with --write"}
                            .in(asked.lang()));
  }
  const auto query = target_of(asked.head).query;
  return response(200, json_type,
                  asked.routes.inbox.write({.partial = value_in(query, "partial") == "yes",
                                            .reason = value_in(query, "reason")}));
}

struct Route {
  Verb verb = Verb::get;
  std::string_view path;
  Response (*answer)(const Asked&) = nullptr;
  std::uint64_t body_max = 0;
  bool is_prefix = false;
};

constexpr std::array<Route, 17> routes{{
    {Verb::get, "/", page},
    {Verb::get, "/page.css", style},
    {Verb::get, "/page.js", script},
    {Verb::get, "/whatif.js", script},
    {Verb::get, "/api/state", state},
    {Verb::get, "/report", report},
    {Verb::get, "/api/rules", rules},
    {Verb::post, "/api/variant", variant, variant_bytes_max},
    {Verb::get, "/api/documents", documents},
    {Verb::get, document_prefix, document, 0, true},
    {Verb::post, "/api/save", save},
    {Verb::get, "/sheets.js", script},
    {Verb::get, "/api/sheets", sheets},
    {Verb::post, "/api/sheets", put_sheet, sheet_bytes_max},
    {Verb::post, "/api/sheets/forget", forget_sheets},
    {Verb::post, "/api/sheets/write", write_sheets},
    {Verb::get, "/collection", collection},
}};

bool answers(const Route& route, std::string_view path) {
  return route.is_prefix ? path.starts_with(route.path) : path == route.path;
}

/// The route of the address and the verb.
const Route* route_of(const RequestHead& head) {
  const auto path = target_of(head).path;
  const auto found = std::ranges::find_if(
      routes, [&](const Route& route) { return answers(route, path) && route.verb == head.verb; });
  return found == routes.end() ? nullptr : &*found;
}

bool has_address(const RequestHead& head) {
  const auto path = target_of(head).path;
  return std::ranges::any_of(routes, [&](const Route& route) { return answers(route, path); });
}

}  // namespace

std::string in_one_language(std::string_view text, Lang lang) {
  std::string out;
  while (true) {
    const auto open = text.find("{{");
    if (open == std::string_view::npos) break;
    const auto close = text.find("}}", open);
    const auto bar = text.find('|', open);
    OTBOR_CHECK(close != std::string_view::npos);
    OTBOR_CHECK(bar < close);
    out += text.substr(0, open);
    out += lang == Lang::ru ? text.substr(open + 2, bar - open - 2)
                            : text.substr(bar + 1, close - bar - 1);
    text.remove_prefix(close + 2);
  }
  out += text;
  return out;
}

Admission Routes::admit(const RequestHead& head) const {
  if (auto refused = refusal(door, head)) return {.refusal = std::move(refused)};
  const auto* route = route_of(head);
  if (route != nullptr) return {.refusal = std::nullopt, .body_max = route->body_max};
  return {.refusal = response(has_address(head) ? 405 : 404, "text/plain", "")};
}

Response Routes::answer(const RequestHead& head, const std::string& body) {
  const auto* route = route_of(head);
  OTBOR_CHECK(route != nullptr);
  return route->answer({*this, head, body});
}

}  // namespace otbor::serve
