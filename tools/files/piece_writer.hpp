#pragma once
// Files written as their pieces come, by a thread of its own: while one piece is hashed and
// written, the next is being made.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "tools/files/descriptor.hpp"
#include "tools/files/file_sink.hpp"

namespace otbor {

/// Each file is flushed to the disk when the next one begins, or when the writer settles. After a
/// step failed nothing more is written; failure() tells its errno.
class PieceWriter : public FileSink {
 public:
  /// `folder` must be there; folders inside it are made as names ask for them.
  explicit PieceWriter(std::filesystem::path folder);
  ~PieceWriter() override;
  void take(std::string_view file, std::string piece) override;
  [[nodiscard]] std::vector<FileDigest> digests() override;

  /// Waits until everything taken is on the disk. 0, or an errno.
  [[nodiscard]] int settle();
  /// The folders in which files were written, `folder` among them, sorted. After settle().
  [[nodiscard]] std::vector<std::filesystem::path> folders() const;

 private:
  struct Piece {
    std::string file;
    std::string bytes;
  };

  void work();
  void write(const Piece& piece);
  void open(const std::string& file);
  void flush();

  std::filesystem::path folder_;

  // Between the two threads, under the mutex.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Piece> waiting_;
  std::size_t bytes_waiting_ = 0;
  bool busy_ = false;
  bool over_ = false;

  // The writing thread's, and the caller's while nothing is waiting and nothing is busy.
  RunningDigests digests_;
  std::optional<Descriptor> file_;
  std::size_t unflushed_ = 0;
  std::size_t files_flushed_ = 0;
  int failure_ = 0;

  std::thread thread_;
};

}  // namespace otbor
