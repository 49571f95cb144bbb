#pragma once
// Practices, platforms and institutions as the forum's tables name them.

#include <map>
#include <optional>
#include <string>

#include "engine/intake/forms/scale.hpp"
#include "engine/intake/places.hpp"
#include "engine/model/study.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor {

class ForumNames {
 public:
  explicit ForumNames(const Study& study);

  /// Each is nullopt for a blank cell, and tells of a name that nothing has.
  [[nodiscard]] std::optional<Index<Practice>> practice(const TextValue& name,
                                                        Diagnostics& diagnostics) const;
  [[nodiscard]] std::optional<Index<Platform>> platform(const TextValue& name,
                                                        Diagnostics& diagnostics) const;
  [[nodiscard]] std::optional<Index<Institution>> institution(const TextValue& name,
                                                              Diagnostics& diagnostics) const;

  /// The same without a word: what people type into a form is often nobody's name.
  [[nodiscard]] std::optional<Index<Platform>> platform_like(const std::string& name) const;
  [[nodiscard]] std::optional<Index<Institution>> institution_like(const std::string& name) const {
    return institutions_.find(name);
  }

 private:
  const Study& study_;
  InstitutionNames institutions_;
  std::map<std::string, Index<Practice>> practices_;  // by code and by title
};

}  // namespace otbor
