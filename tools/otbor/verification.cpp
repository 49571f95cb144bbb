#include "tools/otbor/verification.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <utility>

#include "engine/render/dossier_json.hpp"
#include "engine/version.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/sha256.hpp"
#include "tools/otbor/results.hpp"

namespace otbor {
namespace {

std::optional<NamedChange> changed(std::string name, std::string was, std::string now) {
  if (was == now) return std::nullopt;
  return NamedChange{std::move(name), std::move(was), std::move(now)};
}

/// Takes the repeated files: all into their digests, what is looked into as it is.
class RepeatedFiles : public FileSink {
 public:
  explicit RepeatedFiles(bool keep_dossier) : keep_dossier_(keep_dossier) {}
  void take(std::string_view file, std::string piece) override {
    running_.add(file, piece);
    if (file == manifest_name) manifest += piece;
    if (file == dossier_name && keep_dossier_) dossier += piece;
  }
  [[nodiscard]] std::vector<FileDigest> digests() override { return running_.close(); }

  std::string manifest;
  std::string dossier;  // empty unless kept

 private:
  RunningDigests running_;
  bool keep_dossier_;
};

/// Files of the repeated run against the digests of the recorded one.
std::vector<std::string> differing_files(const Manifest& recorded,
                                         const std::vector<FileDigest>& files) {
  std::vector<std::string> names;
  for (const auto& output : recorded.outputs) {
    const auto again = std::ranges::find(files, output.name, &FileDigest::name);
    if (again == files.end() || again->sha256 != output.sha256) names.push_back(output.name);
  }
  for (const auto& file : files) {
    const bool known =
        file.name == manifest_name ||
        std::ranges::binary_search(recorded.outputs, file.name, {}, &FileDigest::name);
    if (!known) names.push_back(file.name);
  }
  return names;
}

void compare(Verification& found, const std::string& folder, const Manifest& recorded,
             const Study& study, RepeatedFiles& again) {
  found.criteria = changed("criteria", recorded.criteria_id + " " + recorded.criteria_version,
                           study.criteria.id + " " + study.criteria.version);
  found.differing = differing_files(recorded, again.digests());
  const auto on_disk = read_file((std::filesystem::path(folder) / manifest_name).string(),
                                 std::numeric_limits<std::size_t>::max());
  if (on_disk.bytes != again.manifest) found.differing.emplace_back(manifest_name);
  if (const auto root = parse_json(again.manifest)) {
    if (const auto* plan = root->find("plan")) found.plan = changed_plan(recorded.plan, *plan);
  }
  if (found.inputs.empty()) return;
  const auto bytes = read_dossier(folder);
  const auto before = bytes ? view_dossier(*bytes) : std::nullopt;
  const auto after = view_dossier(again.dossier);
  if (before && after) found.marks = changed_marks(*before, *after);
}

}  // namespace

Verification verify_results(const Call& call, const std::string& folder, const Manifest& recorded,
                            const ProgrammePath& programme) {
  Verification found;
  found.files = recorded.outputs.size() + 1;
  found.edited = alterations(folder, recorded);
  found.engine = changed("engine", recorded.engine, std::string(version));

  auto opened = open_programme(call, programme, {.titles = recorded.lang});
  Manifest now;
  now.inputs = opened.inputs;
  found.inputs = changed_inputs(recorded, now);
  if (!opened.study) return found;
  const RenderOrder order{.lang = recorded.lang,
                          .profile = recorded.profile,
                          .draft = recorded.draft,
                          .engine_version = std::string(version)};
  const bool marks_may_differ = !found.inputs.empty();
  RepeatedFiles again(marks_may_differ);
  const auto dossier = run(std::move(*opened.study), call.threads);
  make_results(dossier, order, call.threads, again);
  compare(found, folder, recorded, dossier.study, again);
  found.repeated = true;
  return found;
}

}  // namespace otbor
