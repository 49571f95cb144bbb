#include "engine/intake/forum/votes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/ratings/not_fitting.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

constexpr std::int64_t votes_max = 1'000'000;

std::string text_or_nothing(const std::optional<TextValue>& value) {
  return value ? value->value : std::string();
}

std::optional<Choice3> choice_of(std::string_view cell) {
  struct Word {
    std::string_view word;
    Choice3 choice;
  };
  constexpr std::array<Word, 15> words{{{"за", Choice3::in_favour},
                                        {"да", Choice3::in_favour},
                                        {"поддерживаю", Choice3::in_favour},
                                        {"for", Choice3::in_favour},
                                        {"yes", Choice3::in_favour},
                                        {"против", Choice3::against},
                                        {"нет", Choice3::against},
                                        {"не поддерживаю", Choice3::against},
                                        {"against", Choice3::against},
                                        {"no", Choice3::against},
                                        {"воздержался", Choice3::abstained},
                                        {"воздержалась", Choice3::abstained},
                                        {"воздерживаюсь", Choice3::abstained},
                                        {"abstained", Choice3::abstained},
                                        {"abstain", Choice3::abstained}}};
  const auto folded = utf8::folded(cell);
  const auto found = std::ranges::find(words, folded, &Word::word);
  if (found == words.end()) return std::nullopt;
  return found->choice;
}

/// Who withdrew from a proposal, or did not vote on it, is no voter of it: as a blank cell.
bool did_not_vote(std::string_view cell) {
  constexpr std::array<std::string_view, 8> words{
      "отвод",         "самоотвод",      "не голосовал", "не голосовала",
      "не участвовал", "не участвовала", "recused",      "did not vote"};
  return std::ranges::find(words, utf8::folded(cell)) != words.end();
}

/// By its code, its text or both: «1. Создать …»; a question of a form may go on after the text.
std::optional<std::size_t> proposal_named(const ResolutionForm& form, std::string_view cell) {
  const auto wanted = utf8::folded(cell);
  for (std::size_t i = 0; i < form.proposals.size(); ++i) {
    const auto id = utf8::folded(form.proposals[i].id.value);
    const auto text = utf8::folded(form.proposals[i].text.value);
    if (wanted == id || wanted == "предложение " + id || wanted == "п. " + id) return i;
    if (!text.empty() && wanted.find(text) != std::string::npos) return i;
    if (!id.empty() && (wanted.starts_with(id + ". ") || wanted.starts_with(id + ") "))) return i;
  }
  return std::nullopt;
}

using Columns = std::vector<std::optional<std::size_t>>;  // of each column: its proposal

Columns proposal_columns(const ResolutionForm& form, const std::vector<std::string>& headings) {
  Columns columns;
  for (const auto& heading : headings) columns.push_back(proposal_named(form, heading));
  return columns;
}

bool is_wide(const Columns& columns) {
  return std::ranges::any_of(columns, [](const auto& column) { return column.has_value(); });
}

std::uint32_t line_of(const Sources& sources, Span span) {
  const auto before = std::string_view(sources[span.source].text).substr(0, span.begin);
  return static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 1);
}

class VoteReader {
 public:
  VoteReader(const Sources& sources, const ResolutionForm& form, const Study& study,
             const ForumNames& names, Diagnostics& diagnostics)
      : sources_(sources), form_(form), names_(names), diagnostics_(diagnostics) {
    votes.resolution = build_resolution(form, study, diagnostics);
    if (form.voting) {
      for (const auto& voter : form.voting->voters) listed_.insert(key_of(voter.value));
    }
  }

