// Names of files are UTF-8 throughout the program. std::filesystem::path on Windows is UTF-16, and
// libstdc++ makes one from a std::string by mbrtowc() of the C library, which knows only the code
// pages of old. The linker puts the function below in its place (tools/cmake/system.cmake, --wrap),
// so that a path can be made from any std::string, as on every other system.

#include <array>
#include <cstddef>
#include <cwchar>

#include "tools/system/windows/handle.hpp"

namespace {

/// Bytes of the sign that begins with this one; 0 where none does.
int length_of_sign(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

}  // namespace

/// As the C standard has it for UTF-8. A sign of four bytes is two of UTF-16: the first is given
/// for three bytes and the second, kept in the state, for the last one.
extern "C" std::size_t __wrap_mbrtowc(wchar_t* to, const char* from, std::size_t size,
                                      std::mbstate_t* state) {
  constexpr auto wrong = static_cast<std::size_t>(-1);
  constexpr auto cut_short = static_cast<std::size_t>(-2);
  if (from == nullptr) return 0;
  if (size == 0) return cut_short;
  if (*state != 0) {
    *to = static_cast<wchar_t>(*state);
    *state = 0;
    return 1;
  }
  const int length = length_of_sign(static_cast<unsigned char>(*from));
  if (length > 0 && size < static_cast<std::size_t>(length)) return cut_short;
  std::array<wchar_t, 2> signs{};
  const int count = length == 0 ? 0
                                : ::MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, from, length,
                                                        signs.data(), 2);
  if (count == 0) {
    errno = EILSEQ;
    return wrong;
  }
  *to = signs[0];
  if (count == 2) *state = signs[1];
  if (signs[0] == L'\0') return 0;
  return static_cast<std::size_t>(length - (count == 2 ? 1 : 0));
}
