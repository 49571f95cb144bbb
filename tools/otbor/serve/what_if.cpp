#include "tools/otbor/serve/what_if.hpp"

#include <utility>

#include "engine/render/tuning/tuning.hpp"
#include "engine/render/words/rules_text.hpp"
#include "engine/score/method.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor::serve {
namespace {

class RulesPage {
 public:
  RulesPage(const Tuning& official, Lang lang)
      : study_(official.study), list_(official.list), say_(lang) {}

  std::string write() {
    const auto& rules = study_.rules;
    json_.begin_object();
    criteria();
    json_.key("maximum").string(to_text(study_.criteria.maximum[Index<ApplicantGroup>()]));
    json_.key("recorded").boolean(rules.selection.rule == "recorded");
    json_.key("places");
    rules.selection.places ? json_.number(*rules.selection.places) : json_.null();
    const bool has_mark = !rules.bands.empty() && rules.bands.front().from;
    json_.key("pass_mark");
    has_mark ? json_.decimal(to_text(*rules.bands.front().from)) : json_.null();
    json_.key("quotas").begin_array();
    const RulesText text{study_.criteria, rules, say_};
    for (const auto& quota : rules.selection.quotas) json_.string(text.quota(quota));
    json_.end_array();
    aggregation_methods();
    json_.key("experts").begin_row();
    for (const auto& expert : study_.experts) json_.string(expert.id);
    json_.end_array();
    practices();
    json_.key("recommended").begin_row();
    for (const auto at : list_) json_.string(study_.practices[at].id);
    json_.end_array();
    json_.end_object();
    return json_.take();
  }

 private:
  void criteria() {
    json_.key("criteria").begin_array();
    for (const auto at : study_.criteria.criteria.count()) {
      json_.begin_row_object();
      json_.key("id").string(study_.criteria.criteria[at].id);
      json_.key("title").string(study_.criteria.criteria[at].title);
      json_.key("weight").decimal(to_text(study_.criteria.weights(Index<ApplicantGroup>(), at)));
      json_.end_object();
    }
    json_.end_array();
    json_.key("groups").number(study_.criteria.applicant_groups.count().value());
  }

  void aggregation_methods() {
    json_.key("method").string(study_.rules.aggregation.id);
    json_.key("methods").begin_array();
    for (const auto* method : methods()) {
      json_.begin_row_object();
      json_.key("id").string(method->id);
      json_.key("word").string(Words{method->ru, method->id}.in(say_.lang()));
      json_.key("title").string(method->title.in(say_.lang()));
      json_.end_object();
    }
    json_.end_array();
  }

  void practices() {
    json_.key("practices").begin_array();
    for (const auto& practice : study_.practices) {
      json_.begin_row_object();
      json_.key("id").string(practice.id);
      json_.key("title").string(practice.title);
      json_.end_object();
    }
    json_.end_array();
  }

  const Study& study_;
  const std::vector<Index<Practice>>& list_;
  Speech say_;
  JsonWriter json_;
};

}  // namespace

std::string rules_json(Workplace& workplace) {
  return RulesPage(workplace.tuning(), workplace.lang()).write();
}

std::string variant_json(Workplace& workplace, const std::string& text, bool in_full) {
  auto read = workplace.variants(text);
  JsonWriter json;
  json.begin_object();
  if (read.variants.empty()) {
    json.key("problems").raw(print_json(read.diagnostics, read.sources, workplace.lang()));
    json.end_object();
    return json.take();
  }
  Tuning told;
  told.study = workplace.tuning().study;
  told.list = workplace.tuning().list;
  told.trials.push_back(workplace.trial(std::move(read.variants.front()), in_full));
  const auto& changed = told.trials.front().study.criteria;
  json.key("in_full").boolean(in_full);
  json.key("maximum").string(to_text(changed.maximum[Index<ApplicantGroup>()]));
  json.key("tuning").raw(tuning_json(told, workplace.order()));
  json.end_object();
  return json.take();
}

}  // namespace otbor::serve
