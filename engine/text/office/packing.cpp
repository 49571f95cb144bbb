#include "engine/text/office/packing.hpp"

#include <optional>

#include <zip.h>

#include "engine/base/check.hpp"
#include "engine/text/encoding.hpp"
#include "engine/text/office/opening.hpp"

namespace otbor::office {
namespace {

constexpr zip_uint32_t level = 3;        // twice as quick as the usual 6 and a twelfth longer
constexpr zip_uint16_t time_of_dos = 0;  // midnight
constexpr zip_uint16_t date_of_dos =
    (0 << 9) | (1 << 5) | 1;  // the first day the format knows, 1980

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  OTBOR_CHECK(zip_source_stat(source, &stat) == 0);
  OTBOR_CHECK(zip_source_open(source) == 0);
  std::string bytes(stat.size, '\0');
  const auto read = zip_source_read(source, bytes.data(), bytes.size());
  OTBOR_CHECK(read == static_cast<zip_int64_t>(bytes.size()));
  OTBOR_CHECK(zip_source_close(source) == 0);
  return bytes;
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
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  OTBOR_CHECK(target != nullptr);
  zip_t* archive = open_archive(target, ZIP_TRUNCATE, &error);
  OTBOR_CHECK(archive != nullptr);
  zip_source_keep(target);  // closing the archive writes it there
  for (const auto& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    OTBOR_CHECK(source != nullptr);
    const auto at = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    OTBOR_CHECK(at >= 0);
    const auto index = static_cast<zip_uint64_t>(at);
    OTBOR_CHECK(zip_file_set_dostime(archive, index, time_of_dos, date_of_dos, 0) == 0);
    OTBOR_CHECK(zip_set_file_compression(archive, index, ZIP_CM_DEFLATE, level) == 0);
  }
  OTBOR_CHECK(zip_close(archive) == 0);
  auto bytes = bytes_of(target);
  zip_source_free(target);
  zip_error_fini(&error);
  return bytes;
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
