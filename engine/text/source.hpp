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

struct Source {
  std::string name;  // as people know it: "ratings.csv", "criteria/municipal-expertise.yaml"
  std::string text;  // UTF-8 without a byte-order mark
  std::string sha256;
  std::uint64_t bytes = 0;  // size of the file as it lies on the disk
  Encoding encoding = Encoding::utf8;
};

/// Line and column for people: both from 1, columns count characters.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
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
