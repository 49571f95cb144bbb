#include "engine/base/num/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

#include "engine/base/check.hpp"

namespace otbor::num {

void for_chunks(
    Threads threads, std::size_t size, std::size_t chunk_size,
    const std::function<void(std::size_t chunk, std::size_t first, std::size_t last)>& work) {
  OTBOR_CHECK(chunk_size > 0);
  const std::size_t chunks = chunk_count(size, chunk_size);
  std::atomic<std::size_t> next_chunk{0};
  const auto run = [&] {
    for (std::size_t chunk = next_chunk++; chunk < chunks; chunk = next_chunk++) {
      work(chunk, chunk * chunk_size, std::min(size, (chunk + 1) * chunk_size));
    }
  };
  const std::size_t helpers = std::min<std::size_t>(threads.count, chunks);
  std::vector<std::jthread> pool;
  try {
    for (std::size_t i = 1; i < helpers; ++i) pool.emplace_back(run);
  } catch (const std::system_error&) {
    // The system has no more threads to spare: those that began do the work, the caller at least.
  }
  run();
}

}  // namespace otbor::num
