#pragma once
// The addresses of the workplace and what stands behind each. An address is looked up in a table or
// among the files of the result in memory; it never becomes a name of a file on the disk.

#include <string>

#include "tools/otbor/serve/guard.hpp"
#include "tools/otbor/serve/inbox.hpp"
#include "tools/otbor/serve/workplace.hpp"

namespace otbor::serve {

struct Routes {
  Workplace& workplace;
  Inbox& inbox;
  Door door;
  bool may_write = false;  // --write

  [[nodiscard]] Admission admit(const RequestHead& head) const;
  [[nodiscard]] Response answer(const RequestHead& head, const std::string& body);
};

/// A file of page/ in one language: of «{{по-русски|in English}}» one side is kept.
[[nodiscard]] std::string in_one_language(std::string_view text, Lang lang);

}  // namespace otbor::serve
