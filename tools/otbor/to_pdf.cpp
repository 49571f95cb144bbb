#include "tools/otbor/to_pdf.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <system_error>
#include <utility>

#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/files/write_file.hpp"
#include "tools/system/process.hpp"

namespace otbor {
namespace {

namespace fs = std::filesystem;
using system::Ended;
using system::run_quietly;
using system::Workshop;

/// A first start makes a profile; a slow disk takes its time.
constexpr int seconds_to_start = 90;
constexpr int seconds_a_document = 5;

/// "file:///tmp/…", "file:///C:/…": signs that an address does not hold are spelt by their bytes.
std::string address_of(const fs::path& path) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/:";
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto text = path.generic_string();
  std::string out = text.starts_with('/') ? "file://" : "file:///";
  for (const char c : text) {
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
  const auto ended = system::run_quietly(command, batch.patience());
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

std::string find_soffice() { return system::find_program("soffice", "LibreOffice/program"); }

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
