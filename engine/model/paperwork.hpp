#pragma once
// Who signs the commission's documents and what they say of its meeting: what no arithmetic gives.
// Every part may be missing; documents then keep a line to fill by hand.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/moment.hpp"
#include "engine/model/letter.hpp"
#include "engine/model/phrases.hpp"

namespace otbor {

/// Somebody who acts in office: «И.О. Фамилия» and the position as it stands before the signature.
struct Signatory {
  std::string name;
  std::string position;
};

struct CommissionMember {
  Signatory person;
  bool present = true;
  bool votes = true;
  std::string absent_because;
};

/// Items of the agenda that people vote on, in its order.
enum class MinutesItem : std::uint8_t { admission, results, disputes, list };

/// Votes on one item of the agenda.
struct Vote {
  std::uint32_t in_favour = 0;
  std::uint32_t against = 0;
  std::uint32_t abstained = 0;
  std::uint32_t recused = 0;  // present, and does not vote on this item
};

/// «от 03.06.2022 № 4».
struct DocumentMark {
  std::optional<Moment> date;
  std::string number;
};

/// A template of the programme's own: "documents/protocol.ru.txt" or "documents/protocol.docx".
struct OwnTemplate {
  std::string file;
  std::string bytes;
};

/// A letter to an applicant as letters.yaml has it.
struct KeptLetter {
  std::string practice;  // its code
  std::string made;      // mark of the text as it was made; "" when somebody took it out
  LetterText text;
};

struct Paperwork {
  std::string body;  // the education authority as it stands at the head of a paper
  std::string body_genitive;  // «отдела образования администрации … района»
  std::string commission;  // «Экспертная комиссия по отбору …»; empty: the usual name
  Signatory head;  // of the education authority: signs orders and letters
  CommissionMember chair;
  CommissionMember secretary;
  Signatory compiler;                     // of the analytical note
  std::vector<CommissionMember> members;  // besides chair and secretary
  std::vector<std::string> invited;
  DocumentMark regulation;  // the order that approved the regulation
  DocumentMark minutes;
  DocumentMark order;  // on the results
  std::optional<Moment> rating_began;
  std::optional<Moment> rating_ended;
  std::vector<std::pair<MinutesItem, Vote>> votes;  // at most one an item
  std::string dissent;                              // «особое мнение»; empty: none
  std::optional<Moment> letters_until;
  std::optional<Moment> rework_until;
  std::string contact;  // whom applicants may ask: «методист …, тел. …»
  std::string site;
  std::vector<std::string> documents;         // papers to make; empty: all that the data allow
  std::vector<std::string> may_be_published;  // people who act in office
  std::size_t smallest_group = 5;  // of practices or answers, that what is published tells of
  std::vector<std::string> expert_names;      // never printed, only looked for in what is published
  std::vector<OwnTemplate> templates;         // by file name
  std::vector<KeptLetter> letters;            // in the order of letters.yaml
  Phrases phrases;                            // of the stages; empty without a cycle
};

/// Everybody who is a member: the chair, the secretary, then the others as they are listed; those
/// without a name are left out.
[[nodiscard]] std::vector<const CommissionMember*> commission_of(const Paperwork& paperwork);

/// Members with a vote: how many there are, and how many of them are present.
struct Quorum {
  std::size_t members = 0;
  std::size_t present = 0;
  /// Half of them are there. Nobody named: not known, and the minutes leave it open.
  [[nodiscard]] bool reached() const { return present * 2 >= members; }
  [[nodiscard]] bool known() const { return members > 0; }
};
[[nodiscard]] Quorum quorum_of(const Paperwork& paperwork);

}  // namespace otbor
