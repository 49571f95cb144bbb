#pragma once
// Files written as their pieces come, by a thread of its own: while one piece is hashed and
// written, the next is being made.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

#include "tools/files/descriptor.hpp"
#include "tools/files/file_sink.hpp"

namespace otbor {

/// A file begins its way to the disk when the next one begins; all are waited for together, some
/// dozens at a time, the last when the writer settles. After a step failed nothing more is written.
class PieceWriter : public FileSink {
 public:
  /// `folder` must be there; folders inside it are made as names ask for them.
  explicit PieceWriter(std::filesystem::path folder);
  ~PieceWriter() override;
  void take(std::string_view file, std::string piece) override;
  [[nodiscard]] std::vector<FileDigest> digests() override;

  /// Waits until everything taken is on the disk, the folders' own entries too. 0, or an errno.
  [[nodiscard]] int settle();

 private:
  struct Piece {
    std::string file;
    std::string bytes;
  };

  void work();
  void write(const Piece& piece);
  void open(const std::string& file);
  void begin_flush();
  void flush();
  [[nodiscard]] std::vector<std::filesystem::path> folders() const;

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
  std::deque<Descriptor> files_;  // written and not yet waited for; the last one is at hand
  std::size_t unflushed_ = 0;
  int failure_ = 0;

  std::thread thread_;
};

}  // namespace otbor
