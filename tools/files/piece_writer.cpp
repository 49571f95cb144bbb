#include "tools/files/piece_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "tools/files/flush.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_waiting_max = std::size_t{16} << 20U;
/// So much is handed to the disk while more is written, so that little is left for the flush.
constexpr std::size_t write_out_size = std::size_t{32} << 20U;
/// So many files are open at once, and flushed together.
constexpr std::size_t files_open_max = 64;

}  // namespace

PieceWriter::PieceWriter(fs::path folder) : folder_(std::move(folder)) {
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::system_error&) {
    // The system has no thread to spare: pieces are written as they are taken.
  }
}

PieceWriter::~PieceWriter() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void PieceWriter::take(std::string_view file, std::string piece) {
  if (!thread_.joinable()) return write({std::string(file), std::move(piece)});
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return bytes_waiting_ < bytes_waiting_max; });
  bytes_waiting_ += piece.size();
  waiting_.push_back({std::string(file), std::move(piece)});
  changed_.notify_all();
}

std::vector<FileDigest> PieceWriter::digests() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() && !busy_; });
  return digests_.close();
}

int PieceWriter::settle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() && !busy_; });
  for (const auto& folder : folders()) {
    if (failure_ != 0) break;
    files_.emplace_back(system::open_folder(folder));
    if (files_.back().number() < 0) failure_ = errno;
  }
  flush();
  return failure_;
}

std::vector<fs::path> PieceWriter::folders() const {
  std::vector<fs::path> folders{folder_};
  for (const auto& file : digests_.files()) {
    folders.push_back((folder_ / file.name).parent_path());
  }
  std::ranges::sort(folders);
  const auto [from, to] = std::ranges::unique(folders);
  folders.erase(from, to);
  return folders;
}

void PieceWriter::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return over_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto piece = std::move(waiting_.front());
    waiting_.pop_front();
    busy_ = true;
    lock.unlock();
    write(piece);
    lock.lock();
    busy_ = false;
    bytes_waiting_ -= piece.bytes.size();
    changed_.notify_all();
  }
}

void PieceWriter::write(const Piece& piece) {
  if (failure_ != 0) return;
  const auto& files = digests_.files();
  if (files.empty() || files.back().name != piece.file) {
    begin_flush();
    if (files_.size() == files_open_max) flush();
    open(piece.file);
  }
  digests_.add(piece.file, piece.bytes);
  if (failure_ == 0) failure_ = system::write_all(files_.back().number(), piece.bytes);
  unflushed_ += piece.bytes.size();
  if (unflushed_ >= write_out_size) begin_flush();
}

void PieceWriter::open(const std::string& file) {
  if (failure_ != 0) return;
  const auto path = folder_ / file;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  failure_ = system::errno_of(error);
  if (failure_ != 0) return;
  files_.emplace_back(system::open_to_write(path, system::Writing::new_file));
  if (files_.back().number() < 0) failure_ = errno;
}

void PieceWriter::begin_flush() {
  if (failure_ == 0 && unflushed_ > 0) system::begin_flush(files_.back().number());
  unflushed_ = 0;
}

void PieceWriter::flush() {
  if (failure_ == 0) failure_ = flush_together(files_);
  files_.clear();
}

}  // namespace otbor
