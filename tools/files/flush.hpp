#pragma once
// Waiting until the disk has files.

#include <deque>

#include "tools/files/descriptor.hpp"

namespace otbor {

/// Flushes all of them, several at a time: a disk answers those who ask together as fast as one.
/// 0, or the errno of the first that failed. File systems that know no flushing (of folders, say)
/// have nothing to wait for.
[[nodiscard]] int flush_together(const std::deque<Descriptor>& files);

}  // namespace otbor
