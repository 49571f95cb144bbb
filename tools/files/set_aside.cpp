#include "tools/files/set_aside.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "tools/files/legible.hpp"
#include "tools/files/read_file.hpp"
#include "tools/system/files.hpp"

namespace otbor {
namespace {

std::string versioned(const std::string& name, std::size_t number) {
  const auto dot = std::min(name.rfind('.'), name.size());
  return name.substr(0, dot) + "-" + std::to_string(number) + name.substr(dot);
}

bool is_there(const std::string& path) {
  std::error_code failed;
  return std::filesystem::exists(std::filesystem::symlink_status(path, failed));
}

}  // namespace

SetAside set_aside(const std::string& folder, const std::vector<std::string>& names) {
  const auto path = [&](const std::string& name) { return folder + "/" + name; };
  std::size_t number = 1;
  const auto taken = [&](const std::string& name) {
    return is_there(path(versioned(name, number)));
  };
  while (std::ranges::any_of(names, taken)) ++number;
  SetAside aside;
  for (const auto& name : names) {
    if (!is_there(path(name))) continue;
    const int failure = system::replace_file(path(name), path(versioned(name, number)));
    if (failure != 0) {
      aside.problem =
          format(Words{"не удалось переименовать `{0}`: {1}", "cannot rename `{0}`: {1}"},
                 {legible(path(name)), name_of_errno(failure)});
      return aside;
    }
    aside.names.push_back(versioned(name, number));
  }
  return aside;
}

}  // namespace otbor
