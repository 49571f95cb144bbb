#pragma once
// The user's programme on its way in: found, read, checked, and every problem told on stderr.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/render/document.hpp"
#include "tools/files/read_inputs.hpp"
#include "tools/otbor/command.hpp"

namespace otbor {

struct OpenedProgramme {
  ProgrammePath path;
  std::optional<Study> study;      // there are no errors
  std::vector<FileDigest> inputs;  // every file that was read, by name
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

/// Tells that the argument names no programme.
Exit no_such_programme(const Call& call, const std::string& argument);

[[nodiscard]] IntakeOptions intake_options(const Call& call);

struct Opening {
  bool blanks_may_wait = false;  // of a command that comes before the run
  std::optional<Lang> titles;    // which of two texts is read; the call's language if absent
};

/// Reads the programme; problems go to stderr as the call wants them.
[[nodiscard]] OpenedProgramme open_programme(const Call& call, const ProgrammePath& path,
                                             const Opening& opening = {});

/// Problems to stderr, as text or as JSON; nothing where there is none.
void tell_problems(const Call& call, const Diagnostics& diagnostics, const Sources& sources);

/// «Ошибок: 4, предупреждений: 2».
[[nodiscard]] std::string counted_problems(std::size_t errors, std::size_t warnings, Lang lang);

/// The same for programs; of a programme without errors also how much was read and what is to be
/// asked about the ratings.
[[nodiscard]] std::string counted_as_json(std::size_t errors, std::size_t warnings,
                                          const Study* study = nullptr,
                                          const Document* unsettled = nullptr);

/// The closing lines of a run that the files' errors stopped.
Exit stopped_by_errors(const Call& call, const OpenedProgramme& opened);

}  // namespace otbor
