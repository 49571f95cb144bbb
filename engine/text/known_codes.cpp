#include "engine/text/known_codes.hpp"

#include <algorithm>

#include "engine/base/utf8.hpp"
#include "engine/text/suggest.hpp"

namespace otbor {
namespace {

/// Letters, and numbers without their leading zeros: «П-007» -> `p#7`. Letters of two alphabets
/// that look or sound alike are one.
std::string core_of(std::string_view code) {
  std::string core;
  bool in_number = false;
  const auto plain = utf8::folded(utf8::skeleton(utf8::folded(code)));
  for (std::size_t at = 0; at < plain.size();) {
    const auto begin = at;
    const auto c = utf8::next(plain, at);
    const bool digit = c >= U'0' && c <= U'9';
    if (digit && !in_number) core += '#';
    const bool leading_zero = c == U'0' && core.ends_with('#');
    in_number = digit;
    if (c == U'п') {
      core += 'p';
    } else if (c == U'э') {
      core += 'e';
    } else if ((digit && !leading_zero) || utf8::is_letter(c)) {
      core.append(plain, begin, at - begin);
    }
  }
  return core;
}

Text named(const std::string& code) { return "`" + code + "`"; }

Text known(const std::vector<std::string>& codes) {
  constexpr std::size_t all_at_most = 6;
  const std::vector<Text> args{count(codes.size()), listed(codes), named(codes[0]),
                               codes.size() > 1 ? named(codes[1]) : Text(), named(codes.back())};
  if (codes.size() <= all_at_most) {
    return format(Words{"; {0|есть только|есть|есть} {1}", "; there {0|is only|are} {1}"}, args);
  }
  return format(Words{"; всего здесь {0} {0|код|кода|кодов}: {2}, {3} … {4}",
                      "; there are {0} {0|code|codes}: {2}, {3} … {4}"},
                args);
}

}  // namespace

const std::string* same_code(std::string_view code, const std::vector<std::string>& codes) {
  const auto core = core_of(code);
  if (core.find('#') == std::string::npos) return nullptr;
  const std::string* found = nullptr;
  for (const auto& one : codes) {
    if (core_of(one) != core) continue;
    if (found != nullptr) return nullptr;
    found = &one;
  }
  return found;
}

bool written_like(std::string_view code, const std::vector<std::string>& codes) {
  const auto form_of = [](std::string_view text) {
    auto form = core_of(text);
    std::erase_if(form, [](char c) { return c >= '0' && c <= '9'; });
    return form;
  };
  const auto form = form_of(code);
  return form.find('#') != std::string::npos &&
         std::ranges::any_of(codes, [&](const auto& one) { return form_of(one) == form; });
}

Text nearest_or_known(std::string_view code, const std::vector<std::string>& codes) {
  if (codes.empty()) return {};
  if (look_alike(code, codes)) return did_you_mean(code, codes);
  if (const auto* same = same_code(code, codes)) {
    return format(Words{"; возможно, имелось в виду `{0}`", "; did you mean `{0}`?"}, {*same});
  }
  const auto guess = did_you_mean(code, codes);
  return guess.empty() ? known(codes) : guess;
}

}  // namespace otbor
