#pragma once
// A ZIP archive of stored parts, written by the definition of the format (PKWARE APPNOTE 4.3): what
// office files are, made without the code under test.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace otbor {

/// CRC-32 of ISO 3309, bit by bit.
inline std::uint32_t checksum_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
  }
  return ~crc;
}

inline void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i, number >>= 8U) out += static_cast<char>(number & 0xFFU);
}

inline std::string archive_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out;
  std::string directory;
  for (const auto& [name, text] : parts) {
    std::string common;                     // what the local and the central header share
    append_number(common, 20, 2);           // version needed
    append_number(common, 0, 4);            // flags, method: stored
    append_number(common, 0x54A40000U, 4);  // 2022-05-04 00:00
    append_number(common, checksum_of(text), 4);
    append_number(common, text.size(), 4);
    append_number(common, text.size(), 4);
    append_number(common, name.size(), 2);
    append_number(common, 0, 2);  // no extra field
    directory += "PK\x01\x02";
    append_number(directory, 20, 2);
    directory += common;
    append_number(directory, 0, 10);  // comment, disk, attributes
    append_number(directory, out.size(), 4);
    directory += name;
    out += "PK\x03\x04" + common + name + text;
  }
  std::string end = "PK\x05\x06";
  append_number(end, 0, 4);
  append_number(end, parts.size(), 2);
  append_number(end, parts.size(), 2);
  append_number(end, directory.size(), 4);
  append_number(end, out.size(), 4);
  append_number(end, 0, 2);
  return out + directory + end;
}

}  // namespace otbor
