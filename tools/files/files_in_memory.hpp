#pragma once
// The files of a result, whole and nowhere on the disk: to be looked through, or handed out one by
// one.

#include <string>
#include <utility>
#include <vector>

#include "engine/render/render.hpp"
#include "tools/files/file_sink.hpp"

namespace otbor {

class FilesInMemory : public FileSink {
 public:
  void take(std::string_view file, std::string piece) override {
    running_.add(file, piece);
    if (files.empty() || files.back().name != file) files.push_back({std::string(file), {}});
    files.back().bytes += piece;
  }
  [[nodiscard]] std::vector<FileDigest> digests() override { return running_.close(); }

  std::vector<OutFile> files;

 private:
  RunningDigests running_;
};

}  // namespace otbor
