#pragma once
// Who signs the commission's documents and what they say of its meeting: what no arithmetic gives.
// Every part may be missing; documents then keep a line to fill by hand.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/moment.hpp"

namespace otbor {

/// Somebody who acts in office: «И.О. Фамилия» and the position as it stands before the signature.
struct Signatory {
  std::string name;
  std::string position;
};

struct CommissionMember {
  Signatory person;
  bool present = true;
  std::string absent_because;
};

/// Votes on one item of the agenda.
struct Vote {
  std::uint32_t in_favour = 0;
  std::uint32_t against = 0;
  std::uint32_t abstained = 0;
};

/// «от 03.06.2022 № 4».
struct DocumentMark {
  std::optional<Moment> date;
  std::string number;
};

struct Paperwork {
  std::string body_genitive;  // «отдела образования администрации … района»
  Signatory head;  // of the education authority: signs orders and letters
  Signatory chair;
  Signatory secretary;
  Signatory compiler;                     // of the analytical note
  std::vector<CommissionMember> members;  // besides chair and secretary
  std::vector<std::string> invited;
  DocumentMark regulation;  // the order that approved the regulation
  DocumentMark minutes;
  DocumentMark order;  // on the results
  std::optional<Moment> rating_began;
  std::optional<Moment> rating_ended;
  std::vector<std::pair<std::string, Vote>> votes;  // by the number of the agenda's item
  std::string dissent;                              // «особое мнение»; empty: none
  std::optional<Moment> letters_until;
  std::optional<Moment> rework_until;
  std::string contact;  // whom applicants may ask: «методист …, тел. …»
  std::string site;
};

}  // namespace otbor
