#include "engine/render/words/evidence_text.hpp"

#include <array>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// A sentence of a list may be as long as a page.
constexpr std::size_t quote_characters_max = 300;

constexpr std::array<EvidenceLevel, 4> ladder{EvidenceLevel::not_found, EvidenceLevel::mentioned,
                                              EvidenceLevel::described, EvidenceLevel::confirmed};

/// A line says something of a file that is opened in an editor; a word processor has none.
bool has_lines(std::string_view file) { return file.ends_with(".txt") || file.ends_with(".md"); }

}  // namespace

std::string_view sign_of(EvidenceLevel level) {
  constexpr std::array<std::string_view, 4> signs{"○", "◔", "◑", "●"};
  return signs.at(static_cast<std::size_t>(level));
}

std::string ladder_legend(const Speech& say) {
  std::vector<std::string> parts;
  for (const auto level : ladder) {
    parts.push_back(std::string(sign_of(level)) + " " + say(name_of(level)));
  }
  return Speech::listed(parts);
}

std::string place_of(const Narrator& narrator, Index<Practice> at, const Quote& quote) {
  const auto& say = narrator.say;
  const auto& practice = narrator.practice(at);
  const auto number = [](std::uint32_t n) { return Text(std::to_string(n)); };
  if (quote.part == TextPart::abstract) {
    return say(Words{"аннотация, предложение {0}", "abstract, sentence {0}"},
               {number(quote.sentence)});
  }
  if (quote.part == TextPart::field) {
    const auto& stage = narrator.study().cycle->stages[quote.field];
    return say(Words{"поле {0}, предложение {1}", "field {0}, sentence {1}"},
               {Text(say.quoted(stage.title)), number(quote.sentence)});
  }
  auto place = say(Words{"абзац {0}, предложение {1}", "paragraph {0}, sentence {1}"},
                   {number(quote.paragraph), number(quote.sentence)});
  if (practice.body_file.empty()) return place;
  place += "; " + practice.body_file;
  if (has_lines(practice.body_file)) {
    place += say(Words{", строка {0}", ", line {0}"}, {number(quote.line)});
  }
  return place;
}

std::string cited_text(const Narrator& narrator, Index<Practice> at, const Quote& quote) {
  auto words = quoted_text(narrator.practice(at), quote);
  const auto part = utf8::prefix(words, quote_characters_max);
  if (part.size() < words.size()) words = std::string(part) + "…";
  return narrator.say.quoted(words) + " (" + place_of(narrator, at, quote) + ")";
}

const PracticeEvidence* evidence_of(const Narrator& narrator, Index<Practice> at) {
  const auto& all = narrator.dossier.cycles.evidence;
  if (narrator.order.published() || all.empty()) return nullptr;
  return all[at].basis == TextBasis::none ? nullptr : &all[at];
}

}  // namespace otbor
