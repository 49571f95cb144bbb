#include <cmath>

#include "engine/cycle/evidence/learn_words.hpp"
#include "engine/cycle/evidence/trial.hpp"
#include "engine/intake/stage_sentences.hpp"
#include "engine/render/criteria/stage_words_csv.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

constexpr std::string_view shipped_cycle = "criteria/cycles/management-cycle.yaml";

/// The sentences of the files together; false, and told, when one is not as it should be.
bool open_sentences(const Call& call, std::span<const std::string> files, const Cycle& cycle,
                    std::vector<LabelledSentence>& sentences) {
  bool good = true;
  for (const auto& file : files) {
    const auto access = single_file_access(file, call.limits, call.lang);
    auto intake = take_in_stage_sentences(access, file, cycle, intake_options(call));
    tell_problems(call, intake.diagnostics, intake.sources);
    good = good && !intake.diagnostics.has_errors();
    for (auto& one : intake.sentences) sentences.push_back(std::move(one));
  }
  return good;
}

void write_counts(JsonWriter& out, std::string_view name, const PairCounts& pairs) {
  out.key(name).begin_object();
  out.key("both").number(pairs.both);
  out.key("rules_only").number(pairs.rules_only);
  out.key("label_only").number(pairs.label_only);
  out.key("precision").real(pairs.precision());
  out.key("recall").real(pairs.recall());
  out.end_object();
}

std::string as_json(const EvidenceTrial& trial, std::size_t sentences) {
  JsonWriter out;
  out.begin_object();
  out.key("sentences").number(static_cast<std::int64_t>(sentences));
  write_counts(out, "found", trial.found);
  write_counts(out, "described", trial.described);
  out.key("labelled").number(trial.labelled);
  out.key("same_level").number(trial.same_level);
  out.end_object();
  return out.take() + "\n";
}

std::string in_words(const EvidenceTrial& trial, const std::vector<LabelledSentence>& sentences,
                     const Cycle& cycle, Lang lang) {
  const auto line = [&](Words what, const PairCounts& pairs) {
    return format(Words{"{0}: точность {1}, полнота {2} (верно {3}, лишних {4}, пропущено {5})",
                        "{0}: precision {1}, recall {2} (right {3}, too many {4}, missed {5})"}
                      .in(lang),
                  lang,
                  {what, number(fixed(pairs.precision(), 3)), number(fixed(pairs.recall(), 3)),
                   count(pairs.both), count(pairs.rules_only), count(pairs.label_only)}) +
           "\n";
  };
  std::string out = line({"этап найден", "stage found"}, trial.found) +
                    line({"этап описан", "stage described"}, trial.described);
  for (const auto& miss : trial.misses) {
    const auto& sentence = sentences[miss.sentence];
    out += format(Words{"  {0} {1}: по разметке {2}, по правилам {3} – {4}",
                        "  {0} {1}: {2} by the label, {3} by the rules – {4}"}
                      .in(lang),
                  lang,
                  {sentence.number, cycle.stages[miss.stage].id, count(miss.label),
                   count(miss.rules), sentence.text}) +
           "\n";
  }
  return out;
}

Exit try_on(const Call& call, const Cycle& cycle, const std::string& file) {
  std::vector<LabelledSentence> sentences;
  if (!open_sentences(call, {&file, 1}, cycle, sentences)) return Exit::input_errors;
  const auto trial = try_evidence(cycle, sentences);
  print(call.json ? as_json(trial, sentences.size())
                  : in_words(trial, sentences, cycle, call.lang));
  return Exit::done;
}

}  // namespace

Exit criteria_stages(const Call& call, std::span<const std::string> files) {
  const auto cycle_file = call.value("--cycle").value_or(std::string(shipped_cycle));
  const auto trial = call.value("--try");
  std::vector<std::string> all(files.begin(), files.end());
  all.push_back(cycle_file);
  if (trial) all.push_back(*trial);
  for (const auto& file : all) {
    if (!single_file_access(file, call.limits, call.lang).read(file)) {
      return no_such_file(call, file);
    }
  }
  auto intake = open_criteria(call, cycle_file);
  if (intake->diagnostics.has_errors()) return Exit::input_errors;
  if (!intake->cycle || !intake->cycle->evidence) {
    return usage_error(call.lang,
                       format(Words{"`{0}` не цикл или в нём нет раздела «чтение_текстов»",
                                    "`{0}` is no cycle, or it has no section `evidence`"},
                              {cycle_file}),
                       "criteria");
  }
  auto& cycle = *intake->cycle;
  if (!files.empty()) {
    std::vector<LabelledSentence> sentences;
    if (!open_sentences(call, files, cycle, sentences)) return Exit::input_errors;
    cycle.evidence->learnt = learn_words(cycle, sentences, {}, call.threads);
  }
  if (trial) return try_on(call, cycle, *trial);
  print(stage_words_csv(*cycle.evidence->learnt, cycle, call.lang));
  return Exit::done;
}

}  // namespace otbor
