#include <system_error>

#include "tools/system/files.hpp"
#include "tools/system/process.hpp"

namespace otbor::system {

namespace fs = std::filesystem;

Workshop::Workshop() {
  std::error_code error;
  const auto folder = fs::temp_directory_path(error);
  if (!error) here_ = make_unique_folder(folder / "otbor-");
}

Workshop::~Workshop() {
  std::error_code ignored;  // a folder left among the temporary ones harms nobody
  if (!here_.empty()) fs::remove_all(here_, ignored);
}

}  // namespace otbor::system
