#pragma once
// Names of institutions as tables give them -> the institution. Exact after folding case, ё,
// quotes and blanks; never a guess (forum/ has the matcher that suggests).

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/model/study.hpp"

namespace otbor {

class InstitutionNames {
 public:
  explicit InstitutionNames(const Per<Institution, Institution>& institutions);

  /// By id, short name, full name or alias; nullopt when unknown or when it fits several.
  [[nodiscard]] std::optional<Index<Institution>> find(std::string_view name) const;
  /// Ids of all that the name fits.
  [[nodiscard]] std::vector<std::string> fitting(std::string_view name) const;
  /// What an unknown name was probably meant for, as a message ends: a name that differs by a slip
  /// of the hand, or the only institution with a longer one, «Луговская ООШ» for «МБОУ Луговская
  /// ООШ».
  [[nodiscard]] Text guess(std::string_view name) const;

 private:
  void add(std::string_view name, Index<Institution> at);

  const Per<Institution, Institution>& institutions_;
  std::unordered_map<std::string, std::vector<Index<Institution>>> by_name_;  // lookup only
  std::vector<std::string> all_;
};

}  // namespace otbor
