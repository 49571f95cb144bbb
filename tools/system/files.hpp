#pragma once
// What operating systems do with files, each in its own way: posix/files.cpp, windows/files.cpp.
// A failure is an errno on every system. ETXTBSY says that another program holds the file, which
// only Windows forbids; there, what comes and goes (a virus scanner, OneDrive) is waited for.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace otbor::system {

using Path = std::filesystem::path;

/// The errno of an error of std::filesystem, which on Windows speaks in the system's own numbers.
[[nodiscard]] int errno_of(const std::error_code& error);

enum class FileKind : std::uint8_t { regular, folder, pipe, socket, device };

/// A regular file to be read. What is not one is never opened: a pipe would wait for ever.
struct OpenedFile {
  int descriptor = -1;  // the caller's to close
  int failure = 0;      // why there is none
  FileKind kind = FileKind::regular;
  std::size_t size = 0;
};
[[nodiscard]] OpenedFile open_regular(const Path& path);
void close(int file);
/// Bytes got, 0 at the end, -1 and errno.
[[nodiscard]] std::ptrdiff_t read_some(int file, char* buffer, std::size_t size);

enum class Writing : std::uint8_t {
  new_file,  // must not be there
  anew       // replaces the bytes of one that is there; follows no link
};
/// A descriptor, or -1 and errno.
[[nodiscard]] int open_to_write(const Path& path, Writing writing);
/// A folder, to flush its entries; a descriptor, or -1 and errno.
[[nodiscard]] int open_folder(const Path& path);
/// 0, or an errno.
[[nodiscard]] int write_all(int file, std::string_view bytes);
/// Begins to hand what is written to the disk, and does not wait.
void begin_flush(int file);
/// Waits for the disk. 0, or an errno; where there is no flushing, there is nothing to wait for.
[[nodiscard]] int flush(int file);

/// A new folder whose name is `path` and six letters; "" and errno.
[[nodiscard]] Path make_unique_folder(const Path& path);
/// Marks a folder as somebody's at work, until the descriptor is closed or the program ends. -1 and
/// errno when it cannot be opened; network disks may know no such marks.
[[nodiscard]] int hold_folder(const Path& path);
[[nodiscard]] bool is_held(const Path& path);
/// Gives `to` the rights of `from`, or those of a new folder when there is no `from`.
void copy_rights(const Path& from, const Path& to);

/// A file takes the place of another, in one step. 0, or an errno.
[[nodiscard]] int replace_file(const Path& from, const Path& to);
/// A folder takes the place of nothing or of an empty folder. 0, or an errno: ENOTEMPTY or EEXIST
/// when something is there.
[[nodiscard]] int rename_folder(const Path& from, const Path& to);
/// Two folders take each other's place in one step. 0, or an errno: ENOTSUP when there is no such
/// step here.
[[nodiscard]] int exchange_folders(const Path& one, const Path& other);
/// A symbolic link. 0 too where the disk or the system has none: it is a convenience.
[[nodiscard]] int make_link(const Path& target, const Path& at);

/// 0, or the errno that speaks against changing what is in the folder. Windows tells only when it
/// is tried.
[[nodiscard]] int may_change(const Path& folder);
/// A file below the folder that another program holds open, so that the folder cannot be replaced;
/// "" if there is none.
[[nodiscard]] Path held_file(const Path& folder);

}  // namespace otbor::system
