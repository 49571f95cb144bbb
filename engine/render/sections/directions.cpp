// Directions by the words of the texts: what decided, how near the second is, what a methodologist
// has to settle, and where the platform of a practice is not that of its direction.

#include <algorithm>

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

constexpr std::size_t words_max = 5;

/// The platform where practices of the direction found by the text are heard, when the practice
/// stands on another one.
std::optional<Index<Platform>> other_platform(const Narrator& narrator, Index<Practice> at) {
  const auto& result = narrator.dossier.themes.practices[at];
  const auto& declared = narrator.practice(at).platform;
  if (!result.moves_to || !declared) return std::nullopt;
  return result.moves_to;
}

std::string code(const Narrator& narrator, const std::optional<Index<Theme>>& theme) {
  return theme ? narrator.study().themes->themes[*theme].id : std::string("–");
}

std::string with_points(const Narrator& narrator, const std::optional<Index<Theme>>& theme,
                        std::uint32_t points) {
  if (!theme) return "–";
  return code(narrator, theme) + " (" + narrator.say.whole(points) + ")";
}

std::string deciding_words(const ThemeResult& result) {
  std::vector<std::string> words;
  for (const auto& word : result.words) {
    if (words.size() == words_max) break;
    words.push_back(word.entry);
  }
  return Speech::listed(words);
}

std::string conclusion(const Narrator& narrator, Index<Practice> at) {
  const auto& say = narrator.say;
  auto text = say(name_of(narrator.dossier.themes.practices[at].verdict));
  if (const auto platform = other_platform(narrator, at)) {
    text +=
        "\n" + say(Words{"по тексту ближе площадка {0}, заявлена {1}",
                         "the text is nearer to platform {0}, declared is {1}"},
                   {narrator.study().themes->platforms[*platform].id, narrator.platform_id(at)});
  }
  return text;
}

bool needs_a_look(const Narrator& narrator, Index<Practice> at) {
  const auto verdict = narrator.dossier.themes.practices[at].verdict;
  return verdict == ThemeVerdict::small_margin || verdict == ThemeVerdict::differs ||
         verdict == ThemeVerdict::no_match || other_platform(narrator, at).has_value();
}

TableRow row_of(const Narrator& narrator, Index<Practice> at) {
  const auto& result = narrator.dossier.themes.practices[at];
  const auto margin = result.margin
                          ? narrator.say.real(result.margin->approximate() * 100, 0) + " %"
                          : std::string("–");
  TableCell said(conclusion(narrator, at), {},
                 needs_a_look(narrator, at) ? Tone::waiting : Tone::plain);
  return {{TableCell(narrator.name(at), narrator.link(at)),
           code(narrator, narrator.practice(at).theme),
           with_points(narrator, result.best, result.best_points),
           with_points(narrator, result.second, result.second_points), margin,
           deciding_words(result), std::move(said)}};
}

TableBlock table_of(const Narrator& narrator, const std::vector<Index<Practice>>& shown) {
  const auto& say = narrator.say;
  TableBlock table;
  table.wide = true;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Заявлено", "Declared"}), .narrow = true},
                   {.title = say(Words{"По тексту", "By the text"}), .narrow = true},
                   {.title = say(Words{"Следующее", "Next"}), .narrow = true},
                   {say(Words{"Отрыв", "Margin"}), Align::right, true},
                   {.title = say(Words{"Решающие слова", "Deciding words"})},
                   {.title = say(Words{"Вывод", "Conclusion"})}};
  for (const auto at : shown) {
    if (table.rows.size() == narrator.order.rows_max) break;
    table.rows.push_back(row_of(narrator, at));
  }
  return table;
}

void add_table(const Narrator& narrator, const std::vector<Index<Practice>>& shown,
               Blocks& blocks) {
  auto table = table_of(narrator, shown);
  const auto rows = table.rows.size();
  blocks.emplace_back(std::move(table));
  if (rows < shown.size()) blocks.emplace_back(cut_note(narrator, rows, shown.size()));
}

}  // namespace

Blocks directions(const Narrator& narrator) {
  const auto& found = narrator.dossier.themes.practices;
  if (!narrator.study().themes || found.empty() || narrator.order.published()) return {};
  const auto& say = narrator.say;
  std::vector<Index<Practice>> all;
  std::vector<Index<Practice>> looked_at;
  for (const auto at : found.count()) {
    all.push_back(at);
    if (needs_a_look(narrator, at)) looked_at.push_back(at);
  }
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, say(Words{"Направления по тексту", "Themes by the text"}), "directions"});
  blocks.emplace_back(Paragraph{say(
      Words{"Слова практик сопоставлены со словарями направлений; в скобках – вес найденных слов. "
            "Требуют внимания: {0} из {1}. Заявленное направление и площадку меняет только "
            "записанное решение; программа никого не переносит.",
            "The words of the practices are held against the lexicons of the themes; in "
            "brackets the weight of the words found. To be looked at: {0} of {1}. Only a "
            "recorded decision changes a declared theme or platform; the program moves nobody."},
      {say.whole(looked_at.size()), say.whole(all.size())})});
  if (!looked_at.empty()) add_table(narrator, looked_at, blocks);
  Details details{.summary = say(Words{"Направления всех практик", "Themes of all practices"}),
                  .aside = {},
                  .anchor = "directions-all",
                  .tone = Tone::plain,
                  .blocks = {}};
  add_table(narrator, all, details.blocks);
  blocks.emplace_back(std::move(details));
  return blocks;
}

}  // namespace otbor::sections
