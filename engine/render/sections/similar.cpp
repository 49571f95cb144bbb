// Practices that speak of the same: the map, the groups with their words and how sure they are, and
// practices that may repeat one another. Advice; no direction, total or decision depends on it.

#include <algorithm>
#include <cmath>

#include "engine/render/sections/sections.hpp"

namespace otbor::sections {
namespace {

constexpr double stable = 0.75;  // C. Hennig (2007)
constexpr double doubtful = 0.6;

std::string label(const Cluster& cluster) { return Speech::listed(cluster.words); }

/// «1. наставничество, молодой специалист».
std::string numbered_label(std::size_t number, const Cluster& cluster) {
  auto name = std::to_string(number + 1) + ".";
  if (!cluster.words.empty()) name += " " + label(cluster);
  return name;
}

std::string percent(const Narrator& narrator, double share) {
  return narrator.say.real(share * 100, 0) + " %";
}

Paragraph what_it_is(const Narrator& narrator) {
  const auto& found = narrator.dossier.clusters;
  const auto& say = narrator.say;
  std::uint64_t placed = 0;
  for (const auto& cluster : found.clusters) placed += cluster.practices.size();
  return Paragraph{say(
      Words{"Практики сравнены по словам названий, аннотаций и текстов, без учёта заявленных "
            "направлений: {0} {0|практика|практики|практик}, групп – {1}, вне групп – {2}. "
            "Устойчивость – какая часть группы в среднем выделяется вновь, если убрать каждую "
            "пятую практику: от 75 % группа устойчива, ниже 60 % на неё не стоит полагаться. Это "
            "подсказка: на направление, балл и решение она не влияет.",
            "The practices are compared by the words of their titles, abstracts and texts, "
            "whatever theme is declared: {0} {0|practice|practices}, groups: {1}, outside the "
            "groups: {2}. Stability is the share of a group that comes out again on average "
            "when every fifth practice is left out: from 75 % on a group is stable, below 60 % "
            "it is not to be relied on. This is advice: no theme, total or decision depends on "
            "it."},
      {say.whole(found.compared), say.whole(found.clusters.size()),
       say.whole(found.compared - placed)})};
}

/// The practices that have a place on the map, and which number each is there.
struct OnMap {
  std::vector<Index<Practice>> practices;
  std::vector<std::size_t> number;  // by practice
};

OnMap on_map(const Narrator& narrator) {
  const auto& places = narrator.dossier.clusters.map;
  OnMap shown{.practices = {}, .number = std::vector<std::size_t>(places.count().value())};
  for (const auto at : places.count()) {
    if (!places[at]) continue;
    shown.number[at.value()] = shown.practices.size();
    shown.practices.push_back(at);
  }
  return shown;
}

Map map_of(const Narrator& narrator) {
  const auto& found = narrator.dossier.clusters;
  const auto& say = narrator.say;
  Map map;
  map.caption = say(Words{"Карта практик", "The map of practices"});
  map.legend = say(Words{
      "Чем ближе практики по содержанию, тем ближе они на карте; линия – сходство, толще – "
      "сильнее. "
      "Цвет и подпись – группа; без цвета – вне групп. Направления сторон ничего не значат.",
      "The nearer practices are in content, the nearer they stand; a line is a likeness, the "
      "thicker the stronger. Colour and name tell the group; without colour: no group. Up, down, "
      "left and right mean nothing."});
  for (std::size_t i = 0; i < found.clusters.size(); ++i) {
    map.groups.push_back(numbered_label(i, found.clusters[i]));
  }
  const auto shown = on_map(narrator);
  for (const auto at : shown.practices) {
    const auto& place = *found.map[at];
    MapPoint point{.code = narrator.practice(at).id,
                   .title = narrator.name(at),
                   .link = narrator.link(at),
                   .x = place.x,
                   .y = place.y,
                   .group = {}};
    if (const auto& of = found.practices[at]) point.group = of->cluster;
    map.points.push_back(std::move(point));
  }
  double strongest = 0;
  for (const auto& tie : found.ties) strongest = std::max(strongest, tie.cosine);
  for (const auto& tie : found.ties) {
    map.lines.push_back({shown.number[tie.first.value()], shown.number[tie.second.value()],
                         static_cast<std::uint32_t>(tie.cosine * 1000 / strongest)});
  }
  return map;
}

TableCell stability_cell(const Narrator& narrator, const Cluster& cluster) {
  if (!cluster.stability) return narrator.say(Words{"не проверялась", "not tried"});
  const auto tone = *cluster.stability >= stable     ? Tone::good
                    : *cluster.stability >= doubtful ? Tone::waiting
                                                     : Tone::faint;
  return TableCell(percent(narrator, *cluster.stability), {}, tone);
}

/// «P07 «Название» (83 %)», the surest first.
std::string members_of(const Narrator& narrator, const Cluster& cluster) {
  constexpr std::size_t members_max = 12;
  const auto& places = narrator.dossier.clusters.practices;
  auto order = cluster.practices;
  std::ranges::stable_sort(order, [&](Index<Practice> a, Index<Practice> b) {
    return places[a]->strength > places[b]->strength;
  });
  std::vector<std::string> lines;
  for (const auto at : order) {
    if (lines.size() == members_max) break;
    lines.push_back(narrator.name(at) + " (" + percent(narrator, places[at]->strength) + ")");
  }
  if (order.size() > members_max) {
    lines.push_back(narrator.say(Words{"и ещё {0}", "and {0} more"},
                                 {narrator.say.whole(order.size() - members_max)}));
  }
  return Speech::listed(lines, "\n");
}

/// «2.2 – 5, 1.3 – 1»: which official directions the group crosses.
std::string directions_of(const Narrator& narrator, const Cluster& cluster) {
  const auto& found = narrator.dossier.themes.practices;
  const auto& themes = narrator.study().themes->themes;
  Per<Theme, std::uint64_t> counts(themes.count());
  for (const auto at : cluster.practices) {
    if (found[at].theme) ++counts[*found[at].theme];
  }
  std::vector<Index<Theme>> order;
  for (const auto theme : themes.count()) {
    if (counts[theme] > 0) order.push_back(theme);
  }
  std::ranges::stable_sort(order,
                           [&](Index<Theme> a, Index<Theme> b) { return counts[a] > counts[b]; });
  std::vector<std::string> parts;
  for (const auto theme : order) {
    parts.push_back(themes[theme].id + " – " + narrator.say.whole(counts[theme]));
  }
  return Speech::listed(parts, "\n");
}

TableBlock groups_table(const Narrator& narrator, std::size_t shown) {
  const auto& say = narrator.say;
  TableBlock table;
  table.caption = say(
      Words{"Группы; в скобках – какая часть сходства практики с другими приходится на её группу",
            "Groups; in brackets the share of a practice's likeness to others that lies in its "
            "group"});
  table.columns = {{.title = "№", .align = Align::right, .narrow = true},
                   {.title = say(Words{"О чём", "About"}), .names_row = true},
                   {.title = say(Words{"Практики", "Practices"})},
                   {.title = say(Words{"Направления", "Themes"})},
                   {say(Words{"Устойчивость", "Stability"}), Align::right, true}};
  for (std::size_t i = 0; i < shown; ++i) {
    const auto& cluster = narrator.dossier.clusters.clusters[i];
    table.rows.push_back({{say.whole(i + 1), label(cluster), members_of(narrator, cluster),
                           directions_of(narrator, cluster), stability_cell(narrator, cluster)}});
  }
  return table;
}

std::string other_of(const Narrator& narrator, const NearDuplicate& one) {
  if (one.other) return narrator.name(*one.other);
  const auto& past = narrator.study().past_practices[*one.past];
  return past.id + " " + narrator.say.quoted(past.title) + " (" + past.file + ")";
}

void add_duplicates(const Narrator& narrator, Blocks& blocks) {
  const auto& duplicates = narrator.dossier.clusters.duplicates;
  if (duplicates.empty()) return;
  const auto& say = narrator.say;
  const auto shown = std::min(duplicates.size(), narrator.order.rows_max);
  TableBlock table;
  table.columns = {{.title = say(Words{"Практика", "Practice"}), .names_row = true},
                   {.title = say(Words{"Похожая заявка", "Similar submission"})},
                   {say(Words{"Совпадает", "In common"}), Align::right, true}};
  for (std::size_t i = 0; i < shown; ++i) {
    table.rows.push_back({{narrator.name(duplicates[i].practice), other_of(narrator, duplicates[i]),
                           percent(narrator, duplicates[i].common)}});
  }
  blocks.emplace_back(
      Heading{3, say(Words{"Возможные повторы", "Possible repetitions"}), "repetitions"});
  blocks.emplace_back(Paragraph{say(
      Words{"Совпадение – доля троек слов подряд более короткого текста, которые есть и в другом. "
            "Что это – повторная заявка, общий шаблон или заимствование, – решает комиссия.",
            "In common is the share of the shorter text's runs of three words that the other "
            "has too. Whether it is a second submission, a common template or borrowing is for "
            "the commission to say."})});
  blocks.emplace_back(std::move(table));
  if (shown < duplicates.size()) {
    blocks.emplace_back(cut_note(narrator, shown, duplicates.size()));
  }
}

}  // namespace

Blocks similar(const Narrator& narrator) {
  const auto& found = narrator.dossier.clusters;
  const auto all = narrator.study().practices.count().value();
  const bool some_left_out = narrator.study().themes && found.compared < all;
  if (narrator.order.published() || (found.clusters.empty() && !some_left_out)) return {};
  Blocks blocks;
  blocks.emplace_back(
      Heading{2, narrator.say(Words{"Похожие практики", "Practices that are alike"}), "similar"});
  if (some_left_out) {
    blocks.emplace_back(Paragraph{narrator.say(
        Words{"Сравнены только практики, у которых есть аннотация или текст: {0} из {1}. В больших "
              "программах одних названий для сравнения мало.",
              "Only practices with an abstract or a text are compared: {0} of {1}. In large "
              "programmes titles alone are too little to compare."},
        {narrator.say.whole(found.compared), narrator.say.whole(all)})});
  }
  if (found.clusters.empty()) return blocks;
  blocks.emplace_back(what_it_is(narrator));
  if (!found.map.empty()) blocks.emplace_back(map_of(narrator));
  const auto shown = std::min(found.clusters.size(), narrator.order.rows_max);
  blocks.emplace_back(groups_table(narrator, shown));
  if (shown < found.clusters.size()) {
    blocks.emplace_back(cut_note(narrator, shown, found.clusters.size()));
  }
  add_duplicates(narrator, blocks);
  return blocks;
}

}  // namespace otbor::sections
