#pragma once
// What the files of this folder share of Windows: names in UTF-16, handles, errors as errno.

#include <cerrno>
#include <string>
#include <string_view>

// clang-format off
#include <windows.h>  // the others need it first
#include <bcrypt.h>
#include <shellapi.h>
// clang-format on

namespace otbor::system {

/// A handle that is closed on every way out.
class Handle {
 public:
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (good()) ::CloseHandle(handle_);
  }
  [[nodiscard]] bool good() const { return handle_ != nullptr && handle_ != INVALID_HANDLE_VALUE; }
  [[nodiscard]] HANDLE get() const { return handle_; }
  HANDLE release() {
    const HANDLE handle = handle_;
    handle_ = nullptr;
    return handle;
  }

 private:
  HANDLE handle_;
};

[[nodiscard]] std::wstring wide(std::string_view text);
[[nodiscard]] std::string narrow(std::wstring_view text);
/// "" when there is no such variable.
[[nodiscard]] std::wstring environment(const wchar_t* name);

}  // namespace otbor::system
