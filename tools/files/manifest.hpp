#pragma once
// An output folder as its manifest.json describes it: which inputs it was made from, what lies in
// it, and how the run was asked for. engine/render writes the manifest; here it is read.

#include <optional>
#include <string>
#include <vector>

#include "engine/model/study.hpp"
#include "engine/render/manifest.hpp"
#include "engine/render/order.hpp"
#include "engine/text/node.hpp"

namespace otbor {

struct Manifest {
  std::string engine;
  std::string criteria_id;
  std::string criteria_version;
  std::string criteria_sha256;
  Node plan;
  Lang lang = Lang::ru;
  Profile profile = Profile::service;
  bool draft = false;
  std::vector<FileDigest> inputs;   // by name
  std::vector<FileDigest> outputs;  // by name; the manifest itself is not among them
};

/// A link to the programme in a folder of results that lies elsewhere.
inline constexpr const char* programme_link = ".programme";

/// The folder of results that somebody means who names a programme: its `out`. Any other folder is
/// meant itself.
[[nodiscard]] std::string folder_of_results(const std::string& named);

/// nullopt: the folder has no manifest that this program wrote.
[[nodiscard]] std::optional<Manifest> read_manifest(const std::string& folder);

/// How the files of a folder differ from what its manifest says. Names are sorted by bytes.
struct Alterations {
  std::vector<std::string> intact;
  std::vector<std::string> changed;
  std::vector<std::string> added;
  std::vector<std::string> missing;
  [[nodiscard]] bool none() const { return changed.empty() && added.empty() && missing.empty(); }
};
[[nodiscard]] Alterations alterations(const std::string& folder, const Manifest& manifest);

}  // namespace otbor
