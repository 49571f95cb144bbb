#pragma once
// Where the files of a result go as they are made: to the disk (piece_writer.hpp), or nowhere but
// into their digests, when a result is only compared.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/study.hpp"
#include "tools/files/sha256.hpp"

namespace otbor {

class FileSink {
 public:
  FileSink() = default;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  virtual ~FileSink() = default;
  /// One file after another, the pieces of each in order.
  virtual void take(std::string_view file, std::string piece) = 0;
  /// Of the files taken so far, in the order they came. The last of them is complete by now.
  [[nodiscard]] virtual std::vector<FileDigest> digests() = 0;
};

/// The digests of files whose pieces come one after another.
class RunningDigests {
 public:
  void add(std::string_view file, std::string_view piece) {
    if (files_.empty() || files_.back().name != file) {
      close();
      files_.push_back({std::string(file), {}, 0});
    }
    sha256_.add(piece);
    files_.back().bytes += piece.size();
  }
  /// Ends the file at hand.
  const std::vector<FileDigest>& close() {
    if (!files_.empty() && files_.back().sha256.empty()) {
      files_.back().sha256 = std::exchange(sha256_, Sha256()).hex();
    }
    return files_;
  }
  [[nodiscard]] const std::vector<FileDigest>& files() const { return files_; }

 private:
  std::vector<FileDigest> files_;
  Sha256 sha256_;
};

}  // namespace otbor
