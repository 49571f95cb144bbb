#include "tools/files/flush.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "engine/base/num/parallel.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

/// Who flushes waits for the disk and not for a processor.
constexpr num::Threads at_a_time{8};

}  // namespace

int flush_together(const std::deque<Descriptor>& files) {
  std::vector<int> failures(files.size());
  num::for_chunks(at_a_time, files.size(), 1, [&](std::size_t at, std::size_t, std::size_t) {
    failures[at] = system::flush(files[at].number());
  });
  const auto failed = std::ranges::find_if(failures, [](int failure) { return failure != 0; });
  return failed == failures.end() ? 0 : *failed;
}

}  // namespace otbor
