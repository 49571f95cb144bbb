#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 256;

std::vector<Reason> reasons_of(const Facts& facts, Index<Practice> at, Register wording) {
  Reasons reasons(wording);
  write_decision(facts, at, reasons);
  if (takes_part(facts.practice(at).status)) {
    write_total(facts, at, reasons);
    write_line(facts, at, reasons);
    write_gates(facts, at, reasons);
    write_ties(facts, at, reasons);
    write_criteria(facts, at, reasons);
    write_against_list(facts, at, reasons);
    write_cycle(facts, at, reasons);
    write_experts(facts, at, reasons);
    write_agreement(facts, at, reasons);
    write_advice(facts, at, reasons);
    write_theme(facts, at, reasons);
    write_goal(facts, at, reasons);
  }
  write_records(facts, at, reasons);
  return reasons.take();
}

}  // namespace

Justification justify(const Dossier& so_far, num::Threads threads) {
  const auto practices = so_far.study.practices.count();
  Justification justification{
      .reasons = Per<Practice, std::vector<Reason>>(practices),
      .list = list_profile(so_far.study, so_far.ranking, so_far.selection.recommended)};
  const Facts facts(so_far, justification.list);
  num::for_chunks(threads, practices.value(), practices_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto at : Range<Practice>(first, last)) {
                      justification.reasons[at] = reasons_of(facts, at, Register::minutes);
                    }
                  });
  justification.findings = findings(facts);
  justification.agenda = agenda(facts);
  return justification;
}

std::vector<Reason> letter_reasons(const Dossier& dossier, Index<Practice> practice) {
  const Facts facts(dossier, dossier.justification.list);
  auto reasons = reasons_of(facts, practice, Register::letter);
  std::erase_if(reasons, [](const Reason& reason) {
    return audience_of(reason.code) == Audience::commission;
  });
  return reasons;
}

}  // namespace otbor
