#pragma once
// Single files on their way in: read, decoded, kept among the sources, parsed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/intake/intake.hpp"
#include "engine/text/csv.hpp"
#include "engine/text/node.hpp"
#include "engine/text/schema.hpp"

namespace otbor {

class Loader {
 public:
  Loader(const FileAccess& files, const IntakeOptions& options, Sources& sources,
         Diagnostics& diagnostics)
      : files_(files), options_(options), sources_(sources), diagnostics_(diagnostics) {}

  /// Reads and decodes a file. A required file that is not there is reported at `asked_at`.
  [[nodiscard]] std::optional<std::uint32_t> text(std::string_view name, bool required,
                                                  Span asked_at, bool is_yaml);
  /// The same for a document of Word: its text, paragraph by paragraph.
  [[nodiscard]] std::optional<std::uint32_t> document(std::string_view name);
  [[nodiscard]] std::optional<CsvTable> table(std::string_view name, bool required, Span asked_at);
  /// Names of the files in a folder; those that are not written in UTF-8 are told and left out.
  [[nodiscard]] std::vector<std::string> list(std::string_view folder);

  template <class Form>
  [[nodiscard]] std::optional<Form> form(std::string_view name, bool required, Span asked_at,
                                         std::uint32_t* source = nullptr) {
    const auto at = text(name, required, asked_at, true);
    if (!at) return std::nullopt;
    if (source != nullptr) *source = *at;
    const auto root = parse_yaml(sources_, *at, diagnostics_);
    if (!root) return std::nullopt;
    FormReader reader(diagnostics_);
    return reader.read_form<Form>(*root);
  }

 private:
  /// The bytes of a file that is there, readable and not too large; else the reason is told.
  [[nodiscard]] std::optional<RawFile> raw(std::string_view name, bool required, Span asked_at);
  void report_missing(std::string_view name, Span asked_at);

  const FileAccess& files_;
  const IntakeOptions& options_;
  Sources& sources_;
  Diagnostics& diagnostics_;
};

}  // namespace otbor
