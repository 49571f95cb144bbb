#pragma once
// Work over threads that gives the same bits for any number of them: the range is cut into fixed
// chunks by its size, never by the thread count, and the caller combines results in chunk order.

#include <cstddef>
#include <functional>

namespace otbor::num {

/// Threads to use; 1 runs everything in the caller.
struct Threads {
  unsigned count = 1;
};

inline constexpr std::size_t chunk_size_default = 1024;

/// How many chunks `for_chunks` makes of `size` items: depends on the size alone.
[[nodiscard]] constexpr std::size_t chunk_count(std::size_t size,
                                                std::size_t chunk_size = chunk_size_default) {
  return (size + chunk_size - 1) / chunk_size;
}

/// Calls work(chunk, first, last) once for each chunk [first, last) of [0, size). Chunks may run in
/// any order and at the same time: each writes only to its own place.
void for_chunks(
    Threads threads, std::size_t size, std::size_t chunk_size,
    const std::function<void(std::size_t chunk, std::size_t first, std::size_t last)>& work);

}  // namespace otbor::num
