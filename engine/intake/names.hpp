#pragma once
// Words of names (criteria/names/institutions.yaml) and names that people have settled
// (forum/aliases.csv): forms -> model.

#include <memory>

#include "engine/intake/forms.hpp"
#include "engine/intake/forms/names.hpp"
#include "engine/model/forum.hpp"
#include "engine/model/name_lexicon.hpp"

namespace otbor {

/// Looked for in the programme folder, then among the files shipped with the program.
inline constexpr std::string_view lexicon_file = "names/institutions.yaml";
inline constexpr std::string_view aliases_file = "forum/aliases";

struct NamesIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::shared_ptr<const NameLexicon> lexicon;  // null when the file cannot be read
};
/// A file of words on its own.
[[nodiscard]] NamesIntake take_in_names(const FileAccess& files, std::string_view name,
                                        const IntakeOptions& options);

[[nodiscard]] NameLexicon build_lexicon(const NamesForm& form, Diagnostics& diagnostics);

void build_settled_names(const Forms& forms, const Study& study, ForumRecords& records,
                         Diagnostics& diagnostics);

}  // namespace otbor
