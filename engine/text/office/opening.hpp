#pragma once
// The one door by which an archive is opened by libzip, to be read or to be written.

struct zip;
struct zip_source;
struct zip_error;

namespace otbor::office {

/// zip_open_from_source, which several threads may call at once.
[[nodiscard]] zip* open_archive(zip_source* source, int flags, zip_error* error);

}  // namespace otbor::office
