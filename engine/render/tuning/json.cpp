#include "engine/model/names.hpp"
#include "engine/render/tuning/tuning.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

void practices(JsonWriter& out, const Study& study, const std::vector<Index<Practice>>& list) {
  out.begin_row();
  for (const auto at : list) out.string(study.practices[at].id);
  out.end_array();
}

void standing(JsonWriter& out, const Study& study, const ListStanding& of, const Speech& say) {
  out.begin_object();
  out.key("on_list").boolean(of.on_list);
  out.key("place");
  if (of.place) {
    out.begin_row();
    out.number(of.place->first).number(of.place->last);
    out.end_array();
    const auto& rounding = study.rules.rounding;
    out.key("score").string(to_text(of.printed, rounding.digits));
  } else {
    out.null();
  }
  out.key("rule").begin_object();
  out.key("code").string(code_of(of.hold));
  if (of.criterion) out.key("criterion").string(study.criteria.criteria[*of.criterion].id);
  if (of.quota) {
    out.key("quota").number(static_cast<std::int64_t>(*of.quota));
    out.key("group").string(of.quota_group);
  }
  out.key("text").string(tuning_words::hold(study, of, say));
  out.end_object();
  out.end_object();
}

/// Why totals stand without the correction for severity that the plan asks for.
void uncorrected(JsonWriter& out, const std::optional<CorrectionRefusal>& why) {
  out.key("severity_correction_refused");
  if (why) {
    out.string(code_of(*why));
  } else {
    out.null();
  }
}

void shifts(JsonWriter& out, const Tuning& tuning, const Trial& trial,
            const std::vector<Shift>& all, const Speech& say) {
  out.begin_array();
  for (const auto& shift : all) {
    out.begin_object();
    out.key("practice").string(tuning.study.practices[shift.practice].id);
    out.key("before");
    standing(out, tuning.study, shift.before, say);
    out.key("after");
    standing(out, trial.study, shift.after, say);
    if (trial.variant.changes.size() > 1 && shift.before.on_list != shift.after.on_list) {
      out.key("alone").begin_row();
      for (const auto at : shift.alone) out.number(static_cast<std::int64_t>(at));
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
}

void changes(JsonWriter& out, const Tuning& tuning, const Trial& trial, const Speech& say) {
  out.begin_array();
  for (const auto& change : trial.variant.changes) {
    out.begin_object();
    out.key("code").string(code_of(change.kind));
    if (change.criterion) {
      out.key("criterion").string(tuning.study.criteria.criteria[*change.criterion].id);
      out.key("value").string(to_text(change.value));
    }
    if (change.expert) out.key("expert").string(tuning.study.experts[*change.expert].id);
    if (change.practice) out.key("practice").string(tuning.study.practices[*change.practice].id);
    out.key("text").string(tuning_words::change(tuning.study, trial.study, change, say));
    out.end_object();
  }
  out.end_array();
}

}  // namespace

std::string tuning_json(const Tuning& tuning, const RenderOrder& order) {
  const Speech say(order.lang);
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.tuning/1");
  out.key("draft").boolean(true);
  out.key("programme").begin_object();
  out.key("title").string(tuning.study.programme.title);
  out.key("provenance").string(code_of(tuning.study.programme.provenance));
  out.end_object();
  out.key("recommended");
  practices(out, tuning.study, tuning.list);
  uncorrected(out, tuning.uncorrected);
  out.key("variants").begin_array();
  for (std::size_t at = 0; at < tuning.trials.size(); ++at) {
    const auto& trial = tuning.trials[at];
    out.begin_object();
    out.key("title").string(tuning_words::title(trial, at + 1, say));
    out.key("changes");
    changes(out, tuning, trial, say);
    out.key("recommended");
    practices(out, tuning.study, trial.list);
    uncorrected(out, trial.uncorrected);
    out.key("entered");
    shifts(out, tuning, trial, trial.entered, say);
    out.key("left");
    shifts(out, tuning, trial, trial.left, say);
    out.key("moved");
    shifts(out, tuning, trial, trial.moved, say);
    out.end_object();
  }
  out.end_array();
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
