#pragma once
// The archive that an office file is: parts by name, unpacked one at a time under limits. What no
// office program writes (two parts of one name, a part that grows a thousandfold, a password) is
// refused before it is unpacked. libzip stays inside archive.cpp.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/limits.hpp"
#include "engine/text/office/refusal.hpp"

namespace otbor::office {

class Archive {
 public:
  /// `bytes` must outlive the archive.
  [[nodiscard]] static Readable<Archive> open(std::string_view bytes, const Limits& limits);

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  [[nodiscard]] bool has(std::string_view name) const;
  /// Names of all parts, sorted.
  [[nodiscard]] const std::vector<std::string>& names() const;
  /// The unpacked bytes of a part, its checksum verified.
  [[nodiscard]] Readable<std::string> part(std::string_view name);
  /// The same for a part of XML, which has to keep more: UTF-8, no document type, bounded in
  /// nodes.
  [[nodiscard]] Readable<std::string> xml(std::string_view name);

 private:
  struct Opened;
  explicit Archive(std::unique_ptr<Opened> opened);
  std::unique_ptr<Opened> opened_;
};

/// Whether these are the first bytes of such an archive, and of the files that Office wrote before
/// 2007, which is also what a file with a password looks like.
[[nodiscard]] bool looks_like_archive(std::string_view bytes);
[[nodiscard]] bool looks_like_compound_file(std::string_view bytes);

}  // namespace otbor::office
