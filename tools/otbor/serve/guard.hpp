#pragma once
// Who may come in. The door is open on 127.0.0.1, and every page that is open in the same browser
// can knock: the name it calls us by (Host), where it comes from (Origin) and a token that only our
// own page knows keep others out.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tools/otbor/serve/http.hpp"

namespace otbor::serve {

struct Door {
  std::uint16_t port = 0;
  std::string token;
};

/// Letters and digits that nobody guesses: 256 bits of the operating system's random source.
[[nodiscard]] std::string random_token();

/// Why not, as a response without a body: 421 for a foreign Host, 405 for a verb other than GET and
/// POST, 403 for a foreign Origin, for a POST without Origin or token, and for a foreign page that
/// asks for more than a link to our front door does. nullopt lets it in.
[[nodiscard]] std::optional<Response> refusal(const Door& door, const RequestHead& head);

/// A response of ours: nothing is kept by the browser, guessed at, or shown inside another site's
/// page. `policy` is what the page may load.
[[nodiscard]] Response response(unsigned status, std::string_view type, std::string body,
                                std::string_view policy = "default-src 'none'");
/// The same to be saved as a file of this name.
[[nodiscard]] Response download(std::string_view name, std::string body);

/// "/document/letters%2FP01.docx?x=1" apart: the path as it was sent, what stands after the "?".
struct Target {
  std::string_view path;
  std::string_view query;
};
[[nodiscard]] Target target_of(const RequestHead& head);
/// The value of a key of a query, its %XX read; "" when it is not there or spelt wrongly.
[[nodiscard]] std::string value_in(std::string_view query, std::string_view key);
/// %XX read; nullopt when it is spelt wrongly.
[[nodiscard]] std::optional<std::string> unescaped(std::string_view text);

}  // namespace otbor::serve
