#pragma once
// One regular file, whole or in pieces. What is not a regular file is refused by name of its kind
// before it is opened: opening a pipe would wait for ever, and a device may act on being opened.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

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

/// Takes some bytes of a file; `size` is how many the system says the whole has.
using TakeBytes = std::function<void(std::string_view piece, std::size_t size)>;

/// The same of a file that need not stay in memory: `bytes` of what it returns is empty.
[[nodiscard]] FileRead read_in_pieces(const std::string& path, std::size_t bytes_max,
                                      const TakeBytes& take);

/// What the system says about an error number, in both languages where people meet it often.
[[nodiscard]] Text name_of_errno(int number);

}  // namespace otbor
