#include "tools/system/process.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace otbor::system {
namespace {

void sleep_a_little() {
  const timespec hundredth{.tv_sec = 0, .tv_nsec = 10'000'000};
  ::nanosleep(&hundredth, nullptr);
}

/// Waits for a process; one that is late is ended with all it has started.
Ended wait_for(pid_t process, std::optional<int> seconds) {
  for (int hundredths = 0; !seconds || hundredths < *seconds * 100; ++hundredths) {
    int status = 0;
    const auto done = ::waitpid(process, &status, WNOHANG);
    if (done == process) {
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? Ended::well : Ended::badly;
    }
    if (done < 0) return Ended::badly;
    sleep_a_little();
  }
  ::kill(-process, SIGKILL);
  ::waitpid(process, nullptr, 0);
  return Ended::late;
}

}  // namespace

std::string find_program(std::string_view name, std::string_view /*installed*/) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? std::string_view{} : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    auto candidate = std::string(folders.substr(0, end)) + "/" + std::string(name);
    if (end > 0 && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

Ended run_quietly(const std::vector<std::string>& command, std::optional<int> seconds) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t wishes;
  posix_spawnattr_init(&wishes);
  posix_spawnattr_setflags(&wishes, POSIX_SPAWN_SETPGROUP);  // a group of its own
  posix_spawnattr_setpgroup(&wishes, 0);
  pid_t process = 0;
  const int failed =
      ::posix_spawn(&process, command.front().c_str(), &files, &wishes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&wishes);
  return failed == 0 ? wait_for(process, seconds) : Ended::badly;
}

}  // namespace otbor::system
