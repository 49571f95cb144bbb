#include "engine/intake/forum/tables.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/base/utf8.hpp"
#include "engine/intake/forms/programme.hpp"
#include "engine/intake/forum/feedback.hpp"
#include "engine/intake/forum/talks.hpp"
#include "engine/intake/forum/votes.hpp"

namespace otbor {
namespace {

constexpr std::array<std::string_view, 5> table_endings{".csv", ".xlsx", ".ods", ".xlsm", ".xls"};

constexpr std::string_view resolution_file = "forum/resolution.yaml";

/// forum/talks.csv, forum/talks-1.xlsx: every table of the folder whose name begins so.
std::vector<std::string> tables_named(Loader& loader, std::string_view beginning) {
  std::vector<std::string> found;
  for (const auto& name : loader.list("forum")) {
    const auto lower = utf8::folded(name);
    if (!lower.starts_with(beginning) || lower.size() == beginning.size()) continue;
    const char next = lower[beginning.size()];
    const bool is_table =
        std::ranges::any_of(table_endings, [&](auto ending) { return lower.ends_with(ending); });
    if (is_table && (next == '.' || next == '-')) found.push_back("forum/" + name);
  }
  return found;
}

std::vector<CsvTable> tables(Loader& loader, std::string_view beginning, const TableWish& wish) {
  std::vector<CsvTable> all;
  for (const auto& name : tables_named(loader, beginning)) {
    std::ranges::move(loader.tables(name, true, {}, wish), std::back_inserter(all));
  }
  return all;
}

std::string text_or_nothing(const std::optional<TextValue>& value) {
  return value ? value->value : std::string();
}

std::vector<std::string> texts_of(const std::vector<TextValue>& values) {
  std::vector<std::string> texts;
  for (const auto& value : values) texts.push_back(value.value);
  return texts;
}

ForumEvent build_event(const ForumForm& form) {
  ForumEvent event{.title = text_or_nothing(form.title),
                   .date = {},
                   .mode = text_or_nothing(form.mode),
                   .kinds = texts_of(form.kinds),
                   .idea = text_or_nothing(form.idea),
                   .conference = text_or_nothing(form.conference),
                   .conference_when = text_or_nothing(form.conference_when),
                   .activity_signs = texts_of(form.activity_signs),
                   .remarks = texts_of(form.remarks),
                   .vote_invited = form.vote_invited && form.vote_invited->value,
                   .resolution_placed = text_or_nothing(form.resolution_placed),
                   .talk_limit_seconds = {}};
  if (form.date) event.date = form.date->value;
  if (form.talk_minutes) {
    constexpr std::int64_t minute = 60;
    event.talk_limit_seconds =
        static_cast<std::uint32_t>(form.talk_minutes->value.millionths() * minute / Points::unit);
  }
  return event;
}

}  // namespace

ForumTables load_forum_tables(Loader& loader, const Sources& sources, const Renamed& renamed,
                              Diagnostics& diagnostics) {
  ForumTables found;
  found.renamed = renamed;
  const TableWish talks_wish{[&](const std::vector<std::string_view>& cells) {
    return named_fields(cells, fields_of<TalkRow>(), renamed);
  }};
  for (const auto& table : tables(loader, "talks", talks_wish)) {
    found.has_talks = true;
    auto rows = read_rows<TalkRow>(sources, table, renamed, diagnostics);
    std::ranges::move(rows, std::back_inserter(found.talks));
  }
  found.feedback = tables(loader, "feedback", {[&](const std::vector<std::string_view>& cells) {
                            return answers_wish(cells, renamed);
                          }});
  found.resolution = loader.form<ResolutionForm>(resolution_file, false, {});
  const ResolutionForm none{};
  const auto& resolution = found.resolution ? *found.resolution : none;
  found.votes = tables(loader, "votes", {[&](const std::vector<std::string_view>& cells) {
                         return votes_wish(cells, resolution, renamed);
                       }});
  if (!loader.list("forum").empty()) {
    found.monitoring = loader.form<MonitoringForm>("forum-monitoring.yaml", true, {});
  }
  return found;
}

bool build_forum_tables(const ForumTables& tables, const ForumForm* form, const Sources& sources,
                        const Study& study, ForumRecords& records, Diagnostics& diagnostics) {
  if (form != nullptr) records.event = build_event(*form);
  if (tables.monitoring) records.monitoring = build_monitoring(*tables.monitoring, diagnostics);
  if (!tables.has_talks && tables.feedback.empty() && !tables.resolution && tables.votes.empty()) {
    return form != nullptr;  // names of a whole country are not gathered for nothing
  }
  const ForumNames names(study);
  if (tables.has_talks) {
    records.talks =
        build_talks(tables.talks, study, names, records.event.talk_limit_seconds, diagnostics);
  }
  if (!tables.feedback.empty()) {
    records.feedback = build_feedback(sources, tables.feedback, tables.renamed, names,
                                      records.monitoring, diagnostics);
  }
  if (tables.resolution) {
    records.votes = build_votes(sources, *tables.resolution, tables.votes, tables.renamed, study,
                                names, diagnostics);
  }
  const bool proposals = records.votes && !records.votes->resolution.proposals.empty();
  if (!tables.votes.empty() && !proposals) {
    diagnostics.add(Found::missing_file, tables.votes.front().heading_spans.front(),
                    {resolution_file, Text()});
  }
  return form != nullptr || records.talks || records.feedback || records.votes;
}

}  // namespace otbor
