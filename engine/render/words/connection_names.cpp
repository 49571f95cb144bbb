#include "engine/render/words/connection_names.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/forum/names/words_of.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/words/speech.hpp"
#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

std::string shown_name(const ConnectionName& one) {
  return one.former.empty() ? one.name : one.name + " (" + one.former + ")";
}

std::string institution_text(const Study& study, Index<Institution> at) {
  return study.institutions[at].id + " " + study.institutions[at].short_name;
}

/// The institution, or the codes of those that fit.
std::string told_text(const Study& study, const NameMatch& match) {
  if (match.institution) return institution_text(study, *match.institution);
  std::vector<std::string> codes;
  for (const auto at : match.candidates) codes.push_back(study.institutions[at].id);
  return Speech::listed(codes);
}

std::string reasons_text(const NameMatch& match, Lang lang) {
  std::vector<std::string> words;
  for (const auto reason : match.reasons) words.emplace_back(name_of(reason).in(lang));
  return Speech::listed(words, "; ");
}

Tone tone_of(NameAnswer answer) {
  switch (answer) {
    case NameAnswer::matched:
      return Tone::good;
    case NameAnswer::suggested:
    case NameAnswer::ambiguous:
      return Tone::waiting;
    case NameAnswer::unresolved:
      return Tone::bad;
    default:
      return Tone::faint;
  }
}

TableBlock table_of(const Study& study, const Attendance& attendance, std::size_t list, Lang lang) {
  const Speech say(lang);
  TableBlock table;
  table.columns = {{.title = say(Words{"Имя подключения", "Name"}), .names_row = true},
                   {.title = say(Words{"Ответ", "Answer"}), .narrow = true},
                   {.title = say(Words{"Организация", "Institution"})},
                   {.title = say(Words{"Почему", "Why"})}};
  for (const auto& one : attendance.names) {
    if (one.list != list) continue;
    table.rows.push_back(
        {{shown_name(one), TableCell(say(name_of(one.match.answer)), "", tone_of(one.match.answer)),
          told_text(study, one.match), reasons_text(one.match, lang)}});
  }
  return table;
}

}  // namespace

Document connection_names(const Study& study, const Attendance& attendance, Lang lang) {
  const Speech say(lang);
  Document document;
  document.id = "names";
  document.title = say(Words{"Имена подключений", "Names of connections"});
  document.lang = lang;
  const auto& total = attendance.total;
  document.blocks.emplace_back(Paragraph{
      say(Words{"Подключений: {0}. Организация определена у {1}, подтвердить нужно {2}, не "
                "определена у {3}. Решённое впишите в forum/aliases.csv: оно важнее догадок.",
                "Connections: {0}. The institution is told for {1}, to be confirmed for {2}, not "
                "told for {3}. Write what you decide into forum/aliases.csv: it wins over "
                "guesses."},
          {count(total.connections()), count(total.matched), count(total.suggested),
           count(total.unresolved)})});
  for (std::size_t list = 0; list < attendance.platforms.size(); ++list) {
    const auto& platform = attendance.platforms[list];
    document.blocks.emplace_back(Heading{2, platform.title, "list-" + std::to_string(list + 1)});
    document.blocks.emplace_back(table_of(study, attendance, list, lang));
  }
  return document;
}

std::string connection_names_json(const Study& study, const Attendance& attendance, Lang lang) {
  JsonWriter out;
  out.begin_object();
  out.key("names").begin_array();
  for (const auto& one : attendance.names) {
    out.begin_object();
    out.key("list").string(attendance.platforms[one.list].file);
    out.key("platform").string(attendance.platforms[one.list].title);
    out.key("name").string(one.name);
    out.key("former").string(one.former);
    out.key("answer").string(code_of(one.match.answer));
    out.key("institution");
    if (one.match.institution) {
      out.string(study.institutions[*one.match.institution].id);
    } else {
      out.null();
    }
    out.key("candidates").begin_row();
    for (const auto at : one.match.candidates) out.string(study.institutions[at].id);
    out.end_array();
    out.key("reasons").begin_row();
    for (const auto reason : one.match.reasons) out.string(code_of(reason));
    out.end_array();
    out.key("text").string(reasons_text(one.match, lang));
    out.end_object();
  }
  out.end_array();
  const auto& total = attendance.total;
  out.key("connections").number(total.connections());
  out.key("matched").number(total.matched);
  out.key("suggested").number(total.suggested);
  out.key("unresolved").number(total.unresolved);
  out.key("organisers").number(attendance.organisers);
  out.end_object();
  return out.take() + "\n";
}

std::vector<OpenName> open_names(const Study& study, const Attendance& attendance, Lang lang) {
  std::vector<OpenName> open;
  std::set<std::string> seen;
  for (const auto& one : attendance.names) {
    const bool is_open = one.match.answer == NameAnswer::suggested ||
                         one.match.answer == NameAnswer::ambiguous ||
                         one.match.answer == NameAnswer::unresolved;
    const bool settled =
        std::ranges::find(one.match.reasons, NameReason::settled) != one.match.reasons.end();
    const auto name = shown_name(one);
    if (!is_open || settled || name.empty() || !seen.insert(utf8::folded(name)).second) continue;
    const auto told = told_text(study, one.match);
    open.push_back({name, told.empty() ? reasons_text(one.match, lang)
                                       : told + " – " + reasons_text(one.match, lang)});
  }
  return open;
}

}  // namespace otbor
