#pragma once
// A programme that stays open: read again when one of its files has changed, with everything that
// was made of it since. What pages show of it is left to the others of this folder.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/intake/variants.hpp"
#include "engine/pipeline.hpp"
#include "tools/files/read_inputs.hpp"
#include "tools/files/write_outputs.hpp"
#include "tools/otbor/command.hpp"

namespace otbor::serve {

/// The programme as its files were at one moment.
struct Snapshot {
  std::string state;                  // folder_state.hpp
  std::vector<std::string> problems;  // JSON of print_json(): of the inputs, of templates
  std::size_t errors = 0;
  std::size_t warnings = 0;
  /// Absent where the files have errors other than blank marks.
  std::optional<Dossier> dossier;

  /// What `otbor run` would write results of.
  [[nodiscard]] bool official() const { return dossier && errors == 0; }
};

class Workplace {
 public:
  /// `out` is where results may be saved; "" is nowhere.
  Workplace(const Call& call, ProgrammePath path, std::string out);

  /// Looks at the folder and reads what has changed. The reference holds until the next call.
  const Snapshot& now();

  /// Of the last snapshot, each made when it is first asked for. They need its dossier; the files
  /// of the result need it official.
  const std::string& report();
  const std::vector<OutFile>& files();
  /// `in_full` tells too which of several changes is enough: that takes as long for each of them.
  Trial trial(Variant variant, bool in_full);
  const Tuning& tuning();

  /// A file of variants that was typed into the page.
  [[nodiscard]] VariantsIntake variants(const std::string& text);
  /// The files of the result into `out`, as `run` writes them.
  [[nodiscard]] Written save();

  [[nodiscard]] const Call& call() const { return call_; }
  [[nodiscard]] Lang lang() const { return call_.lang; }
  [[nodiscard]] const ProgrammePath& path() const { return path_; }
  [[nodiscard]] const std::string& out() const { return out_; }
  [[nodiscard]] RenderOrder order() const;

 private:
  void read(std::string state);
  void add_problems(const Diagnostics& diagnostics, const Sources& sources);

  const Call& call_;
  ProgrammePath path_;
  std::string out_;
  std::vector<std::string> results_;  // folders that hold what we write, not what we read
  bool has_read_ = false;
  Snapshot snapshot_;
  std::optional<std::string> report_;
  std::optional<std::vector<OutFile>> files_;
  std::optional<Tuning> tuning_;
};

}  // namespace otbor::serve
