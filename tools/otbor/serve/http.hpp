#pragma once
// What the workplace and its server say to each other: a request is a head and a body, a response
// is bytes with headers. No socket here: http_server.cpp carries them, tests make them by hand.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otbor::serve {

enum class Verb : std::uint8_t { get, post, other };

/// What is known before the body is read. A header that was not sent is empty.
struct RequestHead {
  Verb verb = Verb::get;
  std::string target;  // as it was sent: "/api/state?known=4f"
  std::string host;
  std::string origin;
  std::string token;  // of X-Otbor-Token
  std::string site;   // of Sec-Fetch-Site: what a browser says of the page that asks
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

/// Whether a request may go on to send its body, and how long that may be.
struct Admission {
  std::optional<Response> refusal;
  std::uint64_t body_max = 0;
};

struct Site {
  std::function<Admission(const RequestHead&)> admit;
  /// Only of what was admitted; one at a time, away from the thread that serves sockets.
  std::function<Response(const RequestHead&, const std::string& body)> answer;
};

struct ServerOptions {
  std::uint16_t port = 0;  // 0: any free one
  std::size_t connections_max = 64;
  std::uint64_t body_max = std::uint64_t{64} << 20U;
  std::uint32_t head_bytes_max = 16U << 10U;
  unsigned head_seconds = 10;  // to send a head; between two requests too
  unsigned body_seconds = 60;  // to send a body, or to take a response
};

/// Listens on 127.0.0.1 alone, until SIGINT or SIGTERM. `opened` is told the port when the door is
/// open. What the system says, in English, when it cannot be opened.
[[nodiscard]] std::optional<std::string> serve_http(
    const ServerOptions& options, const Site& site,
    const std::function<void(std::uint16_t port)>& opened);

}  // namespace otbor::serve
