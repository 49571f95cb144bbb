#include "engine/intake/letters.hpp"

#include <filesystem>
#include <system_error>

#include "engine/intake/phrases.hpp"
#include "engine/justify/letter.hpp"
#include "engine/pipeline.hpp"
#include "engine/render/format.hpp"
#include "engine/render/letter.hpp"
#include "engine/render/letters_yaml.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/sha256.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

constexpr std::string_view file_name = "letters.yaml";

/// A short mark is enough: it tells an edited text from an untouched one, nothing more.
std::string mark_of(const LetterText& text, Lang lang) {
  return sha256_hex(letter_yaml(text, lang)).substr(0, 16);
}

struct Outcome {
  std::vector<LetterEntry> entries;    // of practices first, in their order, then the others
  std::vector<Index<Practice>> sent;   // whose letters are entries[0], entries[1], …
  std::vector<std::string> edited;     // kept as people left them
  std::vector<std::string> outdated;   // edited, and the facts have changed since
  std::vector<std::string> strangers;  // in the file, and no letter is due
  std::size_t comments_left_out = 0;
};

/// An untouched letter is made anew; an edited one stays, and its mark with it, so that a change of
/// the facts is told until somebody accepts it.
LetterEntry merged_letter(const Call& call, const KeptLetter* kept, LetterText fresh,
                          const std::string& code, Outcome& outcome) {
  const auto mark = mark_of(fresh, call.lang);
  if (kept == nullptr || mark_of(kept->text, call.lang) == kept->made) {
    return {code, mark, std::move(fresh)};
  }
  outcome.edited.push_back(code);
  const bool accepted = call.value("--accept") == code;
  if (kept->made != mark && !accepted) outcome.outdated.push_back(code);
  return {code, accepted ? mark : kept->made, kept->text};
}

Outcome merge(const Call& call, const Dossier& dossier, const Phrases& phrases,
              const std::vector<KeptLetter>& kept) {
  Outcome outcome;
  std::vector<bool> used(kept.size());
  for (const auto at : dossier.study.practices.count()) {
    if (!gets_letter(dossier, at)) continue;
    const auto& code = dossier.study.practices[at].id;
    const KeptLetter* found = nullptr;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (kept[i].practice != code) continue;
      found = &kept[i];
      used[i] = true;
    }
    auto drafted = draft_letter(dossier, phrases, at, call.lang);
    outcome.comments_left_out += drafted.comments_left_out;
    outcome.sent.push_back(at);
    outcome.entries.push_back(merged_letter(call, found, std::move(drafted.text), code, outcome));
  }
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (used[i]) continue;
    outcome.strangers.push_back(kept[i].practice);
    outcome.entries.push_back({kept[i].practice, kept[i].made, kept[i].text});
  }
  return outcome;
}

std::optional<Text> write_letters(const Call& call, const Dossier& dossier, const Outcome& outcome,
                                  const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  const RenderOrder order{
      .lang = call.lang, .profile = Profile::applicant, .engine_version = std::string(version)};
  for (std::size_t i = 0; i < outcome.sent.size(); ++i) {
    const auto document = letter_document(dossier, outcome.sent[i], outcome.entries[i].text, order);
    const auto file = folder + "/" + document.id + ".html";
    if (auto problem = write_file(file, find_format("html")->print(document, {}))) return problem;
  }
  return std::nullopt;
}

void list(const Call& call, Words words, const std::vector<std::string>& codes) {
  if (codes.empty()) return;
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ", ") + code;
  tell(call.lang, format(words, {all}));
}

void tell_what_needs_eyes(const Call& call, const Outcome& outcome) {
  list(call,
       {"письма правлены, а данные с тех пор изменились: {0}; сверьте их и подтвердите ключом "
        "`--accept КОД` или удалите письмо из letters.yaml, чтобы оно было составлено заново",
        "letters were edited and the facts have changed since: {0}; compare, then confirm with "
        "`--accept CODE`, or remove the letter from letters.yaml to have it made anew"},
       outcome.outdated);
  list(call,
       {"в letters.yaml есть письма, которые никому не полагаются: {0}; они оставлены в файле",
        "letters.yaml holds letters that are due to nobody: {0}; they stay in the file"},
       outcome.strangers);
  if (outcome.comments_left_out == 0) return;
  tell(call.lang,
       format(Words{"в письма {0|не вошёл|не вошли|не вошли} {0} "
                    "{0|комментарий|комментария|комментариев}, где названы эксперты или другие "
                    "практики",
                    "{0} {0|comment|comments} that name experts or other practices {0|is|are} left "
                    "out of the letters"},
              {count(outcome.comments_left_out)}));
}

std::string as_json(const Outcome& outcome, const std::string& folder) {
  JsonWriter json;
  json.begin_object();
  json.key("folder").string(legible(folder));
  const auto add = [&](std::string_view key, const std::vector<std::string>& codes) {
    json.key(key).begin_row();
    for (const auto& code : codes) json.string(code);
    json.end_array();
  };
  std::vector<std::string> sent;
  for (std::size_t i = 0; i < outcome.sent.size(); ++i) sent.push_back(outcome.entries[i].practice);
  add("letters", sent);
  add("edited", outcome.edited);
  add("outdated", outcome.outdated);
  add("not_due", outcome.strangers);
  json.end_object();
  return json.take() + "\n";
}

/// The programme's phrases; nullopt when their file has errors, which are told.
std::optional<Phrases> phrases_of(const Call& call, const FileAccess& access, const Study& study) {
  if (!study.cycle) return Phrases();
  auto intake = take_in_phrases(access, own_phrases, *study.cycle, intake_options(call));
  if (!intake.found && !intake.diagnostics.has_errors()) {
    intake = take_in_phrases(access, shipped_phrases, *study.cycle, intake_options(call));
  }
  tell_problems(call, intake.diagnostics, intake.sources);
  if (intake.diagnostics.has_errors()) return std::nullopt;
  return std::move(intake.phrases);
}

Exit letters(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto access = folder_access(path->folder, call.limits, call.lang);
  auto kept = take_in_letters(access, file_name, intake_options(call));
  tell_problems(call, kept.diagnostics, kept.sources);
  const auto phrases = phrases_of(call, access, *opened.study);
  if (kept.diagnostics.has_errors() || !phrases) return Exit::input_errors;

  const auto dossier = run(std::move(*opened.study), call.threads);
  const auto outcome = merge(call, dossier, *phrases, kept.letters);
  const auto folder = call.value("--out").value_or(path->folder + "/letters");
  auto problem = write_letters(call, dossier, outcome, folder);
  if (!problem) {
    problem = write_file(path->folder + "/" + std::string(file_name),
                         letters_yaml(outcome.entries, call.lang));
  }
  if (problem) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  tell_what_needs_eyes(call, outcome);
  if (call.json) {
    print(as_json(outcome, folder));
    return Exit::done;
  }
  print(
      format(Words{"Писем: {0}, из них правлено людьми: {1}.\nТексты для правки: {2}/letters.yaml\n"
                   "Письма: {3}\n",
                   "Letters: {0}, of them edited by people: {1}.\nTexts to edit: "
                   "{2}/letters.yaml\nLetters: {3}\n"}
                 .in(call.lang),
             call.lang,
             {count(outcome.sent.size()), count(outcome.edited.size()), legible(path->folder),
              legible(folder)}));
  return Exit::done;
}

}  // namespace

extern const Command letters_command;
const Command letters_command{
    .name = "letters",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--out", .takes = Takes::folder},
                {.name = "--accept", .takes = Takes::word}},
    .run = letters,
};

}  // namespace otbor
