#include "engine/intake/letters.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "engine/pipeline.hpp"
#include "engine/render/format.hpp"
#include "engine/render/letters/letters_yaml.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/text/known_codes.hpp"
#include "engine/version.hpp"
#include "tools/files/legible.hpp"
#include "tools/files/write_file.hpp"
#include "tools/otbor/letter_texts.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/results.hpp"

namespace otbor {
namespace {

/// Each letter as a page to look at and as a document to sign.
std::optional<Text> write_letters(const Call& call, const Dossier& dossier, const MadeLetters& made,
                                  const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  const RenderOrder order{
      .lang = call.lang, .profile = Profile::applicant, .engine_version = std::string(version)};
  const auto texts = made.texts();
  for (auto& document :
       papers::paper_documents({dossier, order, texts, shipped_template}, "letters")) {
    for (const std::string_view format : {"html", "docx"}) {
      const auto* printer = find_format(format);
      const auto name = std::filesystem::path(document.id).filename().string();
      const auto file = folder + "/" + name + "." + std::string(printer->extension);
      if (auto problem = write_file(file, printer->print(document, {}))) return problem;
    }
  }
  return std::nullopt;
}

void list(const Call& call, Words words, const std::vector<std::string>& codes) {
  if (codes.empty()) return;
  std::string all;
  for (const auto& code : codes) all += (all.empty() ? "" : ", ") + code;
  tell(call.lang, format(words, {all}));
}

/// Letters in the file that are due to nobody: a code that no practice has is likely a slip.
void tell_strangers(const Call& call, const Dossier& dossier, const MadeLetters& made) {
  std::vector<std::string> codes;
  for (const auto& practice : dossier.study.practices) codes.push_back(practice.id);
  std::vector<std::string> not_due;
  for (const auto& code : made.strangers) {
    if (std::ranges::find(codes, code) != codes.end()) {
      not_due.push_back(code);
      continue;
    }
    tell(call.lang, format(Words{"letters.yaml: практики `{0}` нет в таблице практик{1}; письмо "
                                 "оставлено в файле",
                                 "letters.yaml: practice `{0}` is not in the table of "
                                 "practices{1}; the letter stays in the file"},
                           {code, nearest_or_known(code, codes)}));
  }
  list(call,
       {"в letters.yaml есть письма, которые никому не полагаются: {0}; они оставлены в файле",
        "letters.yaml holds letters that are due to nobody: {0}; they stay in the file"},
       not_due);
}

void tell_what_needs_eyes(const Call& call, const Dossier& dossier, const MadeLetters& made) {
  list(call,
       {"письма правлены, а данные с тех пор изменились: {0}; сверьте их и подтвердите ключом "
        "`--accept КОД` или удалите письмо из letters.yaml, чтобы оно было составлено заново",
        "letters were edited and the facts have changed since: {0}; compare, then confirm with "
        "`--accept CODE`, or remove the letter from letters.yaml to have it made anew"},
       made.outdated);
  tell_strangers(call, dossier, made);
  if (made.comments_left_out == 0) return;
  tell(call.lang,
       format(Words{"в письма {0|не вошёл|не вошли|не вошли} {0} "
                    "{0|комментарий|комментария|комментариев}, где названы эксперты или другие "
                    "практики",
                    "{0} {0|comment|comments} that name experts or other practices {0|is|are} left "
                    "out of the letters"},
              {count(made.comments_left_out)}));
}

std::string as_json(const MadeLetters& made, const std::string& folder) {
  JsonWriter json;
  json.begin_object();
  json.key("folder").string(legible(folder));
  const auto add = [&](std::string_view key, const std::vector<std::string>& codes) {
    json.key(key).begin_row();
    for (const auto& code : codes) json.string(code);
    json.end_array();
  };
  std::vector<std::string> sent;
  for (std::size_t i = 0; i < made.sent.size(); ++i) sent.push_back(made.entries[i].practice);
  add("letters", sent);
  add("edited", made.edited);
  add("outdated", made.outdated);
  add("not_due", made.strangers);
  json.end_object();
  return json.take() + "\n";
}

/// Letters may have been written in the other language: its titles are read only when it matters.
void look_in_other_language(const Call& call, const ProgrammePath& path, MadeLetters& made) {
  if (made.outdated.empty()) return;
  auto options = intake_options(call);
  options.lang = call.lang == Lang::ru ? Lang::en : Lang::ru;
  auto intake = take_in(folder_access(path.folder, call.limits, call.lang), path.file, options);
  if (!intake.study) return;
  hold_against(run(std::move(*intake.study), call.threads), options.lang, made);
}

Exit letters(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  auto opened = open_programme(call, *path);
  if (!opened.study) return stopped_by_errors(call, opened);
  const auto dossier = run(std::move(*opened.study), call.threads);
  const RenderOrder order{.lang = call.lang, .engine_version = std::string(version)};
  opened.errors += tell_template_problems(call, dossier, order);
  if (opened.errors > 0) return stopped_by_errors(call, opened);
  auto made = made_letters(dossier, call.lang, call.value("--accept").value_or(""));
  look_in_other_language(call, *path, made);
  const auto folder = call.value("--out").value_or(path->folder + "/letters");
  auto problem = write_letters(call, dossier, made, folder);
  if (!problem) {
    problem = write_file(path->folder + "/" + std::string(letters_file),
                         letters_yaml(made.entries, call.lang));
  }
  if (problem) {
    tell(call.lang, *problem);
    return Exit::internal;
  }
  tell_what_needs_eyes(call, dossier, made);
  if (call.json) {
    print(as_json(made, folder));
    return Exit::done;
  }
  print(
      format(Words{"Писем: {0}, из них правлено людьми: {1}.\nТексты для правки: {2}/letters.yaml\n"
                   "Письма: {3}\n",
                   "Letters: {0}, of them edited by people: {1}.\nTexts to edit: "
                   "{2}/letters.yaml\nLetters: {3}\n"}
                 .in(call.lang),
             call.lang,
             {count(made.sent.size()), count(made.edited.size()), legible(path->folder),
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
