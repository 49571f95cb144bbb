#include "engine/text/office/archive.hpp"

#include <algorithm>
#include <utility>

#include <zip.h>

#include "engine/base/utf8.hpp"
#include "engine/text/office/opening.hpp"

namespace otbor::office {
namespace {

constexpr std::size_t ratio_counts_above = std::size_t{1} << 20U;

Text megabytes(std::uint64_t bytes) { return count((bytes + (1U << 20U) - 1) >> 20U); }

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct ClosePart {
  void operator()(zip_file_t* file) const { static_cast<void>(zip_fclose(file)); }
};

struct Part {
  std::string name;
  zip_uint64_t index = 0;
  std::uint64_t bytes = 0;  // as the archive declares them
  std::uint64_t packed = 0;
};

/// What one entry declares, or why no office program has written it.
Readable<Part> part_at(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
                                  ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive, index, 0, &stat) != 0 || (stat.valid & needed) != needed) {
    return refuse(Found::office_damaged);
  }
  if (stat.encryption_method != ZIP_EM_NONE) return refuse(Found::office_password);
  if (stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE) {
    return refuse(Found::office_strange, {stat.name});
  }
  return Part{stat.name, index, stat.size, stat.comp_size};
}

}  // namespace

struct Archive::Opened {
  std::unique_ptr<zip_t, CloseArchive> archive;
  std::vector<Part> parts;  // by name
  std::vector<std::string> names;
  Limits limits;
  std::uint64_t unpacked = 0;

  [[nodiscard]] const Part* find(std::string_view name) const {
    const auto at = std::ranges::lower_bound(parts, name, {}, &Part::name);
    return at != parts.end() && at->name == name ? &*at : nullptr;
  }
};

Archive::Archive(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Readable<Archive> Archive::open(std::string_view bytes, const Limits& limits) {
  auto opened = std::make_unique<Opened>();
  opened->limits = limits;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    opened->archive.reset(open_archive(source, ZIP_RDONLY, &error));
    if (!opened->archive) zip_source_free(source);
  }
  zip_error_fini(&error);
  if (!opened->archive) return refuse(Found::office_damaged);
  const auto entries = zip_get_num_entries(opened->archive.get(), 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.archive_parts) {
    return refuse(Found::office_strange, {Words{"число вложений", "number of parts"}});
  }
  for (zip_int64_t i = 0; i < entries; ++i) {
    auto part = part_at(opened->archive.get(), static_cast<zip_uint64_t>(i));
    if (!part) return tl::unexpected(std::move(part.error()));
    opened->parts.push_back(std::move(*part));
  }
  std::ranges::sort(opened->parts, {},
                    [](const Part& part) { return std::pair(part.name, part.index); });
  for (const auto& part : opened->parts) {
    if (!opened->names.empty() && opened->names.back() == part.name) {
      return refuse(Found::office_strange, {part.name});
    }
    opened->names.push_back(part.name);
  }
  return Archive(std::move(opened));
}

bool Archive::has(std::string_view name) const { return opened_->find(name) != nullptr; }

const std::vector<std::string>& Archive::names() const { return opened_->names; }

Readable<std::string> Archive::part(std::string_view name) {
  const Part* part = opened_->find(name);
  if (part == nullptr) return refuse(Found::office_damaged);
  const Limits& limits = opened_->limits;
  const bool swells =
      part->bytes > ratio_counts_above && part->bytes / limits.archive_ratio > part->packed;
  if (swells || part->bytes > limits.archive_part_bytes ||
      opened_->unpacked + part->bytes > limits.archive_bytes) {
    return refuse(swells ? Found::office_bomb : Found::office_too_large,
                  {megabytes(part->bytes), megabytes(limits.archive_part_bytes)});
  }
  opened_->unpacked += part->bytes;
  const std::unique_ptr<zip_file_t, ClosePart> file(
      zip_fopen_index(opened_->archive.get(), part->index, 0));
  if (!file) return refuse(Found::office_damaged);
  // One byte more than declared: a part that goes on is as damaged as one that ends early, and only
  // at the end is the checksum compared.
  std::string bytes(part->bytes + 1, '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const auto read = zip_fread(file.get(), bytes.data() + size, bytes.size() - size);
    if (read < 0) return refuse(Found::office_damaged);
    if (read == 0) break;
    size += static_cast<std::size_t>(read);
  }
  if (size != part->bytes) return refuse(Found::office_damaged);
  bytes.pop_back();
  return bytes;
}

Readable<std::string> Archive::xml(std::string_view name) {
  auto bytes = part(name);
  if (!bytes) return bytes;
  const auto marks = static_cast<std::size_t>(
      std::ranges::count_if(*bytes, [](char c) { return c == '<' || c == '='; }));
  if (marks > opened_->limits.xml_marks) {
    return refuse(Found::office_too_large,
                  {megabytes(bytes->size()), megabytes(opened_->limits.archive_part_bytes)});
  }
  if (utf8::first_invalid(*bytes)) return refuse(Found::office_damaged);
  // Neither Office nor LibreOffice declares entities, which can unfold into gigabytes.
  if (bytes->find("<!DOCTYPE") != std::string::npos ||
      bytes->find("<!ENTITY") != std::string::npos) {
    return refuse(Found::office_strange, {name});
  }
  return bytes;
}

bool looks_like_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

bool looks_like_compound_file(std::string_view bytes) {
  return bytes.starts_with("\xD0\xCF\x11\xE0");
}

}  // namespace otbor::office
