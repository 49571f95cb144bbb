#pragma once
// The temporary neighbour of a folder: filled, flushed, and put in the folder's place. Each step
// tells its errno by failure(); what has not taken its place is removed by the destructor. The
// neighbour is held, which tells a live one from what a killed run left behind.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/files/descriptor.hpp"
#include "tools/files/piece_writer.hpp"

namespace otbor {

class Temporary {
 public:
  /// Makes `.NAME.tmp-XXXXXX` beside `folder`.
  explicit Temporary(std::filesystem::path folder);
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary();

  /// Takes the files; null after a failure. The manifest goes last: it vouches for what is there.
  [[nodiscard]] FileSink* files() { return writer_.get(); }
  void link(const std::string& name, const std::filesystem::path& target);
  /// Waits until the disk has it all.
  void flush();
  /// Becomes the folder; what was there becomes the temporary neighbour.
  void take_place();
  /// Removes the previous results. What people changed in them is kept beside the folder: the name
  /// of where, or "".
  [[nodiscard]] std::string clear_previous();

  [[nodiscard]] int failure() const { return failure_; }

 private:
  void put_aside_and_take_place();

  std::filesystem::path folder_;
  std::filesystem::path here_;
  std::unique_ptr<PieceWriter> writer_;
  std::optional<Descriptor> hold_;
  int failure_ = 0;
  bool in_place_ = false;
};

/// What killed runs left beside `folder`. If one was killed between the two steps of a replacement
/// (where the file system has no exchange), the previous results go back to their place first.
/// Tells the folders that keep what people changed.
std::vector<std::string> remove_stale_temporaries(const std::filesystem::path& folder);

}  // namespace otbor
