#include "tools/otbor/cbc.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace otbor {
namespace {

/// A folder of our own for the answer, removed with what is in it.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "otbor-cbc-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;  // a folder left in /tmp harms nobody
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// True when it ended with 0. What it says on its way is not shown.
bool run_quietly(const std::array<std::string, 7>& words) {
  std::array<char*, 8> arguments{};
  auto copy = words;
  for (std::size_t i = 0; i < copy.size(); ++i) arguments[i] = copy[i].data();
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return false;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed =
      posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return failed == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

}  // namespace

std::optional<std::string> answer_of_cbc(const std::string& lp_file) {
  const Folder folder;
  if (folder.path().empty()) return std::nullopt;
  const auto answer = (folder.path() / "answer.txt").string();
  if (!run_quietly({"cbc", lp_file, "-ratioGap", "0", "solve", "-solution", answer})) {
    return std::nullopt;
  }
  std::ifstream in(answer, std::ios::binary);
  if (!in) return std::nullopt;
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace otbor
