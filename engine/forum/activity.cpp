#include "engine/forum/activity.hpp"

#include <algorithm>

namespace otbor {
namespace {

/// The records of one platform or institution that the measures are taken from.
struct Facts {
  std::optional<Presence> presence;
  NoIndex no_presence = NoIndex::no_attendance;
  std::optional<std::uint32_t> questions;
  std::uint32_t talks_with_questions_noted = 0;
  NoIndex no_questions = NoIndex::no_questions;
  std::optional<std::uint32_t> sheets;
  NoIndex no_sheets = NoIndex::no_feedback;
  std::uint32_t talks = 0;
};

Ratio share(std::uint32_t a, std::uint32_t b) { return Ratio(Points::whole(a), b); }

/// The measure of one part, or why there is none.
IndexPartValue valued(const IndexPart& part, const Facts& facts) {
  IndexPartValue result{.part = part};
  const bool seen = facts.presence && facts.presence->connections > 0;
  switch (part.measure) {
    case IndexMeasure::retained:
      if (!seen) {
        result.missing = facts.no_presence;
      } else if (!facts.presence->retained || facts.presence->timed == 0) {
        result.missing = NoIndex::no_times;
      } else {
        result.value = share(*facts.presence->retained, facts.presence->timed);
      }
      break;
    case IndexMeasure::questions:
      if (facts.questions && facts.talks_with_questions_noted > 0) {
        result.value = share(*facts.questions, facts.talks_with_questions_noted);
      } else {
        result.missing = facts.no_questions;
      }
      break;
    case IndexMeasure::feedback:
      if (!seen) {
        result.missing = facts.no_presence;
      } else if (!facts.sheets) {
        result.missing = facts.no_sheets;
      } else {
        result.value = share(*facts.sheets, facts.presence->connections);
      }
      break;
    case IndexMeasure::talks:
      result.value = Ratio(Points::whole(facts.talks));
      break;
  }
  if (result.value) {
    const Ratio whole(Points::whole(1));
    result.earned = std::min(whole, result.value->divided_by(part.full_at)).times(part.weight);
  }
  return result;
}

ActivityIndex index_of(const std::vector<IndexPart>& parts, const Facts& facts) {
  ActivityIndex index;
  if (parts.empty()) index.missing = NoIndex::no_parts;
  Ratio sum;
  for (const auto& part : parts) {
    const auto& value = index.parts.emplace_back(valued(part, facts));
    if (value.earned) {
      sum = sum + *value.earned;
    } else if (!index.missing) {
      index.missing = value.missing;
    }
  }
  if (!index.missing) index.index = sum;
  return index;
}

Points weight_of(const std::vector<IndexPart>& parts) {
  Points sum;
  for (const auto& part : parts) sum = sum + part.weight;
  return sum;
}

template <class Thing>
bool any_attributed(const Per<Thing, std::uint32_t>& sheets) {
  return std::ranges::any_of(sheets, [](auto n) { return n > 0; });
}

void note_feedback(const ActivityRecords& records, bool attributed, std::uint32_t sheets,
                   Facts& facts) {
  if (records.feedback == nullptr || records.feedback->counted == 0) return;
  if (attributed) {
    facts.sheets = sheets;
  } else {
    facts.no_sheets = NoIndex::feedback_of_where;
  }
}

void note_questions(const ActivityRecords& records, Index<Platform> at, Facts& facts) {
  if (records.talks_result == nullptr) return;
  const auto& platforms = records.talks_result->platforms;
  const auto found = std::ranges::find(platforms, at, &PlatformTalks::platform);
  if (found == platforms.end() || found->talks_with_questions_noted == 0) return;
  facts.questions = found->questions();
  facts.talks_with_questions_noted = found->talks_with_questions_noted;
}

}  // namespace

Activity activity(const Study& study, const ActivityRecords& records, const Monitoring& rules) {
  Activity result;
  result.maximum = weight_of(rules.platform_index);
  result.institution_maximum = weight_of(rules.institution_index);
  result.talks = Per<Institution, std::uint32_t>(study.institutions.count());
  if (records.talks != nullptr) {
    for (const auto& talk : *records.talks) {
      ++(talk.institution ? result.talks[*talk.institution] : result.talks_of_no_institution);
    }
  }
  const auto* feedback = records.feedback;
  const std::size_t platforms = study.themes ? study.themes->platforms.count().value() : 0;
  for (const auto at : Count<Platform>(platforms)) {
    Facts facts;
    if (records.platforms != nullptr) facts.presence = (*records.platforms)[at];
    note_questions(records, at, facts);
    if (feedback != nullptr) {
      note_feedback(records, any_attributed(feedback->of_platform), feedback->of_platform[at],
                    facts);
    }
    result.platforms.push_back(index_of(rules.platform_index, facts));
  }
  for (const auto at : study.institutions.count()) {
    Facts facts{.no_questions = NoIndex::questions_of_whom};
    if (records.institutions != nullptr) {
      facts.presence = (*records.institutions)[at];
      facts.no_presence = NoIndex::not_seen;
    }
    facts.talks = result.talks[at];
    if (feedback != nullptr) {
      note_feedback(records, any_attributed(feedback->of_institution), feedback->of_institution[at],
                    facts);
    }
    result.institutions.push_back(index_of(rules.institution_index, facts));
  }
  return result;
}

}  // namespace otbor
