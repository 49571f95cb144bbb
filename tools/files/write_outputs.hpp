#pragma once
// Results into their folder, whole or not at all. Everything is written into a temporary neighbour
// first, flushed to the disk, and then takes the folder's place in one step of the file system: a
// run that is killed at any moment leaves the previous result as it was. What a person changed or
// added among the previous results is kept in a folder beside.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/words.hpp"
#include "engine/render/render.hpp"
#include "tools/files/file_sink.hpp"

namespace otbor {

/// Why nothing was written. The previous result is whole.
struct OutputTrouble {
  enum class Kind : std::uint8_t {
    unusable,  // the folder cannot or must not be written to: choose another one
    held,      // another program has a file or the folder open: close it
    failed     // the disk gave up half-way
  };
  Kind kind = Kind::unusable;
  Text message;
};

/// Results may only take the place of nothing, of an empty folder or of earlier results of ours.
/// Looks and touches nothing, so that a run can be refused before it computes.
[[nodiscard]] std::optional<OutputTrouble> refuse_output(const std::string& folder,
                                                         const std::string& programme_folder);

struct WriteOrder {
  std::string folder;
  std::string programme_folder;
  std::string programme_file;  // "programme.yaml"
};
struct Written {
  std::optional<OutputTrouble> trouble;
  std::vector<std::string> kept;  // folders with what people had changed in earlier results
};

/// `make` gives the files to the sink as they come, the manifest last; then they take their place.
[[nodiscard]] Written write_outputs(const WriteOrder& order,
                                    const std::function<void(FileSink&)>& make);

/// A folder that must not be there yet, or be empty.
[[nodiscard]] std::optional<OutputTrouble> write_new_folder(const std::string& folder,
                                                            std::span<const OutFile> files);

}  // namespace otbor
