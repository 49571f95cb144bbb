#pragma once
// Which institution a display name belongs to. A name is a statement: it has a kind, a number,
// words of its own. It is matched when what it states is true of one institution alone and is
// enough to name it; a wrong match is worse than none, so whatever is less is a suggestion to be
// confirmed.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/model/name_lexicon.hpp"
#include "engine/model/settled_name.hpp"
#include "engine/model/study.hpp"

namespace otbor {

enum class NameAnswer : std::uint8_t {
  matched,
  suggested,   // one candidate, to be confirmed
  ambiguous,   // several candidates
  unresolved,  // nothing tells the institution
  organiser,   // the authority or a guest from outside
  device       // a name given by a program or a phone
};

/// What an answer rests on, in the order it is told.
enum class NameReason : std::uint8_t {
  settled,    // somebody has decided it
  same_name,  // word by word one of its names
  alias,      // one of its other names
  own_word,   // its own word
  place,      // the adjective of its settlement or the settlement
  number,
  memorial,  // whom it is named after
  kind,
  general_kind,  // «школа» for «СОШ»
  legal_form_ignored,
  shortened,
  slip,
  transliterated,
  keyboard,
  look_alikes,
  former_name,  // told by the name in brackets
  // What speaks against, or is missing.
  kind_differs,
  number_missing,
  number_extra,
  only_kind,
  only_surname,
  only_number,
  word_unknown,  // a word that the institution does not have
  former_name_differs,
  several_fit,
  several_named,
  person,    // only a person is named
  district,  // only the district is named
  nothing
};

struct NameMatch {
  NameAnswer answer = NameAnswer::unresolved;
  std::optional<Index<Institution>> institution;  // matched or suggested
  std::vector<Index<Institution>> candidates;     // ambiguous, best first; at most five
  std::vector<NameReason> reasons;
};

namespace names {
class Registry;
class Lexicon;
}  // namespace names

class NameMatcher {
 public:
  NameMatcher(const Per<Institution, Institution>& institutions, const NameLexicon& lexicon,
              const std::vector<SettledName>& settled = {});
  ~NameMatcher();
  NameMatcher(const NameMatcher&) = delete;
  NameMatcher& operator=(const NameMatcher&) = delete;

  /// `former` is what a program shows in brackets behind a changed name; may be "".
  [[nodiscard]] NameMatch match(std::string_view name, std::string_view former = {}) const;

  struct Pair {
    std::string_view name;
    std::string_view former;
  };
  [[nodiscard]] std::vector<NameMatch> match(const std::vector<Pair>& names,
                                             num::Threads threads) const;

 private:
  struct Inside;
  std::unique_ptr<const Inside> inside_;
};

}  // namespace otbor
