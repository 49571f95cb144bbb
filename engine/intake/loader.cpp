#include "engine/intake/loader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/intake/file_kinds.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// Rounded up, so that a file above a limit never seems to keep it.
Text megabytes(std::uint64_t bytes) { return count((bytes + (1U << 20U) - 1) >> 20U); }

/// YAML sees only '\n'; a file saved on Windows is as good as any.
std::string with_unix_line_ends(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out += text[i];
  }
  return out;
}

/// A table from a computer where only CR ends a line would be one endless row.
void separate_lines(std::string& text) {
  if (text.find('\n') == std::string::npos) std::ranges::replace(text, '\r', '\n');
}

/// Files that are read under these names anyway, so that none is meant by another name.
constexpr std::array<std::string_view, 8> usual_names{
    "programme.yaml",   "practices.csv",  "experts.csv",    "ratings.csv",
    "institutions.csv", "decisions.yaml", "assignment.csv", "opinions.csv"};

}  // namespace

bool only_remarks(std::string_view yaml) {
  bool some = false;
  while (!yaml.empty()) {
    const auto end = std::min(yaml.find('\n'), yaml.size());
    const auto line = utf8::trimmed(yaml.substr(0, end));
    if (!line.empty() && !line.starts_with('#')) return false;
    some = some || !line.empty();
    yaml.remove_prefix(std::min(end + 1, yaml.size()));
  }
  return some;
}

std::vector<std::string> Loader::list(std::string_view folder) {
  auto names = files_.list(folder);
  const auto rest = std::ranges::remove_if(names, [&](const std::string& name) {
    if (!utf8::first_invalid(name)) return false;
    const auto path = folder.empty() ? "" : std::string(folder) + "/";
    diagnostics_.add(Found::file_name_encoding, {}, {path + decode(name).text});
    return true;
  });
  names.erase(rest.begin(), rest.end());
  return names;
}

void Loader::report_missing(std::string_view name, Span asked_at) {
  const auto slash = name.rfind('/');
  const auto folder = slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
  const auto file = slash == std::string_view::npos ? name : name.substr(slash + 1);
  auto names = files_.list(folder);
  std::erase_if(names, [](const std::string& other) {
    const bool has_a_part = std::ranges::find(usual_names, other) != usual_names.end();
    return has_a_part || utf8::first_invalid(other);
  });
  auto guess = did_you_mean(file, names);
  if (guess.empty() && ends_with_any(file, plain_tables)) {
    std::erase_if(names, [](const std::string& other) {
      return !ends_with_any(other, plain_tables) && !ends_with_any(other, workbooks);
    });
    if (!names.empty()) {
      guess = format(Words{"; в папке есть {0}", "; the folder has {0}"}, {listed(names)});
    }
  }
  diagnostics_.add(Found::missing_file, asked_at, {name, guess});
}

std::optional<RawFile> Loader::raw(std::string_view name, bool required, Span asked_at) {
  auto file = files_.read(name);
  if (!file) {
    if (required) report_missing(name, asked_at);
    return std::nullopt;
  }
  if (!file->problem.empty()) {
    diagnostics_.add(Found::unreadable_file, asked_at, {name, file->problem});
    return std::nullopt;
  }
  if (const auto size = std::max<std::uint64_t>(file->bytes.size(), file->size_beyond_limit);
      size > options_.limits.file_bytes) {
    diagnostics_.add(Found::file_too_large, asked_at,
                     {megabytes(size), megabytes(options_.limits.file_bytes), name});
    return std::nullopt;
  }
  return file;
}

std::optional<std::uint32_t> Loader::text(std::string_view name, bool required, Span asked_at,
                                          bool is_yaml) {
  auto file = raw(name, required, asked_at);
  if (!file) return std::nullopt;
  const auto bytes = file->bytes.size();
  if (is_yaml && bytes > options_.limits.yaml_bytes) {
    const auto source = sources_.add({.name = std::move(file->name), .text = {}, .sha256 = {}});
    diagnostics_.add(Found::yaml_too_large, {source, 0, 0},
                     {megabytes(bytes), megabytes(options_.limits.yaml_bytes)});
    return std::nullopt;
  }
  auto decoded = decode(std::move(file->bytes));
  if (is_yaml) {
    decoded.text = with_unix_line_ends(std::move(decoded.text));
  } else {
    separate_lines(decoded.text);
  }
  const auto invalid = decoded.invalid;
  const auto encoding = decoded.encoding;
  const auto source = sources_.add(
      {std::move(file->name), std::move(decoded.text), std::move(file->sha256), bytes, encoding});
  if (is_yaml && encoding != Encoding::utf8) {
    diagnostics_.add(Found::yaml_encoding, {source, 0, 0}, {encoding_name(encoding)});
    return std::nullopt;
  }
  if (invalid) {
    const auto at = static_cast<std::uint32_t>(
        std::min(sources_[source].text.find("\uFFFD"), sources_[source].text.size()));
    diagnostics_.add(Found::invalid_bytes, {source, at, at + 1}, {encoding_name(encoding)});
    return std::nullopt;
  }
  return source;
}

std::optional<std::string> Loader::bytes(std::string_view name) {
  auto file = raw(name, false, {});
  if (!file) return std::nullopt;
  sources_.add({.name = std::move(file->name),
                .text = {},
                .sha256 = std::move(file->sha256),
                .bytes = file->bytes.size(),
                .sheet = {},
                .lines = {}});
  return std::move(file->bytes);
}

std::vector<CsvTable> Loader::tables(std::string_view name, bool required, Span asked_at,
                                     const TableWish& wish) {
  if (ends_with_any(name, workbooks)) return workbook(name, required, asked_at, wish);
  std::vector<CsvTable> found;
  if (auto one = table(name, required, asked_at)) found.push_back(std::move(*one));
  return found;
}

std::string Loader::table_name(std::string_view usual) {
  std::vector<std::string> there;
  const auto names = files_.list("");
  const auto look_for = [&](std::string_view ending) {
    for (const auto& name : names) {
      if (name.starts_with(usual) && utf8::folded(name.substr(usual.size())) == ending) {
        there.push_back(name);
      }
    }
  };
  std::ranges::for_each(plain_tables, look_for);
  std::ranges::for_each(workbooks, look_for);
  if (there.size() > 1) {
    diagnostics_.add(Found::table_twice, {}, {listed(there)});
  }
  return there.empty() ? std::string(usual) + ".csv" : there.front();
}

std::optional<CsvTable> Loader::table(std::string_view name, bool required, Span asked_at) {
  if (ends_with_any(name, workbooks) || ends_with_any(name, documents)) {
    diagnostics_.add(Found::unsupported_table, asked_at, {name.substr(name.rfind('.') + 1), name});
    return std::nullopt;
  }
  const auto source = text(name, required, asked_at, false);
  if (!source) return std::nullopt;
  const auto& read = sources_[*source];
  const auto zero = read.text.find('\0');
  if (zero != std::string::npos || read.text.starts_with("PK\x03\x04")) {
    const auto at = static_cast<std::uint32_t>(zero == std::string::npos ? 0 : zero);
    diagnostics_.add(Found::not_a_table, {*source, at, at + 1});
    return std::nullopt;
  }
  if (read.encoding != Encoding::utf8) {
    diagnostics_.add(Found::read_as_encoding, {*source, 0, 0}, {encoding_name(read.encoding)});
  }
  return open_table(sources_, *source, diagnostics_);
}

}  // namespace otbor
