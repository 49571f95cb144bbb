#include "engine/render/letters/letters_yaml.hpp"

#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

constexpr std::string_view inside = "    ";  // of an item of the list of letters

/// A string of JSON is one of YAML.
void value(std::string& out, std::string_view text) {
  append_json_string(out, text);
  out += '\n';
}

void key(std::string& out, Words name, Lang lang) {
  out += inside;
  out += name.in(lang);
  out += ':';
}

void list(std::string& out, Words name, const std::vector<std::string>& items, Lang lang) {
  key(out, name, lang);
  out += items.empty() ? " []\n" : "\n";
  for (const auto& item : items) {
    out += inside;
    out += "  - ";
    value(out, item);
  }
}

void advice(std::string& out, const LetterAdvice& one, Lang lang) {
  const auto line = [&](std::string_view before, Words name, std::string_view text) {
    if (text.empty()) return;
    out += inside;
    out += before;
    out += name.in(lang);
    out += ": ";
    value(out, text);
  };
  line("  - ", {"о_чём", "about"}, one.about);
  line("    ", {"замечание", "remark"}, one.remark);
  line("    ", {"сделать", "action"}, one.action);
  line("    ", {"подтвердить", "proof"}, one.proof);
}

constexpr Words heading{
    "# Письма заявителям. Правьте здесь любые тексты: правленое письмо команда `otbor letters`\n"
    "# больше не меняет, а если после правки изменились данные, скажет об этом. Строку "
    "«составлено»\n"
    "# не трогайте. Чтобы письмо было составлено заново, удалите его отсюда целиком.\n",
    "# Letters to applicants. Edit any text here: `otbor letters` never changes an edited letter, "
    "and\n"
    "# tells when the facts under it have changed since. Leave the line `made` alone. To have a "
    "letter\n"
    "# made anew, remove it from here.\n"};

}  // namespace

std::string letter_yaml(const LetterText& text, Lang lang) {
  std::string out;
  list(out, {"результат", "result"}, text.result, lang);
  list(out, {"сильные_стороны", "strengths"}, text.strengths, lang);
  // Not there when nobody said anything: a letter made before opinions were read is still itself.
  const auto words = [&](Words name, const std::vector<std::string>& items) {
    if (!items.empty()) list(out, name, items, lang);
  };
  words({"эксперты_отмечают", "experts_praise"}, text.experts_praise);
  words({"эксперты_указывают", "experts_remark"}, text.experts_remark);
  words({"эксперты_советуют", "experts_advise"}, text.experts_advise);
  key(out, {"рекомендации", "advice"}, lang);
  out += text.advice.empty() ? " []\n" : "\n";
  for (const auto& one : text.advice) advice(out, one, lang);
  list(out, {"что_изменило_бы_решение", "next_step"}, text.next_step, lang);
  return out;
}

std::string letters_yaml(const std::vector<LetterEntry>& letters, Lang lang) {
  std::string out(heading.in(lang));
  out += '\n';
  out += Words{"письма", "letters"}.in(lang);
  out += letters.empty() ? ": []\n" : ":\n";
  for (const auto& letter : letters) {
    out += "  - ";
    out += Words{"практика", "practice"}.in(lang);
    out += ": ";
    value(out, letter.practice);
    if (!letter.made.empty()) {
      key(out, {"составлено", "made"}, lang);
      out += ' ';
      value(out, letter.made);
    }
    out += letter_yaml(letter.text, lang);
    out += '\n';
  }
  return out;
}

}  // namespace otbor
