#include "engine/text/office/opening.hpp"

#include <zip.h>

#include "engine/base/check.hpp"

namespace otbor::office {
namespace {

/// With its first archive libzip 1.7 learns what reading and what writing ask of a source, and
/// keeps it in two variables without a lock: a thread that comes between them takes its own archive
/// for one that cannot be written.
bool first_archive_opens() {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  OTBOR_CHECK(source != nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
  OTBOR_CHECK(archive != nullptr);
  zip_discard(archive);
  return true;
}

}  // namespace

zip* open_archive(zip_source* source, int flags, zip_error* error) {
  static const bool is_first_open = first_archive_opens();  // by one thread, others wait
  OTBOR_CHECK(is_first_open);
  return zip_open_from_source(source, flags, error);
}

}  // namespace otbor::office
