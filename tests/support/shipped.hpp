#pragma once
// A programme folder of data/ read from the tree as the program would read it, for tests that ask
// what the shipped criteria, cycles and lexicons do. Tests run from the root of the tree.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/pipeline.hpp"

namespace otbor {

/// A file of the folder, or one of those that travel inside the program.
[[nodiscard]] inline std::optional<RawFile> read_shipped(const std::string& folder,
                                                         std::string_view name) {
  for (const auto& prefix : {folder + "/", std::string("criteria/"), std::string()}) {
    const auto path = prefix + std::string(name);
    std::ifstream file(path, std::ios::binary);
    if (!std::filesystem::is_regular_file(path) || !file) continue;
    return RawFile{.name = prefix == "criteria/" ? path : std::string(name),
                   .bytes = {std::istreambuf_iterator<char>(file), {}}};
  }
  return std::nullopt;
}

[[nodiscard]] inline std::vector<std::string> list_shipped(const std::string& folder) {
  std::vector<std::string> names;
  if (!std::filesystem::is_directory(folder)) return names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

/// The study of `data/NAME`; it must have no errors.
[[nodiscard]] inline Study shipped_study(const std::string& name) {
  const auto folder = "data/" + name;
  const FileAccess files{
      .read = [&](std::string_view file) { return read_shipped(folder, file); },
      .list =
          [&](std::string_view inner) { return list_shipped(folder + "/" + std::string(inner)); }};
  auto intake = take_in(files, "programme.yaml", {.offers = offers()});
  OTBOR_CHECK(intake.study.has_value());
  return *std::move(intake.study);
}

}  // namespace otbor
