#include "engine/cycle/evidence/sections.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "engine/base/utf8.hpp"

namespace otbor {
namespace {

/// Ranks of headings: `#` is 1. A line that is a heading by its looks alone stands below those that
/// a writer has marked.
constexpr std::size_t rank_of_unmarked = 7;

std::size_t rank_of(std::string_view text, std::uint32_t begin) {
  std::size_t marks = 0;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  while (begin > 0 && text[begin - 1] == '#') {
    --begin;
    ++marks;
  }
  return marks > 0 ? marks : rank_of_unmarked;
}

struct OpenHeading {
  std::size_t rank = 0;
  std::vector<Index<Stage>> stages;  // none: those of the heading above it
};

/// «## Анализ», «Анализ ситуации» on a line of its own, «3. Меры:».
struct Heading {
  bool is_one = false;
  std::vector<Index<Stage>> stages;
};

class Headings {
 public:
  Headings(std::string_view text, const Cycle& cycle, const FieldNames& names)
      : text_(text), cycle_(cycle), names_(names) {}

  [[nodiscard]] Heading read(const TextParagraph& paragraph) const {
    const auto words = text_.substr(paragraph.begin, paragraph.end - paragraph.begin);
    if (paragraph.kind == Passage::heading) return {true, stages(names_.find(words))};
    const bool one_line = words.find('\n') == std::string_view::npos;
    if (paragraph.kind == Passage::table_row || !one_line) return {};
    auto found = stages(names_.find_bare(words));
    const bool is_one = !found.empty();
    return {is_one, std::move(found)};
  }

 private:
  [[nodiscard]] std::vector<Index<Stage>> stages(const std::vector<std::string>* ids) const {
    std::vector<Index<Stage>> found;
    if (ids == nullptr) return found;
    for (const auto at : cycle_.stages.count()) {
      if (std::ranges::find(*ids, cycle_.stages[at].id) != ids->end()) found.push_back(at);
    }
    return found;
  }

  std::string_view text_;
  const Cycle& cycle_;
  const FieldNames& names_;
};

const std::vector<Index<Stage>>* innermost(const std::vector<OpenHeading>& open) {
  for (auto at = open.rbegin(); at != open.rend(); ++at) {
    if (!at->stages.empty()) return &at->stages;
  }
  return nullptr;
}

/// Whatever was done under «Цели и задачи» is no goal: without figures it takes words of its own.
void lower(StageSentence& one, const std::vector<StageSentence>& by_own_words) {
  if (one.level != EvidenceLevel::described) return;
  const bool told = std::ranges::any_of(by_own_words, [&](const StageSentence& other) {
    return other.sentence == one.sentence && other.stage == one.stage &&
           other.level >= EvidenceLevel::described;
  });
  if (!told) one.level = EvidenceLevel::mentioned;
}

}  // namespace

FieldNames stage_headings(const Cycle& cycle) {
  FieldNames names;
  for (const auto& stage : cycle.stages) {
    for (const auto& name : stage.field_names) names.add(name, stage.id);
    names.add_label(stage.id);
    names.add_label(stage.code);
  }
  return names;
}

std::vector<TextSection> sections_of(const Prose& read, std::string_view text, const Cycle& cycle,
                                     const FieldNames& names) {
  const Headings headings(text, cycle, names);
  std::vector<TextSection> sections;
  std::vector<OpenHeading> open;
  bool goes_on = false;
  for (const auto& paragraph : read.paragraphs) {
    if (auto heading = headings.read(paragraph); heading.is_one) {
      const auto rank = rank_of(text, paragraph.begin);
      while (!open.empty() && open.back().rank >= rank) open.pop_back();
      open.push_back({rank, std::move(heading.stages)});
      goes_on = false;
      continue;
    }
    const auto* stages = innermost(open);
    if (stages == nullptr || paragraph.first_sentence == paragraph.last_sentence) continue;
    if (goes_on) {
      sections.back().last = paragraph.last_sentence;
    } else {
      sections.push_back({*stages, paragraph.first_sentence, paragraph.last_sentence});
    }
    goes_on = true;
  }
  return sections;
}

std::vector<StageSentence> levels_in(const std::vector<TextSection>& sections,
                                     const TextReader& text) {
  const auto plain = levels_of(text);
  auto found = plain;
  const auto inside = [](const TextSection& section) {
    return [&section](const StageSentence& one) {
      return one.sentence >= section.first && one.sentence < section.last;
    };
  };
  std::vector<StageSentence> of_fields;
  std::optional<Index<Stage>> read_as;
  std::vector<StageSentence> as_field;
  for (const auto& section : sections) {
    if (section.stages.size() != 1) continue;  // each sentence tells which stage it speaks of
    if (read_as != section.stages.front()) {
      read_as = section.stages.front();
      as_field = levels_of(text, read_as);
    }
    std::erase_if(found, inside(section));
    for (auto one : as_field) {
      if (!inside(section)(one)) continue;
      if (one.stage == read_as && text.vocabulary().stated[one.stage]) lower(one, plain);
      of_fields.push_back(one);
    }
  }
  std::ranges::move(of_fields, std::back_inserter(found));
  std::ranges::stable_sort(found, {}, &StageSentence::sentence);
  return found;
}

}  // namespace otbor
