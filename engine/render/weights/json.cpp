#include "engine/render/weights/weights.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

void numbers(JsonWriter& out, const std::vector<double>& values) {
  out.begin_row();
  for (const double value : values) out.real(value);
  out.end_array();
}

/// The numbers, or the code of the reason why there are none.
void numbers_or_reason(JsonWriter& out, std::string_view key,
                       const Expected<std::vector<double>>& values) {
  if (values) {
    numbers(out.key(key), *values);
  } else {
    out.key(key).string(code_of(values.error()));
  }
}

void pairwise(JsonWriter& out, const Judgements& judgements, const weights::PairwiseWeights& own) {
  out.begin_object();
  numbers(out.key("geometric"), own.geometric);
  numbers(out.key("eigenvector"), own.eigen);
  out.key("lambda_max").real(own.lambda_max);
  if (own.cr) {
    out.key("cr").real(*own.cr);
  } else {
    out.key("cr").null();
  }
  if (own.gci) out.key("gci").real(*own.gci);
  out.key("pairs_missing").number(static_cast<std::int64_t>(own.missing));
  out.key("reconsider").begin_array();
  for (const auto& one : own.reconsider) {
    out.begin_object();
    out.key("more").string(judgements.criteria[one.more].id);
    out.key("than").string(judgements.criteria[one.than].id);
    out.key("given").real(one.given);
    out.key("better").real(one.better);
    if (one.cr_then) out.key("cr_then").real(*one.cr_then);
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

void judge(JsonWriter& out, const WeightsStory& story, std::size_t who) {
  const auto& own = story.found.own[who];
  out.begin_object();
  out.key("name").string(story.judgements.judges[who].name);
  out.key("voice").decimal(to_text(story.judgements.judges[who].voice));
  if (own.pairwise) {
    out.key("pairwise");
    pairwise(out, story.judgements, *own.pairwise);
  } else if (!story.judgements.judges[who].pairs.empty()) {
    out.key("pairwise").string(code_of(own.pairwise.error()));
  }
  if (own.best_worst && *own.best_worst) {
    out.key("best_worst").begin_object();
    numbers(out.key("weights"), (*own.best_worst)->weights);
    out.key("xi").real((*own.best_worst)->xi);
    out.key("cr").real((*own.best_worst)->cr);
    out.end_object();
  }
  if (story.found.agreement[who]) out.key("kendall_tau_b").real(*story.found.agreement[who]);
  out.end_object();
}

}  // namespace

std::string weights_json(const WeightsStory& story, const RenderOrder&) {
  JsonWriter out;
  out.begin_object();
  out.key("schema").string("otbor.weights/1");
  out.key("criteria").begin_row();
  for (const auto& one : story.judgements.criteria) out.string(one.id);
  out.end_array();
  numbers_or_reason(out, "weights", story.found.consensus);
  if (!story.printed.empty()) {
    out.key("to_paste").begin_row();
    for (const auto points : story.printed) out.decimal(to_text(points));
    out.end_array();
  }
  out.key("judges").begin_array();
  for (std::size_t who = 0; who < story.found.own.size(); ++who) judge(out, story, who);
  out.end_array();
  if (story.data) {
    out.key("ratings").begin_object();
    out.key("programme").string(story.data->programme);
    numbers_or_reason(out, "deviation", story.data->deviation);
    numbers_or_reason(out, "entropy", story.data->entropy);
    numbers_or_reason(out, "critic", story.data->critic);
    out.end_object();
  }
  out.end_object();
  return out.take() + "\n";
}

}  // namespace otbor
