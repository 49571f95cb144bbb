#pragma once
// Case files as the drivers of this folder read them: strict YAML, numbers only when asked for.

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/node.hpp"

namespace otbor {

/// A folder named by a variable of the environment, or where it usually lies below the root.
[[nodiscard]] inline std::filesystem::path folder(const char* variable, const char* usual) {
  const char* named = std::getenv(variable);
  return named != nullptr ? named : usual;
}

[[nodiscard]] inline std::filesystem::path source_folder() {
  return folder("OTBOR_SOURCE_DIR", ".");
}

/// The YAML files of a folder, by name.
[[nodiscard]] inline std::vector<std::filesystem::path> case_files(
    const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

[[nodiscard]] inline std::optional<Node> read_case(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  Sources sources;
  Diagnostics diagnostics;
  const auto source = sources.add(
      {.name = file.filename().string(),
       .text = {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()}});
  auto node = parse_yaml(sources, source, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  return node;
}

[[nodiscard]] inline std::optional<double> number_in(const Node& node) {
  double value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (node.kind != Node::Kind::scalar || error != std::errc() || stop != end) return std::nullopt;
  return value;
}

[[nodiscard]] inline std::string text_of(const Node& node, std::string_view key) {
  const Node* found = node.find(key);
  return found == nullptr ? std::string() : found->text;
}

}  // namespace otbor
