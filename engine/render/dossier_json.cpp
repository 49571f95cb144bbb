#include "engine/render/dossier_json.hpp"

#include "engine/render/json/parts.hpp"
#include "engine/render/json/plan.hpp"

namespace otbor {

void dossier_json(const Dossier& dossier, const RenderOrder& order, num::Threads threads,
                  const std::function<void(std::string piece)>& take) {
  const json::Source source{dossier, order, threads, take};
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.dossier/1");
  json::programme(out.key("programme"), source);
  json::criteria(out.key("criteria"), source);
  json::plan(out.key("plan"), dossier.study.criteria, dossier.study.rules);
  json::practices(out.key("practices"), source);
  json::ranking(out.key("ranking"), source);
  json::draws(out.key("robustness"), source);
  json::prices(out.key("prices"), source);
  json::certificates(out.key("certificates"), source);
  json::certificates_silent(out.key("certificates_silent"), source);
  json::weight_ranges(out.key("weight_ranges"), source);
  json::methods(out.key("methods"), source);
  json::themes(out.key("themes"), source);
  json::clustering(out.key("clustering"), source);
  json::clusters(out.key("clusters"), source);
  json::duplicates(out.key("duplicates"), source);
  json::cycle(out.key("cycle"), source);
  json::consistency(out.key("consistency"), source);
  json::forum(out.key("forum"), source);
  json::decisions(out.key("decisions"), source);
  json::findings(out.key("findings"), source);
  json::assignment(out.key("assignment"), source);
  json::opinions(out.key("opinions"), source);
  json::sheets(out.key("sheets"), source);
  out.end_object();
  take(out.take() + "\n");
}

}  // namespace otbor
