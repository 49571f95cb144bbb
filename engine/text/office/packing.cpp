#include "engine/text/office/packing.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>
#include <optional>

#define ZLIB_CONST  // its input is not written to
#include <zlib.h>

#include "engine/base/check.hpp"
#include "engine/text/encoding.hpp"

// An archive is its parts, each behind a header of its own, then a directory of them all: PKWARE,
// .ZIP File Format Specification 6.3. libzip, which reads archives, is not used to write them: it
// takes each part's time through the local time zone, at the price of two looks at its file, and
// begins each part with the tables for the longest.

namespace otbor::office {
namespace {

constexpr std::uint16_t version_needed = 20;  // 2.0: compressed by deflate
constexpr std::uint16_t name_in_utf8 = 0x0800;
constexpr std::uint16_t method_deflate = 8;
constexpr std::uint16_t time_of_dos = 0;  // midnight
constexpr std::uint16_t date_of_dos =
    (0 << 9) | (1 << 5) | 1;  // the first day the format knows, 1980
/// Twice as quick as the usual 6 and a twelfth longer.
constexpr int level = 3;

void put16(std::string& out, std::size_t value) {
  OTBOR_CHECK(value <= std::numeric_limits<std::uint16_t>::max());
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::size_t value) {
  OTBOR_CHECK(value <= std::numeric_limits<std::uint32_t>::max());
  put16(out, value & 0xFFFFU);
  put16(out, value >> 16U);
}

const Bytef* bytes_of(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());  // NOLINT: what zlib takes
}

/// Window and tables fit the text: those for the longest take longer to clear than a part of a few
/// lines takes to compress.
std::string deflated(std::string_view text) {
  const int window_bits = std::clamp(static_cast<int>(std::bit_width(text.size())), 9, 15);
  z_stream stream{};
  OTBOR_CHECK(deflateInit2(&stream, level, Z_DEFLATED, -window_bits, window_bits - 7,
                           Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = bytes_of(text);
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT: what zlib takes
  stream.avail_out = static_cast<uInt>(out.size());
  OTBOR_CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  OTBOR_CHECK(deflateEnd(&stream) == Z_OK);
  return out;
}

bool is_ascii(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What a part's header and its entry of the directory both say.
std::string description_of(const PackedPart& part, std::size_t packed_size) {
  std::string out;
  put16(out, version_needed);
  put16(out, is_ascii(part.name) ? 0 : name_in_utf8);
  put16(out, method_deflate);
  put16(out, time_of_dos);
  put16(out, date_of_dos);
  put32(out, crc32(0, bytes_of(part.bytes), static_cast<uInt>(part.bytes.size())));
  put32(out, packed_size);
  put32(out, part.bytes.size());
  put16(out, part.name.size());
  put16(out, 0);  // no further fields
  return out;
}

/// What XML holds for a sign; nullopt for most, which stand for themselves.
std::optional<std::string_view> instead_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return is_control(c) ? std::optional<std::string_view>(" ") : std::nullopt;
  }
}

}  // namespace

std::string packed(const std::vector<PackedPart>& parts) {
  std::string archive;
  std::string directory;
  for (const auto& part : parts) {
    OTBOR_CHECK(part.bytes.size() < std::numeric_limits<uInt>::max() / 2);
    const auto bytes = deflated(part.bytes);
    const auto description = description_of(part, bytes.size());
    directory += "PK\x01\x02";
    put16(directory, version_needed);  // and made by that of MS-DOS
    directory += description;
    put16(directory, 0);  // no remark
    put16(directory, 0);  // one volume
    put16(directory, 0);
    put32(directory, 0);  // no attributes
    put32(directory, archive.size());
    directory += part.name;
    archive += "PK\x03\x04" + description + part.name + bytes;
  }
  const auto directory_at = archive.size();
  archive += directory + "PK\x05\x06";
  put32(archive, 0);  // one volume
  put16(archive, parts.size());
  put16(archive, parts.size());
  put32(archive, directory.size());
  put32(archive, directory_at);
  put16(archive, 0);  // no remark
  return archive;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto instead = instead_of(text[at]);
    if (!instead) continue;
    out += text.substr(plain_from, at - plain_from);
    out += *instead;
    plain_from = at + 1;
  }
  return out += text.substr(plain_from);
}

}  // namespace otbor::office
