#pragma once
// Other programs, started beside ours: posix/process.cpp, windows/process.cpp.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace otbor::system {

/// Where a program lies among the folders of PATH; on Windows, where programs seldom are there,
/// also in `installed` below the folders of programs ("LibreOffice/program"). "" when it is not
/// found.
[[nodiscard]] std::string find_program(std::string_view name, std::string_view installed = {});

enum class Ended : std::uint8_t { well, badly, late };

/// Runs a program, which reads nothing and whose words nobody hears. `command` begins with its
/// path. One that takes longer than `seconds` is ended with all it has started.
[[nodiscard]] Ended run_quietly(const std::vector<std::string>& command,
                                std::optional<int> seconds = {});

/// A folder of our own for what another program needs and makes; gone at the end.
class Workshop {
 public:
  Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop();
  /// "" when none could be made.
  [[nodiscard]] const std::filesystem::path& here() const { return here_; }

 private:
  std::filesystem::path here_;
};

}  // namespace otbor::system
