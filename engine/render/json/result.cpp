// The parts of dossier.json that are the result: practices, the ranking, findings.

#include <algorithm>

#include "engine/model/names.hpp"
#include "engine/rate/severity_posterior.hpp"
#include "engine/render/json/parts.hpp"
#include "engine/render/words/narrator.hpp"
#include "engine/score/robust/certificates_silence.hpp"
#include "engine/select/end_of_list.hpp"

namespace otbor::json {
namespace {

/// What the lexicons find, whatever counts in the end.
void theme_by_text(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& set = source.study().themes;
  const auto& all = source.dossier.themes.practices;
  if (!set || at.value() >= all.count().value()) {
    out.null();
    return;
  }
  const auto& found = all[at];
  const auto theme = [&](std::string_view key, const std::optional<Index<Theme>>& one) {
    string_or_null(out.key(key), one ? set->themes[*one].id : std::string());
  };
  out.begin_object();
  out.key("verdict").string(code_of(found.verdict));
  theme("best", found.best);
  out.key("best_points").number(found.best_points);
  theme("second", found.second);
  out.key("second_points").number(found.second_points);
  string_or_null(out.key("margin"), found.margin ? found.margin->exact() : std::string());
  string_or_null(out.key("moves_to"),
                 found.moves_to ? set->platforms[*found.moves_to].id : std::string());
  out.key("words").begin_row();
  for (const auto& word : found.words) out.string(word.entry);
  out.end_array().end_object();
}

void practice(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& study = source.study();
  const auto& facts = study.practices[at];
  const auto& found = source.dossier.themes.practices;
  const auto theme = at.value() < found.count().value() ? found[at].theme : facts.theme;
  out.begin_object();
  out.key("id").string(facts.id);
  out.key("title").string(facts.title);
  out.key("institution");
  string_or_null(out, institution_name(study, facts));
  out.key("theme");
  string_or_null(out, theme && study.themes ? study.themes->themes[*theme].id : std::string());
  out.key("platform");
  string_or_null(out, facts.platform && study.themes ? study.themes->platforms[*facts.platform].id
                                                     : std::string());
  out.key("theme_by_text");
  theme_by_text(out, source, at);
  out.key("status").string(code_of(facts.status));
  out.key("registered_at");
  string_or_null(out, facts.registered_at ? iso(*facts.registered_at) : std::string());
  if (facts.cost) out.key("cost").decimal(to_text(*facts.cost));
  out.key("failed_checks").begin_row();
  for (const auto check : facts.failed_checks) out.string(study.criteria.admission.at(check).id);
  out.end_array().end_object();
}

void total(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& score = source.dossier.ranking.scores[at];
  const auto& rounding = source.study().rules.rounding;
  if (!score.scored()) {
    out.key("score").null().key("score_exact").null().key("percent").null();
    return;
  }
  out.key("score").string(to_text(score.printed, rounding.digits));
  out.key("score_exact").string(score.total.exact());
  out.key("percent").string(
      to_text(score.percent.rounded(rounding.digits, rounding.rule), rounding.digits));
}

/// With four digits: there are not more draws than that.
void chance(JsonWriter& out, double share) {
  const auto millionths = static_cast<std::int64_t>(share * Points::unit + 0.5);
  out.decimal(to_text(Ratio(Points::millionths(millionths)).rounded(4, RoundingRule::half_up), 4));
}

void chance_or_null(JsonWriter& out, const std::optional<double>& share) {
  if (share) {
    chance(out, *share);
  } else {
    out.null();
  }
}

void robustness(JsonWriter& out, const Source& source, Index<Practice> at) {
  const auto& found = source.dossier.robustness;
  out.key("robustness");
  if (!found || !found->of[at]) {
    out.null();
    return;
  }
  const auto& of = *found->of[at];
  out.begin_row_object();
  chance(out.key("p_selected"), of.p_selected);
  chance(out.key("p_resampled"), of.p_resampled);
  out.key("p_by_model");
  chance_or_null(out, of.p_by_model);
  out.key("place_low").number(of.place_low);
  out.key("place_high").number(of.place_high);
  out.key("expected_place").real(of.expected_place);
  out.key("p_ahead_of_next");
  chance_or_null(out, of.p_ahead_of_next);
  out.key("zone").string(code_of(of.zone));
  if (!of.at_place.empty()) {
    out.key("draws_at_place").begin_row();
    for (const auto draws : of.at_place) out.number(draws);
    out.end_array();
  }
  out.end_object();
}

void rank(JsonWriter& out, const Source& source, const Narrator& narrator, Index<Practice> at) {
  const auto& study = source.study();
  const auto& platform = study.practices[at].platform;
  const auto& place = source.dossier.ranking.places[at];
  out.begin_object();
  out.key("practice").string(study.practices[at].id);
  out.key("place");
  if (place) {
    out.begin_row().number(place->first).number(place->last).end_array();
  } else {
    out.null();
  }
  total(out, source, at);
  out.key("decision").string(code_of(source.dossier.selection.verdicts[at].decision));
  out.key("group");
  string_or_null(
      out, platform && study.themes ? study.themes->platforms[*platform].title : std::string());
  out.key("reasons").begin_array();
  for (const auto* reason : narrator.reasons(at)) {
    out.begin_row_object();
    out.key("code").string(code_of(reason->code));
    out.key("text").string(reason->text.in(source.order.lang));
    out.key("cites");
    cites(out, source, *reason);
    out.end_object();
  }
  out.end_array();
  robustness(out, source, at);
  advice(out, source, at);
  out.key("cycle");
  cycle_profile(out, source, at);
  out.end_object();
}

}  // namespace

void draws(JsonWriter& out, const Source& source) {
  const auto& found = source.dossier.robustness;
  if (!found) {
    out.null();
    return;
  }
  out.begin_row_object();
  out.key("draws").number(found->draws);
  out.key("draws_by_model").number(found->draws_by_model);
  const auto silence = silence_of(source.dossier.consistency.diagnosis);
  string_or_null(out.key("model_silent"), silence ? std::string(code_of(*silence)) : std::string());
  out.end_object();
}

void items(JsonWriter& out, const Source& source, std::size_t size,
           const std::function<void(JsonWriter&, std::size_t)>& item) {
  // In batches, so that what waits to be taken stays small beside the whole.
  constexpr std::size_t chunk_size = 64;
  constexpr std::size_t batch_size = 16 * chunk_size;
  constexpr std::size_t piece_size = std::size_t{1} << 20U;
  for (std::size_t begin = 0; begin < size; begin += batch_size) {
    const auto batch = std::min(batch_size, size - begin);
    std::vector<JsonWriter> parts(num::chunk_count(batch, chunk_size), out.part());
    num::for_chunks(source.threads, batch, chunk_size,
                    [&](std::size_t chunk, std::size_t first, std::size_t last) {
                      for (auto i = first; i < last; ++i) item(parts[chunk], begin + i);
                    });
    for (auto& part : parts) {
      out.append(std::move(part));
      if (out.size() >= piece_size) source.take(out.written());
    }
  }
}

void practices(JsonWriter& out, const Source& source) {
  out.begin_array();
  items(out, source, source.study().practices.count().value(),
        [&](JsonWriter& part, std::size_t i) {
          const Index<Practice> at(i);
          if (source.shows(at)) practice(part, source, at);
        });
  out.end_array();
}

void ranking(JsonWriter& out, const Source& source) {
  const Narrator narrator(source.dossier, source.order);
  const auto order = practices_in_order(source.dossier, source.order);
  out.begin_array();
  items(out, source, order.size(),
        [&](JsonWriter& part, std::size_t i) { rank(part, source, narrator, order[i]); });
  out.end_array();
}

/// What would put a practice next to the line on its other side; exact fractions.
void certificates(JsonWriter& out, const Source& source) {
  const auto& study = source.study();
  out.begin_array();
  if (source.order.published()) {
    out.end_array();
    return;
  }
  for (const auto& one : source.dossier.certificates) {
    out.begin_object();
    out.key("practice").string(study.practices[one.practice].id);
    out.key("inside").boolean(one.inside);
    out.key("mark");
    if (one.mark) {
      const auto& criterion = study.criteria.criteria[one.mark->criterion];
      const auto& sheet = study.sheets.sheets[one.mark->sheet];
      out.begin_row_object();
      out.key("expert").string(study.experts[sheet.expert].id);
      out.key("criterion").string(criterion.id);
      out.key("from").decimal(to_text(criterion.scale.value(one.mark->from)));
      out.key("to").decimal(to_text(criterion.scale.value(one.mark->to)));
      out.key("total").string(one.mark->total.exact());
      out.end_object();
    } else {
      out.null();
    }
    out.key("experts").begin_row();
    for (const auto expert : one.experts) out.string(study.experts[expert].id);
    out.end_array();
    out.key("weight");
    if (one.weight) {
      out.begin_row_object();
      out.key("criterion").string(study.criteria.criteria[one.weight->criterion].id);
      out.key("weight").string(one.weight->weight.exact());
      out.end_object();
    } else {
      out.null();
    }
    out.end_object();
  }
  out.end_array();
}

void certificates_silent(JsonWriter& out, const Source& source) {
  const auto& dossier = source.dossier;
  const bool silent = dossier.certificates.empty() && !source.order.published();
  const bool by_places = ends_by_places(dossier.study.rules, dossier.selection);
  const auto why =
      silent ? certificates_silence(dossier.study, dossier.ranking, by_places) : std::nullopt;
  string_or_null(out, why ? code_of(*why) : std::string_view());
}

void findings(JsonWriter& out, const Source& source) {
  out.begin_array();
  if (!source.order.published()) {
    for (const auto& finding : source.dossier.justification.findings) {
      out.begin_object();
      out.key("code").string(finding.code);
      out.key("text").string(finding.text.in(source.order.lang));
      out.end_object();
    }
  }
  out.end_array();
}

}  // namespace otbor::json
