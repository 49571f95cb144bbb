#pragma once
// Data that lie beside the clone, ../shared or where OTBOR_SHARED says, read where they lie.
// Nothing of them is part of the project; a test that misses them says so loudly and passes.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace otbor {

/// ../shared/FOLDER, or nullopt after a line that begins with SKIPPED.
inline std::optional<std::filesystem::path> shared_data(const std::string& folder) {
  const char* named = std::getenv("OTBOR_SHARED");
  const char* source = std::getenv("OTBOR_SOURCE_DIR");
  const std::filesystem::path root = source != nullptr ? source : ".";
  const auto path = (named != nullptr ? std::filesystem::path(named) : root / "../shared") / folder;
  if (std::filesystem::is_directory(path)) return path;
  std::printf("SKIPPED: no ../shared/%s (OTBOR_SHARED names another folder)\n", folder.c_str());
  return std::nullopt;
}

/// A CSV table by columns, as text.
struct TextTable {
  std::map<std::string, std::vector<std::string>> columns;
  std::size_t rows = 0;
};

/// Cells of one line; a quoted cell may hold commas, none of these files breaks a line in one.
inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

inline TextTable read_table(const std::filesystem::path& path) {
  TextTable table;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  const auto names = cells_of(line);
  while (std::getline(in, line)) {
    auto cells = cells_of(line);
    cells.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      table.columns[names[i]].push_back(std::move(cells[i]));
    }
    ++table.rows;
  }
  return table;
}

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The number behind `"name":` in a flat JSON text.
inline std::optional<double> json_number(const std::string& text, const std::string& name) {
  const auto key = text.find('"' + name + '"');
  if (key == std::string::npos) return std::nullopt;
  const auto at = text.find_first_of("-0123456789", key + name.size() + 2);
  return std::strtod(text.c_str() + at, nullptr);
}

}  // namespace otbor
