#pragma once
// One regular file into memory. What is not a regular file is refused by name of its kind before
// it is opened: opening a pipe would wait for ever, and a device may act on being opened.

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/base/words.hpp"

namespace otbor {

struct FileRead {
  bool exists = true;
  std::string bytes;
  Text problem;  // not empty: it is there and cannot be read, and this is why
  std::uint64_t size_beyond_limit = 0;  // it is larger than allowed, and is not read
  [[nodiscard]] bool good() const { return exists && problem.empty() && size_beyond_limit == 0; }
};

[[nodiscard]] FileRead read_file(const std::string& path, std::size_t bytes_max);

/// What the system says about an error number, in both languages where people meet it often.
[[nodiscard]] Text name_of_errno(int number);

}  // namespace otbor
