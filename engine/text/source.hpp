#pragma once
// The files of one run as text with positions. Everything a message says about a place goes
// through a Span: which file, from which byte to which byte of its decoded UTF-8 text.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otbor {

struct Span {
  static constexpr std::uint32_t nowhere = 0xFFFFFFFFU;
  std::uint32_t source = nowhere;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool known() const { return source != nowhere; }
};

/// A value of a form and the place where it was written. A default has no place.
template <class T>
struct Located {
  T value{};
  Span span{};
};

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, windows_1251, cp866 };

/// What a text was taken from. Sheets and documents are not text themselves: messages about them
/// name a cell or a paragraph instead of a line.
enum class Origin : std::uint8_t { text_file, sheet, document };

/// Where a line of such a text stands in its workbook or document.
struct OriginalLine {
  std::uint32_t begin = 0;   // byte of the text
  std::uint32_t number = 0;  // of the row or the paragraph, from 1
  std::uint32_t table = 0;   // the table of a document whose row it is, from 1; 0 for none
};

struct Source {
  std::string name;  // as people know it: "ratings.csv", "criteria/municipal-expertise.yaml"
  std::string text;  // UTF-8 without a byte-order mark
  std::string sha256;
  std::uint64_t bytes = 0;  // size of the file as it lies on the disk
  Encoding encoding = Encoding::utf8;
  Origin origin = Origin::text_file;
  std::string sheet;  // the name of the sheet, when it is one; cells stand between ';'
  std::vector<OriginalLine> lines;  // by `begin`; empty for a text file
};

class Sources {
 public:
  std::uint32_t add(Source source) {
    sources_.push_back(std::move(source));
    return static_cast<std::uint32_t>(sources_.size() - 1);
  }
  [[nodiscard]] const Source& operator[](std::uint32_t at) const { return sources_.at(at); }
  [[nodiscard]] const std::vector<Source>& all() const { return sources_; }
  [[nodiscard]] std::string_view text(Span span) const {
    return std::string_view(sources_.at(span.source).text)
        .substr(span.begin, span.end - span.begin);
  }

 private:
  std::vector<Source> sources_;
};

}  // namespace otbor
