// Writes a simulated programme as large as the country:
//   otbor_make_country DIR [PRACTICES]
// 50 000 practices, the default, have ten million marks.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "tools/bench/simulated.hpp"

namespace {

void write(const std::filesystem::path& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (!file) {
    std::fprintf(stderr, "otbor_make_country: cannot write %s\n", path.c_str());
    std::exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto practices = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 50'000;
  if (argc < 2 || argc > 3 || practices == 0 || practices > 100'000) {
    std::fputs("usage: otbor_make_country DIR [PRACTICES, at most 100000]\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder);
  const auto country = otbor::bench::simulate(static_cast<std::uint32_t>(practices));
  write(folder / "programme.yaml", country.programme);
  write(folder / "institutions.csv", country.institutions);
  write(folder / "experts.csv", country.experts);
  write(folder / "practices.csv", country.practices);
  write(folder / "ratings.csv", country.ratings);
  return 0;
}
