#include "tools/files/manifest.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "tools/files/read_file.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t manifest_bytes_max = std::size_t{64} << 20U;

std::string text_of(const Node& node, std::string_view key) {
  const auto* value = node.find(key);
  return value == nullptr ? std::string() : value->text;
}

std::vector<FileDigest> digests(const Node& root, std::string_view key) {
  std::vector<FileDigest> list;
  const auto* nodes = root.find(key);
  if (nodes == nullptr) return list;
  for (const auto& node : nodes->items) {
    FileDigest digest{text_of(node, "name"), text_of(node, "sha256"), 0};
    const auto bytes = text_of(node, "bytes");
    std::from_chars(bytes.data(), bytes.data() + bytes.size(), digest.bytes);
    list.push_back(std::move(digest));
  }
  std::ranges::sort(list, {}, &FileDigest::name);
  return list;
}

/// A manifest speaks of its own folder. One that names anything else is not ours, and nothing is
/// read or removed on its word.
bool stays_inside(const FileDigest& output) {
  const fs::path path(output.name);
  return !output.name.empty() && !path.has_root_path() &&
         std::ranges::find(path, fs::path("..")) == path.end();
}

/// Every file below the folder, relative, with '/'.
std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) continue;
    names.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  std::ranges::sort(names);
  return names;
}

/// A country's dossier has hundreds of megabytes, which are looked at but not kept.
bool has_digest(const fs::path& path, const FileDigest& digest) {
  std::error_code error;
  if (fs::file_size(path, error) != digest.bytes || error) return false;
  Sha256 sha256;
  const auto file = read_in_pieces(path.string(), digest.bytes,
                                   [&](std::string_view piece, std::size_t) { sha256.add(piece); });
  return file.good() && sha256.hex() == digest.sha256;
}

}  // namespace

std::string folder_of_results(const std::string& named) {
  const auto out = fs::path(named) / "out";
  std::error_code error;
  const bool is_programme =
      !fs::exists(fs::path(named) / manifest_name, error) && fs::exists(out / manifest_name, error);
  return is_programme ? out.string() : named;
}

std::optional<Manifest> read_manifest(const std::string& folder) {
  const auto file = read_file((fs::path(folder) / manifest_name).string(), manifest_bytes_max);
  if (!file.good()) return std::nullopt;
  const auto root = parse_json(file.bytes);
  if (!root || !text_of(*root, "schema").starts_with("otbor.manifest/")) return std::nullopt;
  Manifest manifest;
  manifest.engine = text_of(*root, "engine");
  if (const auto* criteria = root->find("criteria")) {
    manifest.criteria_id = text_of(*criteria, "id");
    manifest.criteria_version = text_of(*criteria, "version");
    manifest.criteria_sha256 = text_of(*criteria, "sha256");
  }
  if (const auto* plan = root->find("plan")) manifest.plan = *plan;
  manifest.lang = text_of(*root, "lang") == "en" ? Lang::en : Lang::ru;
  const bool published = text_of(*root, "profile") == code_of(Profile::published);
  manifest.profile = published ? Profile::published : Profile::service;
  manifest.draft = text_of(*root, "draft") == "true";
  manifest.inputs = digests(*root, "inputs");
  manifest.outputs = digests(*root, "outputs");
  if (!std::ranges::all_of(manifest.outputs, stays_inside)) return std::nullopt;
  return manifest;
}

Alterations alterations(const std::string& folder, const Manifest& manifest) {
  Alterations found;
  const auto there = files_below(folder);
  for (const auto& output : manifest.outputs) {
    if (!std::ranges::binary_search(there, output.name)) {
      found.missing.push_back(output.name);
    } else if (!has_digest(fs::path(folder) / output.name, output)) {
      found.changed.push_back(output.name);
    } else {
      found.intact.push_back(output.name);
    }
  }
  for (const auto& name : there) {
    const bool known = name == manifest_name || name == programme_link ||
                       std::ranges::binary_search(manifest.outputs, name, {}, &FileDigest::name);
    if (!known) found.added.push_back(name);
  }
  return found;
}

}  // namespace otbor
