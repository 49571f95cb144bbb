#include <algorithm>
#include <array>

#include "engine/forum/forum.hpp"
#include "engine/model/forum.hpp"
#include "engine/render/papers/note/note.hpp"
#include "engine/render/sections/forum_words.hpp"

namespace otbor::papers::note {
namespace {

const Resolution& resolution_of(const Study& study) {
  static const Resolution none;
  return study.forum && study.forum->votes ? study.forum->votes->resolution : none;
}

std::string moment_text(const std::optional<Moment>& moment, Lang lang) {
  return moment ? date_in_digits(*moment).in(lang) : std::string();
}

void add_proposals(const PaperInput& input, const Resolution& resolution, const VotesResult* result,
                   Fields& fields) {
  const auto lang = input.lang();
  std::vector<Fields> items;
  std::uint64_t accepted = 0;
  const auto usual =
      resolution.proposals.empty() ? VoteRule::half_of_voters : resolution.proposals.front().rule;
  for (std::size_t i = 0; i < resolution.proposals.size(); ++i) {
    const auto& proposal = resolution.proposals[i];
    const ProposalTally tally = result != nullptr ? result->proposals[i] : ProposalTally();
    const bool voted = tally.voters() > 0;
    if (tally.accepted.value_or(false)) ++accepted;
    auto& item = items.emplace_back();
    const auto whole = [&](std::uint32_t n) { return voted ? input.say().whole(n) : ""; };
    item.text({"код", "code"}, proposal.id);
    item.text({"предложение", "proposal"}, proposal.text);
    item.text({"предложение_в_кавычках", "quoted_proposal"}, input.say().quoted(proposal.text));
    item.text({"адресат", "addressee"}, proposal.addressee, "–");
    item.text({"срок", "deadline"}, proposal.deadline, "–");
    item.text({"за", "in_favour"}, whole(tally.in_favour), "");
    item.text({"против", "against"}, whole(tally.against), "");
    item.text({"воздержались", "abstained"}, whole(tally.abstained), "");
    item.text({"процент_за", "percent_in_favour"},
              voted ? tenths(input, tally.percent_in_favour()) : "", "");
    item.text({"принято", "accepted"},
              !tally.accepted   ? ""
              : *tally.accepted ? input.say()(Words{"да", "yes"})
                                : input.say()(Words{"нет", "no"}),
              "");
    item.text({"итог", "outcome"},
              !tally.accepted   ? ""
              : *tally.accepted ? input.say()(Words{"принято", "accepted"})
                                : input.say()(Words{"не принято", "not accepted"}),
              "");
    item.text({"правило", "rule"}, input.say()(words_of(proposal.rule)));
    item.text({"особое_правило", "own_rule"}, proposal.rule == usual ? "" : "1");
  }
  fields.number({"предложений", "proposals_count"}, items.size(), lang);
  fields.number({"принято_предложений", "proposals_accepted"}, accepted, lang);
  fields.text({"правило_голосования", "vote_rule"}, input.say()(words_of(usual)));
  fields.list({"предложения", "proposals"},
              {{"код", "code"},
               {"предложение", "proposal"},
               {"предложение_в_кавычках", "quoted_proposal"},
               {"адресат", "addressee"},
               {"срок", "deadline"},
               {"за", "in_favour"},
               {"против", "against"},
               {"воздержались", "abstained"},
               {"процент_за", "percent_in_favour"},
               {"принято", "accepted"},
               {"итог", "outcome"},
               {"правило", "rule"},
               {"особое_правило", "own_rule"}},
              std::move(items));
}

/// How many ballots do not count, by reason.
void add_spoilt(const PaperInput& input, const VotesResult* result, Fields& fields) {
  constexpr std::array reasons{NotCounted::superseded, NotCounted::too_early, NotCounted::too_late,
                               NotCounted::not_eligible, NotCounted::blank};
  std::vector<Fields> items;
  for (const auto why : reasons) {
    const auto n =
        result == nullptr ? 0 : std::ranges::count(result->spoilt, why, &SpoiltBallot::why);
    if (n == 0) continue;
    auto& item = items.emplace_back();
    item.text({"причина", "reason"}, input.say()(words_of(why)));
    item.number({"голосов", "votes"}, static_cast<std::uint64_t>(n), input.lang());
  }
  fields.number({"голосов_не_учтено", "votes_not_counted"},
                result != nullptr ? result->spoilt.size() : 0, input.lang());
  fields.list({"не_учтены", "not_counted"}, {{"причина", "reason"}, {"голосов", "votes"}},
              std::move(items));
}

void add_recommended_to(const Resolution& resolution, Fields& fields) {
  std::vector<Fields> items;
  for (const auto& [to, what] : resolution.recommended) {
    auto& item = items.emplace_back();
    item.text({"кому", "to"}, to);
    item.text({"что", "what"}, Speech::listed(what, "; "));
  }
  fields.list({"рекомендовано_кому", "recommended_to"}, {{"кому", "to"}, {"что", "what"}},
              std::move(items));
}

}  // namespace

void add_votes(const PaperInput& input, Fields& fields) {
  const auto& study = input.narrator.study();
  const auto& dossier = input.narrator.dossier;
  const auto lang = input.lang();
  const auto& resolution = resolution_of(study);
  static const ForumEvent none_told;
  const auto& event = study.forum ? study.forum->event : none_told;
  const VotesResult* result =
      dossier.forum && dossier.forum->votes && dossier.forum->votes->voters > 0
          ? &*dossier.forum->votes
          : nullptr;
  add_texts({"отмечают", "observed"}, resolution.observed, fields);
  add_recommended_to(resolution, fields);
  add_proposals(input, resolution, result, fields);
  add_spoilt(input, result, fields);
  fields.text({"голосование_предложено", "vote_invited"}, event.vote_invited ? "1" : "");
  fields.text({"форма_голосования", "vote_mode"}, resolution.mode);
  fields.text({"голосование_с", "vote_from"}, moment_text(resolution.begins, lang));
  fields.text({"голосование_по", "vote_to"}, moment_text(resolution.ends, lang));
  const bool institutions = resolution.voter == VoterKind::institution;
  fields.text({"голосуют_организации", "institutions_vote"}, institutions ? "1" : "");
  fields.text({"имели_право", "eligible"},
              resolution.eligible ? input.say().whole(*resolution.eligible) : "");
  fields.number({"проголосовало", "voted"}, result != nullptr ? result->voters : 0, lang);
  fields.text({"явка", "turnout"}, result != nullptr && result->turnout_percent
                                       ? tenths(input, *result->turnout_percent)
                                       : "");
  const bool quorum = result != nullptr && result->quorum.has_value();
  fields.text({"кворум", "quorum_percent"},
              quorum ? input.say()(print_points(resolution.quorum_percent)) : "");
  fields.text({"кворум_есть", "quorum"}, quorum && *result->quorum ? "1" : "");
  fields.text({"кворума_нет", "no_quorum"}, quorum && !*result->quorum ? "1" : "");
  const bool unchecked = result != nullptr && !quorum && resolution.quorum_percent > Points();
  fields.text({"кворум_не_проверен", "quorum_unchecked"},
              unchecked ? input.say()(print_points(resolution.quorum_percent)) : "");
  fields.text({"голоса_без_имён", "anonymous_votes"},
              result != nullptr && result->anonymous ? "1" : "");
  fields.text({"голосов_больше_права", "more_than_eligible"},
              result != nullptr && result->more_than_eligible ? "1" : "");
  fields.text({"резолюция_размещена", "resolution_placed"},
              resolution.placed.empty() ? event.resolution_placed : resolution.placed);
  fields.text({"ответственный", "responsible"}, resolution.responsible);
}

}  // namespace otbor::papers::note
