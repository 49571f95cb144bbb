#include "engine/justify/sections.hpp"

namespace otbor {
namespace {

constexpr std::size_t practices_per_chunk = 256;

std::vector<Reason> reasons_of(const Facts& facts, Index<Practice> at) {
  Reasons reasons;
  write_decision(facts, at, reasons);
  if (takes_part(facts.practice(at).status)) {
    write_total(facts, at, reasons);
    write_line(facts, at, reasons);
    write_gates(facts, at, reasons);
    write_ties(facts, at, reasons);
    write_criteria(facts, at, reasons);
    write_cycle(facts, at, reasons);
    write_experts(facts, at, reasons);
    write_theme(facts, at, reasons);
  }
  write_records(facts, at, reasons);
  return reasons.take();
}

}  // namespace

Justification justify(const Dossier& so_far, num::Threads threads) {
  const Facts facts(so_far);
  const auto practices = so_far.study.practices.count();
  Justification justification{.reasons = Per<Practice, std::vector<Reason>>(practices)};
  num::for_chunks(threads, practices.value(), practices_per_chunk,
                  [&](std::size_t, std::size_t first, std::size_t last) {
                    for (const auto at : Range<Practice>(first, last)) {
                      justification.reasons[at] = reasons_of(facts, at);
                    }
                  });
  justification.findings = findings(facts);
  justification.agenda = agenda(facts);
  return justification;
}

}  // namespace otbor
