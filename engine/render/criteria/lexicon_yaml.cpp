#include "engine/render/criteria/lexicon_yaml.hpp"

#include "engine/text/json_writer.hpp"

namespace otbor {
namespace {

/// Writes keys of the run's language; texts always in quotes, so that `да` stays a word.
struct Writer {
  Lang lang;
  std::string out;

  void comment(Words words, const std::vector<Text>& args) {
    out += "# " + format(words.in(lang), lang, args) + "\n";
  }
  void key(std::string_view indent, Words name) {
    out += indent;
    out += name.in(lang);
    out += ":";
  }
  void text(std::string_view indent, Words name, std::string_view value) {
    key(indent, name);
    out += ' ';
    append_json_string(out, value);
    out += '\n';
  }
  void whole(Words name, std::uint32_t value) {
    key("  ", name);
    out += ' ' + std::to_string(value) + '\n';
  }
};

void write_weights(Writer& yaml, const ThemeSet& set) {
  yaml.key("", {"веса", "weights"});
  yaml.out += '\n';
  yaml.whole({"название", "title"}, set.weight_title);
  yaml.whole({"аннотация", "abstract"}, set.weight_abstract);
  yaml.whole({"текст", "body"}, set.weight_body);
  yaml.whole({"не_более_вхождений", "cap"}, set.occurrences_max);
  yaml.key("  ", {"отрыв", "margin"});
  yaml.out += ' ' + to_text(set.margin) + "\n\n";
}

void write_theme(Writer& yaml, const Theme& theme) {
  yaml.text("  - ", {"код", "id"}, theme.id);
  yaml.text("    ", {"название", "title"}, theme.title);
  if (theme.weighted.empty()) return;
  yaml.key("    ", {"с_весом", "weighted"});
  yaml.out += '\n';
  for (const auto& [entry, weight] : theme.weighted) {
    yaml.out += "      ";
    append_json_string(yaml.out, entry);
    yaml.out += ": " + std::to_string(weight) + '\n';
  }
}

}  // namespace

std::string lexicon_yaml(const ThemeSet& set, const LearntFrom& from, Lang lang) {
  Writer yaml{.lang = lang, .out = {}};
  yaml.comment({"Словарь получен из {1} {1|текста|текстов|текстов} таблицы {0} командой `otbor "
                "criteria learn`. Записи направления – от самых надёжных.",
                "A lexicon learnt from {1} {1|text|texts} of {0} by `otbor criteria learn`, the "
                "surest entries first."},
               {from.file, count(from.texts)});
  yaml.comment({"Вес – насколько чаще запись встречается в своём направлении: логарифм отношения "
                "шансов, умноженный на 5.",
                "The weight tells how much more often an entry stands in its theme: log-odds × 5."},
               {});
  yaml.comment({"Просмотрите записи: случайные удалите, недостающие добавьте.",
                "Look the entries over: strike out chance ones, add what is missing."},
               {});
  yaml.out += '\n';
  yaml.text("", {"название", "title"},
            Words{"Словарь, полученный из текстов", "A lexicon learnt from texts"}.in(lang));
  yaml.out += '\n';
  write_weights(yaml, set);
  yaml.key("", {"направления", "tracks"});
  yaml.out += '\n';
  for (const auto& theme : set.themes) write_theme(yaml, theme);
  if (!set.function_words.empty()) {
    yaml.out += '\n';
    yaml.key("", {"служебные", "function_words"});
    yaml.out += '\n';
    for (const auto& word : set.function_words) {
      yaml.out += "  - ";
      append_json_string(yaml.out, word);
      yaml.out += '\n';
    }
  }
  return yaml.out;
}

}  // namespace otbor
