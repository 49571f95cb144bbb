#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/num/philox.hpp"
#include "engine/text/office/archive.hpp"
#include "engine/text/office/packing.hpp"

using namespace otbor;

namespace {

/// `size` bytes that deflate finds little in.
std::string noise(std::size_t size) {
  std::string bytes;
  for (std::uint32_t i = 0; i < size; ++i) {
    bytes += static_cast<char>(num::below(256, 3, num::Stage::generator, 0, i));
  }
  return bytes;
}

}  // namespace

TEST_CASE("Packing: libzip reads back every part, whatever its size and name") {
  std::vector<office::PackedPart> parts{{"[Content_Types].xml", "<Types/>"},
                                        {"пусто.xml", ""},
                                        {"word/media/с пробелом.bin", noise(70'000)},
                                        {"word/document.xml", std::string(300'000, 'x')}};
  for (const std::size_t size : {1U, 255U, 256U, 511U, 512U, 513U, 32'767U, 32'768U, 32'769U}) {
    parts.push_back({"size/" + std::to_string(size), noise(size)});
  }
  const auto bytes = office::packed(parts);
  auto archive = office::Archive::open(bytes, Limits{});
  REQUIRE(archive);
  CHECK(archive->names().size() == parts.size());
  for (const auto& part : parts) {
    INFO(part.name);
    const auto read = archive->part(part.name);
    REQUIRE(read);
    CHECK(*read == part.bytes);
  }
}

TEST_CASE("Packing: a part of repeated lines takes a twentieth of its size") {
  std::string lines;
  while (lines.size() < 100'000) lines += "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr></w:p>\n";
  CHECK(office::packed({{"word/document.xml", lines}}).size() < lines.size() / 20);
}
