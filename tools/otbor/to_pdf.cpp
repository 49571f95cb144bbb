#include "tools/otbor/to_pdf.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/write_file.hpp"

extern char** environ;

namespace otbor {
namespace {

namespace fs = std::filesystem;

/// A first start makes a profile; a slow disk takes its time.
constexpr int seconds_to_start = 90;
constexpr int seconds_a_document = 5;

/// A folder for the documents, the profile and what comes of them; gone at the end.
class Workshop {
 public:
  Workshop() {
    std::error_code error;
    auto pattern = (fs::temp_directory_path(error) / "otbor-pdf-XXXXXX").string();
    if (!error && ::mkdtemp(pattern.data()) != nullptr) here_ = pattern;
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop() {
    std::error_code error;
    if (!here_.empty()) fs::remove_all(here_, error);
  }
  [[nodiscard]] const fs::path& here() const { return here_; }

 private:
  fs::path here_;
};

/// "file:///tmp/…": signs that an address does not hold are spelt by their bytes.
std::string address_of(const fs::path& path) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "file://";
  for (const char c : path.string()) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte / 16];
    out += digits[byte % 16];
  }
  return out;
}

enum class Ended { well, badly, late };

void sleep_a_little() {
  const timespec tenth{.tv_sec = 0, .tv_nsec = 100'000'000};
  ::nanosleep(&tenth, nullptr);
}

/// Waits for a process; one that is late is ended with all it has started.
Ended wait_for(pid_t process, int seconds) {
  for (int tenths = 0; tenths < seconds * 10; ++tenths) {
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

/// A process in a group of its own, which reads nothing and whose words nobody hears.
Ended run_quietly(const std::vector<std::string>& command, int seconds) {
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
  posix_spawnattr_setflags(&wishes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&wishes, 0);
  pid_t process = 0;
  const int failed =
      ::posix_spawn(&process, command.front().c_str(), &files, &wishes, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&wishes);
  return failed == 0 ? wait_for(process, seconds) : Ended::badly;
}

Text not_made(std::string_view name, Ended ended) {
  return ended == Ended::late
             ? format(
                   Words{"LibreOffice не ответила вовремя и остановлена; PDF не записаны. Дайте ей "
                         "больше времени ключом `--wait СЕКУНДЫ` или сохраните документы как "
                         "PDF в Word",
                         "LibreOffice did not answer in time and was ended; no PDF is written. "
                         "Give it more time by `--wait SECONDS`, or save the documents as PDF "
                         "in Word"},
                   {})
             : format(
                   Words{"LibreOffice не сделала PDF из {0}; PDF не записаны. Откройте документ "
                         "в ней и сохраните как PDF",
                         "LibreOffice made no PDF of {0}; no PDF is written. Open the document in "
                         "it and save it as PDF"},
                   {name});
}

std::string with_ending(std::string_view name, std::string_view ending) {
  return std::string(name.substr(0, name.rfind('.'))) + std::string(ending);
}

/// Documents that one start of LibreOffice prints.
struct Batch {
  const std::string& inner;  // their folder
  const std::vector<const OutFile*>& files;
  std::optional<int> seconds;

  [[nodiscard]] int patience() const {
    const auto n = static_cast<int>(std::min<std::size_t>(files.size(), 10'000));
    return seconds.value_or(seconds_to_start + n * seconds_a_document);
  }
};

/// Adds what was made to `made`.
std::optional<Text> print_folder(const std::string& soffice, const fs::path& workshop,
                                 const Batch& batch, std::vector<OutFile>& made) {
  const auto pdfs = workshop / "pdf" / batch.inner;
  std::vector<std::string> command{
      soffice,         "--headless",
      "--norestore",   "--nologo",
      "--nolockcheck", "-env:UserInstallation=" + address_of(workshop / "profile"),
      "--convert-to",  "pdf:writer_pdf_Export",
      "--outdir",      pdfs.string()};
  std::error_code error;
  fs::create_directories(pdfs, error);
  fs::create_directories(workshop / "docx" / batch.inner, error);
  for (const auto* file : batch.files) {
    const auto path = (workshop / "docx" / file->name).string();
    if (auto problem = write_file(path, file->bytes)) return problem;
    command.push_back(path);
  }
  const auto ended = run_quietly(command, batch.patience());
  for (const auto* file : batch.files) {
    auto name = with_ending(file->name, ".pdf");
    auto pdf =
        read_file((workshop / "pdf" / name).string(), std::numeric_limits<std::size_t>::max());
    if (ended == Ended::late || !pdf.good()) return not_made(legible(file->name), ended);
    made.push_back({std::move(name), std::move(pdf.bytes)});
  }
  return std::nullopt;
}

}  // namespace

std::string find_soffice() {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? std::string_view{} : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const auto candidate = std::string(folders.substr(0, end)) + "/soffice";
    if (end > 0 && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

std::optional<Text> write_pdfs(const std::string& soffice, std::span<const OutFile> documents,
                               const std::string& folder, std::optional<int> seconds) {
  const Workshop workshop;
  if (workshop.here().empty()) {
    return format(Words{"не удалось завести временную папку для LibreOffice",
                        "no temporary folder could be made for LibreOffice"},
                  {});
  }
  // One start a folder: LibreOffice puts what it makes side by side.
  std::map<std::string, std::vector<const OutFile*>> by_folder;
  for (const auto& document : documents) {
    by_folder[fs::path(document.name).parent_path().string()].push_back(&document);
  }
  std::vector<OutFile> made;
  for (const auto& [inner, files] : by_folder) {
    if (auto problem = print_folder(soffice, workshop.here(), {inner, files, seconds}, made)) {
      return problem;
    }
  }
  for (const auto& pdf : made) {
    const auto target = fs::path(folder) / pdf.name;
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    if (auto problem = write_file(target.string(), pdf.bytes)) return problem;
  }
  return std::nullopt;
}

}  // namespace otbor
