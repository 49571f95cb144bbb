#pragma once
// The little that a page runs, page.js beside this file, and the hash by which the page's policy
// lets it run: nothing else may. Both are put in at build time (tools/cmake/page_script.cmake).

#include <string_view>

namespace otbor::html {

extern const std::string_view script;
extern const std::string_view script_hash;  // "sha256-…", of the bytes of `script`

}  // namespace otbor::html
