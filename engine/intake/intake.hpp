#pragma once
// The only door for files: what they say (forms, with places), every problem they have, and, when
// there is none, the Study. Nothing after this room reports input errors.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "engine/model/study.hpp"
#include "engine/text/diagnostics.hpp"
#include "engine/text/source.hpp"

namespace otbor {

struct RawFile {
  std::string name;  // as messages and the manifest call it: relative, with '/'
  std::string bytes;
  std::string sha256;   // lower-case hex
  std::string problem;  // not empty: the file is there but cannot be read, and this is why
  std::uint64_t size_beyond_limit = 0;  // above Limits::file_bytes; such a file is not read
};

/// How the engine sees files; the program behind it decides where they lie. Names are relative to
/// the programme folder; a criteria, cycle or theme file that is not there is looked for among the
/// files shipped inside the program (its name then begins with "criteria/").
struct FileAccess {
  std::function<std::optional<RawFile>(std::string_view name)> read;
  /// Names of the files directly inside a folder, sorted by bytes; empty when there is no folder.
  std::function<std::vector<std::string>(std::string_view folder)> list;
};

/// What the plan may choose from: ids, words and options of registered methods and rules, so that a
/// plan is checked here without including the rooms that implement them.
struct OfferedOption {
  std::string en;
  std::string ru;
  std::int64_t low = 0;
  std::int64_t high = 0;
};
struct Offered {
  std::string id;
  std::string ru;
  std::vector<OfferedOption> options;
};
struct Offers {
  std::vector<Offered> aggregations;
  std::vector<Offered> selection_rules;
  std::vector<Offered> papers;  // documents that paperwork.yaml may ask for
};

struct IntakeOptions {
  Limits limits;
  Offers offers;
  num::Threads threads;
  bool blanks_may_wait = false;  // sheets may still be filled: a blank mark is a warning
  Lang lang = Lang::ru;  // of the titles that files give in both languages
};

struct Intake {
  Sources sources;  // every file read, for messages
  Diagnostics diagnostics;
  std::optional<Study> study;  // there are no errors
};

/// Reads and validates the programme whose file is `name` ("programme.yaml").
[[nodiscard]] Intake take_in(const FileAccess& files, std::string_view name,
                             const IntakeOptions& options);

struct CriteriaIntake {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<CriteriaSet> criteria;
  std::optional<Rules> rules;
  std::optional<Cycle> cycle;
  std::optional<ThemeSet> themes;
};
/// One criteria file on its own, against the cycle it names (else the shipped one of nine stages);
/// or a file of directions or of a cycle, known by its keys: then there are no criteria.
[[nodiscard]] CriteriaIntake take_in_criteria(const FileAccess& files, std::string_view name,
                                              const IntakeOptions& options);

/// JSON Schema of a form for editors: "criteria", "programme", "cycle", "themes", "decisions",
/// "variants", "judgements".
[[nodiscard]] std::vector<std::string_view> schema_names();
[[nodiscard]] std::optional<std::string> json_schema(std::string_view form, Lang lang);

}  // namespace otbor
