#include <catch2/catch.hpp>

#include "engine/pipeline.hpp"
#include "engine/render/dossier_json.hpp"
#include "engine/render/manifest.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/text/node.hpp"
#include "tests/support/rendered.hpp"

namespace otbor {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string whole_dossier(const Dossier& dossier, const RenderOrder& order, num::Threads threads) {
  std::string text;
  dossier_json(dossier, order, threads, [&](const std::string& piece) { text += piece; });
  return text;
}

TEST_CASE("An array made in parts is the array made at once") {
  JsonWriter whole;
  whole.begin_object().key("a").begin_array();
  for (int i = 0; i < 4; ++i) whole.begin_object().key("i").number(i).end_object();
  whole.end_array().end_object();

  JsonWriter out;
  out.begin_object().key("a").begin_array();
  std::vector<JsonWriter> parts(3, out.part());
  for (const int i : {0, 1}) parts[0].begin_object().key("i").number(i).end_object();
  for (const int i : {2, 3}) parts[2].begin_object().key("i").number(i).end_object();
  for (auto& part : parts) out.append(std::move(part));
  out.end_array().end_object();
  CHECK(out.take() == whole.take());
}

TEST_CASE("dossier.json holds the score as printed and as an exact fraction") {
  const auto json = whole_dossier(run(worked_example(), {1}), order_in(Lang::ru), {1});
  CHECK(json.starts_with("{\n  \"schema\": \"otbor.dossier/1\",\n  \"programme\": {"));
  CHECK(json.ends_with("}\n"));
  CHECK(contains(json,
                 "\"place\": [1, 1],\n      \"score\": \"46.67\",\n      \"score_exact\": "
                 "\"140/3\",\n      \"percent\": \"77.78\",\n      \"decision\": "
                 "\"recommended\",\n      \"group\": null,"));
}

TEST_CASE("dossier.json has every key of the contract") {
  const auto json = whole_dossier(run(small_district(), {1}), order_in(Lang::ru), {1});
  for (const auto key :
       {"schema",     "programme", "title",    "stage",     "provenance",  "criteria",
        "id",         "version",   "sha256",   "practices", "institution", "theme",
        "status",     "ranking",   "practice", "place",     "score",       "score_exact",
        "percent",    "decision",  "group",    "reasons",   "code",        "text",
        "robustness", "cycle",     "themes",   "clusters",  "consistency", "statistics",
        "criterion",  "value",     "low",      "high",      "experts",     "expert",
        "severity",   "se",        "infit",    "outfit",    "flags",       "disputes",
        "rule",       "gap",       "forum",    "findings",  "sheets"}) {
    INFO(key);
    CHECK(contains(json, "\"" + std::string(key) + "\": "));
  }
}

TEST_CASE(
    "dossier.json: a practice near the line has a chance and places, a list by hand has none") {
  auto study = worked_example();
  const auto json = whole_dossier(run(study, {1}), order_in(Lang::ru), {1});
  CHECK(contains(json, "\"robustness\": {\"p_selected\": 0."));
  CHECK(contains(json,
                 "\"place_low\": 1, \"place_high\": 1, \"expected_place\": 1.000000, "
                 "\"p_ahead_of_next\": null, \"zone\": \"to_be_discussed\", "
                 "\"draws_at_place\": [10000]}"));
  study.rules.selection.rule = "recorded";
  CHECK(contains(whole_dossier(run(study, {1}), order_in(Lang::ru), {1}), "\"robustness\": null"));
}

TEST_CASE("dossier.json: a sheet is one line, a blank is null and never zero") {
  auto study = StudyBuilder()
                   .criterion("К1", "2")
                   .criterion("К2", "1", {.required = false})
                   .practice("P1")
                   .sheet("P1", "Э-01", "3 .")
                   .sheet("P1", "Э-02", "0 -")
                   .build();
  const auto json = whole_dossier(run(std::move(study), {1}), order_in(Lang::ru), {1});
  CHECK(contains(json,
                 "{\"practice\": \"P1\", \"expert\": \"Э-01\", \"status\": \"counted\", "
                 "\"total\": \"6\", \"marks\": {\"К1\": 3, \"К2\": null}, \"stages\": {}}"));
  CHECK(contains(json, "\"marks\": {\"К1\": 0, \"К2\": \"not_applicable\"}"));
}

TEST_CASE("dossier.json is the same for any number of threads, whole or in pieces") {
  StudyBuilder builder;
  builder.criterion("К1", "1");
  for (int i = 0; i < 9000; ++i) {
    const auto id = "P" + std::to_string(i);
    builder.practice(id, {.title = id});
  }
  const auto dossier = run(builder.build(), {1});
  const auto one = whole_dossier(dossier, order_in(Lang::ru), {1});
  const auto tree = parse_json(one);
  REQUIRE(tree.has_value());
  CHECK(tree->find("practices")->items.size() == 9000);
  CHECK(one == whole_dossier(dossier, order_in(Lang::ru), {2}));
  CHECK(one == whole_dossier(dossier, order_in(Lang::ru), {7}));
}

TEST_CASE("The manifest lists inputs and outputs by name, with digests and sizes") {
  auto study = worked_example();
  study.inputs = {{"ratings.csv", "bb", 20}, {"programme.yaml", "aa", 10}};
  const auto dossier = run(std::move(study), {1});
  const auto text = manifest(dossier, order_in(Lang::en),
                             {{"report.html", "sum5", 5}, {"dossier.json", "sum3", 3}});
  CHECK(contains(text, "\"schema\": \"otbor.manifest/1\",\n  \"engine\": \"1.2.3\","));
  CHECK(contains(text, "\"lang\": \"en\",\n  \"profile\": \"service\",\n  \"draft\": false,"));
  const auto programme = text.find("\"name\": \"programme.yaml\"");
  const auto ratings = text.find("\"name\": \"ratings.csv\"");
  CHECK(programme < ratings);
  CHECK(contains(text,
                 "\"name\": \"dossier.json\",\n      \"sha256\": \"sum3\",\n"
                 "      \"bytes\": 3"));
  CHECK(text.find("dossier.json") < text.find("report.html"));
}

}  // namespace
}  // namespace otbor