  void read(const CsvTable& table, const Renamed& renamed) {
    const auto columns = proposal_columns(form_, table.headings);
    const bool wide = is_wide(columns);
    // Headings that are proposals are no unread columns.
    auto others = table;
    for (std::size_t i = 0; wide && i < columns.size(); ++i) {
      if (columns[i]) others.headings[i].clear();
    }
    const auto rows = read_rows<VoteRow>(sources_, others, renamed, diagnostics_);
    if (!wide) {
      for (const auto& row : rows) read_long(row);
      return;
    }
    RowReader reader(sources_, table, quiet_);
    for (std::size_t at = 0; reader.next() && at < rows.size(); ++at) {
      auto& ballot = ballot_of(rows[at]);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i]) continue;
        const auto cell = reader.cell(i);
        if (!cell.value.empty()) ballot.choices[*columns[i]] = choice(cell);
      }
    }
  }

  Votes votes;

 private:
  static std::string key_of(std::string_view name) { return utf8::folded(name); }

  std::optional<Choice3> choice(const TextValue& cell) {
    if (did_not_vote(cell.value)) return std::nullopt;
    const auto choice = choice_of(cell.value);
    if (!choice) {
      report_not_fitting(cell, {"голос", "vote"}, {"за", "против", "воздержался"}, diagnostics_);
    }
    return choice;
  }

  /// A new ballot for the row; who cast it is the address, else the code or name, or, where
  /// institutions vote, the institution.
  Ballot& ballot_of(const VoteRow& row) {
    auto& ballot = votes.ballots.emplace_back();
    ballot.row = line_of(sources_, row.span);
    if (row.at) ballot.at = row.at->value;
    ballot.choices.resize(votes.resolution.proposals.size());
    std::string key = row.email.value.empty() ? row.voter.value : row.email.value;
    const bool institutions = votes.resolution.voter == VoterKind::institution;
    std::optional<Index<Institution>> institution;
    if (institutions) {
      institution = names_.institution(row.institution, diagnostics_);
      key = row.institution.value;
    } else if (row.email.value.empty() && !row.institution.value.empty()) {
      key += " " + row.institution.value;
    }
    if (key.empty()) {
      ballot.eligible = listed_.empty();
      return ballot;
    }
    if (!listed_.empty()) {
      ballot.eligible = listed_.contains(key_of(row.voter.value)) ||
                        listed_.contains(key_of(row.email.value)) ||
                        listed_.contains(key_of(row.institution.value));
    } else if (institutions) {
      ballot.eligible = institution.has_value();
    }
    const auto name = institution ? "#" + std::to_string(institution->value()) : key_of(key);
    ballot.voter = voters_.emplace(name, voters_.size()).first->second;
    return ballot;
  }

  void read_long(const VoteRow& row) {
    const auto at = proposal_named(form_, row.proposal.value);
    if (!at) {
      std::vector<std::string> ids;
      for (const auto& proposal : form_.proposals) ids.push_back(proposal.id.value);
      const auto& at_cell = row.proposal.value.empty() ? row.span : row.proposal.span;
      diagnostics_.add(Found::unknown_proposal, at_cell,
                       {row.proposal.value, did_you_mean(row.proposal.value, ids), listed(ids)});
      return;
    }
    const bool totals =
        !row.in_favour.value.empty() || !row.against.value.empty() || !row.abstained.value.empty();
    // Single votes beside totals would be counted twice.
    if (totals ? !votes.ballots.empty() : !votes.counted.empty()) {
      const auto& cell = totals ? row.in_favour : row.choice;
      diagnostics_.add(Found::votes_and_totals, cell.value.empty() ? row.span : cell.span);
      return;
    }
    if (!totals) {
      if (!row.choice.value.empty()) ballot_of(row).choices[*at] = choice(row.choice);
      return;
    }
    votes.counted.resize(votes.resolution.proposals.size());
    if (votes.counted[*at]) {
      diagnostics_.add(Found::votes_counted_twice, row.proposal.span, {row.proposal.value});
      return;
    }
    votes.counted[*at] = CountedVotes{.in_favour = whole(row.in_favour),
                                      .against = whole(row.against),
                                      .abstained = whole(row.abstained)};
  }

  std::uint32_t whole(const TextValue& cell) {
    if (cell.value.empty()) return 0;
    const auto value = parse_points(cell.value, true, 0);
    if (!value || *value < Points() || *value > Points::whole(votes_max)) {
      report_not_fitting(cell, {"число", "number"}, {"0", "…", std::to_string(votes_max)},
                         diagnostics_);
      return 0;
    }
    return static_cast<std::uint32_t>(value->millionths() / Points::unit);
  }

  const Sources& sources_;
  const ResolutionForm& form_;
  const ForumNames& names_;
  Diagnostics& diagnostics_;
  Diagnostics quiet_;             // the same cells were told of by the first walk
  std::set<std::string> listed_;  // who may vote
  std::map<std::string, std::size_t> voters_;
};

}  // namespace

NamedFields votes_wish(const std::vector<std::string_view>& cells, const ResolutionForm& resolution,
                       const Renamed& renamed) {
  auto named = named_fields(cells, fields_of<VoteRow>(), renamed);
  for (const auto cell : cells) {
    if (proposal_named(resolution, cell)) ++named.fields;
  }
  return named;
}

Resolution build_resolution(const ResolutionForm& form, const Study& study,
                            Diagnostics& diagnostics) {
  Resolution resolution;
  const BallotTermsForm none{};
  const auto& terms = form.voting ? *form.voting : none;
  for (const auto& text : form.observed) resolution.observed.push_back(text.value);
  std::map<std::string, Span> seen;
  for (const auto& proposal : form.proposals) {
    const auto [first, is_new] = seen.emplace(proposal.id.value, proposal.id.span);
    if (!is_new) {
      diagnostics.add(Found::duplicate_id, proposal.id.span, {proposal.id.value}, first->second);
    }
    auto rule = VoteRule::half_of_voters;
    if (terms.rule) rule = terms.rule->value;
    if (proposal.rule) rule = proposal.rule->value;
    resolution.proposals.push_back({proposal.id.value, proposal.text.value,
                                    text_or_nothing(proposal.addressee),
                                    text_or_nothing(proposal.deadline), rule});
  }
  for (const auto& recommended : form.recommended) {
    auto& to = resolution.recommended.emplace_back();
    to.first = recommended.to.value;
    for (const auto& what : recommended.what) to.second.push_back(what.value);
  }
  resolution.mode = text_or_nothing(terms.mode);
  if (terms.begins) resolution.begins = terms.begins->value;
  if (terms.ends) resolution.ends = terms.ends->value;
  if (terms.voter) resolution.voter = terms.voter->value;
  if (terms.eligible) {
    resolution.eligible = static_cast<std::uint32_t>(terms.eligible->value);
  } else if (!terms.voters.empty()) {
    resolution.eligible = static_cast<std::uint32_t>(terms.voters.size());
  } else if (resolution.voter == VoterKind::institution && !study.institutions.empty()) {
    resolution.eligible = study.institutions.count().value();
  }
  if (terms.quorum_percent) resolution.quorum_percent = terms.quorum_percent->value;
  resolution.placed = text_or_nothing(form.placed);
  resolution.responsible = text_or_nothing(form.responsible);
  return resolution;
}

Votes build_votes(const Sources& sources, const ResolutionForm& form,
                  const std::vector<CsvTable>& tables, const Renamed& renamed, const Study& study,
                  const ForumNames& names, Diagnostics& diagnostics) {
  VoteReader reader(sources, form, study, names, diagnostics);
  for (const auto& table : tables) reader.read(table, renamed);
  return std::move(reader.votes);
}

}  // namespace otbor
