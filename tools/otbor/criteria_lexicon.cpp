#include "engine/intake/labelled.hpp"
#include "engine/render/criteria/lexicon_yaml.hpp"
#include "engine/text/json_writer.hpp"
#include "engine/themes/learn.hpp"
#include "tools/files/legible.hpp"
#include "tools/otbor/criteria_actions.hpp"
#include "tools/otbor/programme.hpp"

namespace otbor {
namespace {

/// Texts with known directions; nullopt, and told, when the file is not there or not as it should
/// be.
std::optional<std::vector<LabelledText>> open_labelled(const Call& call, const std::string& file,
                                                       std::vector<std::string>& function_words) {
  const auto access = single_file_access(file, call.limits, call.lang);
  const auto intake = take_in_labelled(access, file, intake_options(call));
  tell_problems(call, intake.diagnostics, intake.sources);
  if (intake.diagnostics.has_errors()) return std::nullopt;
  function_words = intake.function_words;
  std::vector<LabelledText> texts;
  for (const auto& row : intake.rows) {
    texts.push_back({row.title.value, row.abstract.value, row.text.value, row.theme.value});
  }
  return texts;
}

/// The entries for a program; people get a file to look over and to keep.
std::string entries_as_json(const ThemeSet& set, std::size_t texts) {
  JsonWriter out;
  out.begin_object().key("texts").number(static_cast<std::int64_t>(texts));
  out.key("themes").begin_array();
  for (const auto& theme : set.themes) {
    out.begin_object().key("id").string(theme.id).key("title").string(theme.title);
    out.key("entries").begin_array();
    for (const auto& [entry, weight] : theme.weighted) {
      out.begin_row_object().key("entry").string(entry).key("weight").number(weight).end_object();
    }
    out.end_array().end_object();
  }
  out.end_array().end_object();
  return out.take() + "\n";
}

/// How well the lexicon does on texts that it was not learnt from.
Exit print_trial(const Call& call, const std::string& file, const Recognition& found) {
  if (call.json) {
    JsonWriter out;
    out.begin_object();
    out.key("texts").number(static_cast<std::int64_t>(found.texts));
    out.key("right").number(static_cast<std::int64_t>(found.right));
    out.key("accuracy").real(found.accuracy);
    out.key("macro_f1").real(found.macro_f1);
    out.end_object();
    print(out.take() + "\n");
    return Exit::done;
  }
  print(format(Words{"{0}: верно {1} из {2} (доля {3}), средняя F1 по направлениям {4}",
                     "{0}: {1} of {2} right (share {3}), mean F1 of the themes {4}"}
                   .in(call.lang),
               call.lang,
               {file, count(found.right), count(found.texts), number(fixed(found.accuracy, 3)),
                number(fixed(found.macro_f1, 3))}) +
        "\n");
  return Exit::done;
}

}  // namespace

Exit criteria_lexicon(const Call& call, std::span<const std::string> files) {
  const auto& file = files.front();
  if (!single_file_access(file, call.limits, call.lang).read(file)) return no_such_file(call, file);
  std::vector<std::string> function_words;
  const auto texts = open_labelled(call, file, function_words);
  if (!texts) return Exit::input_errors;
  LearnOptions options;
  if (const auto most = call.value("--words")) options.entries_max = std::stoul(*most);
  const auto set = learn(*texts, function_words, options);
  const auto trial = call.value("--try");
  if (!trial) {
    print(call.json
              ? entries_as_json(set, texts->size())
              : lexicon_yaml(set, {.file = legible(file), .texts = texts->size()}, call.lang));
    return Exit::done;
  }
  if (!single_file_access(*trial, call.limits, call.lang).read(*trial)) {
    return no_such_file(call, *trial);
  }
  const auto others = open_labelled(call, *trial, function_words);
  if (!others) return Exit::input_errors;
  return print_trial(call, legible(*trial), recognition(set, *others));
}

}  // namespace otbor
