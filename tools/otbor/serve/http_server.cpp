// The only file that knows of sockets: HTTP by Boost.Beast, one thread for all connections, one
// more for the work where the system has it. Clients that are slow, silent or too many wait for
// each other, never for us.

#include <chrono>
#include <csignal>
#include <memory>
#include <utility>  // Asio 1.74 uses std::exchange and does not include it

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "tools/otbor/serve/http.hpp"

namespace otbor::serve {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using net::ip::tcp;

/// How long a client that was refused may go on sending before the connection is cut.
constexpr std::chrono::seconds farewell{2};
constexpr std::chrono::milliseconds pause_after_failure{200};

std::string value_of(const http::fields& fields, std::string_view name) {
  const auto value = fields[{name.data(), name.size()}];
  return {value.data(), value.size()};
}

/// The client said something that is not HTTP; other errors are of the connection.
bool is_bad_http(error_code error) {
  return error.category() == http::make_error_code(http::error::bad_target).category();
}

RequestHead head_of(const http::request<http::string_body>& request) {
  const auto verb = request.method();
  return {.verb = verb == http::verb::get    ? Verb::get
                  : verb == http::verb::post ? Verb::post
                                             : Verb::other,
          .target = std::string(request.target().data(), request.target().size()),
          .host = value_of(request, "Host"),
          .origin = value_of(request, "Origin"),
          .token = value_of(request, "X-Otbor-Token"),
          .site = value_of(request, "Sec-Fetch-Site")};
}

/// Nothing where the system has no thread to spare.
std::unique_ptr<net::thread_pool> second_thread() {
  try {
    return std::make_unique<net::thread_pool>(1);
  } catch (const boost::system::system_error&) {
    return nullptr;
  }
}

class Server {
 public:
  Server(const ServerOptions& options, const Site& site)
      : options_(options), site_(site), acceptor_(io_), rest_(io_), signals_(io_) {}

  error_code open();
  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  void run();

  [[nodiscard]] const ServerOptions& options() const { return options_; }
  [[nodiscard]] const Site& site() const { return site_; }
  /// Who does the work: without a second thread that of the sockets, and they wait.
  [[nodiscard]] net::any_io_executor worker() {
    if (worker_) return worker_->get_executor();
    return io_.get_executor();
  }
  void session_ended();

 private:
  void accept();
  void accept_later();

  const ServerOptions& options_;
  const Site& site_;
  std::size_t sessions_ = 0;
  bool accepting_ = false;
  bool closing_ = false;
  net::io_context io_{1};  // ends the sessions that are left when it ends itself
  tcp::acceptor acceptor_;
  net::steady_timer rest_;
  net::signal_set signals_;
  std::unique_ptr<net::thread_pool> worker_ = second_thread();
};

/// One connection: a head, a body, a response, and again. It lives as long as somebody waits for
/// it; its last holder is always the thread of the sockets.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Server& server) : stream_(std::move(socket)), server_(server) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session() { server_.session_ended(); }

  void read_head() {
    parser_.emplace();
    parser_->header_limit(server_.options().head_bytes_max);
    parser_->body_limit(server_.options().body_max);
    stream_.expires_after(std::chrono::seconds(server_.options().head_seconds));
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->take_head(error); });
  }

 private:
  void take_head(error_code error) {
    if (error == http::error::body_limit) return refuse(413);
    if (error == http::error::header_limit) return refuse(431);
    if (error == http::error::end_of_stream) return;
    if (error) return is_bad_http(error) ? refuse(400) : void();
    head_ = head_of(parser_->get());
    auto admission = server_.site().admit(head_);
    if (admission.refusal) return send(std::move(*admission.refusal), false);
    const auto length = parser_->content_length();
    if (length && *length > admission.body_max) return refuse(413);
    parser_->body_limit(admission.body_max);
    stream_.expires_after(std::chrono::seconds(server_.options().body_seconds));
    http::async_read(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code failed, std::size_t) { self->take_body(failed); });
  }

  void take_body(error_code error) {
    if (error == http::error::body_limit) return refuse(413);
    if (error) return;
    stream_.expires_never();  // the work takes the time it takes
    net::post(server_.worker(), [self = shared_from_this()]() mutable {
      auto response = self->server_.site().answer(self->head_, self->parser_->get().body());
      auto executor = self->stream_.get_executor();
      net::post(executor, [self = std::move(self), response = std::move(response)]() mutable {
        const bool stays = self->parser_->keep_alive();
        self->send(std::move(response), stays);
      });
    });
  }

  void refuse(unsigned status) { send({.status = status, .headers = {}, .body = {}}, false); }

  void send(Response response, bool stays) {
    response_ = {};
    response_.version(11);
    response_.result(response.status);
    for (const auto& [name, value] : response.headers) response_.insert(name, value);
    response_.body() = std::move(response.body);
    response_.keep_alive(stays);
    response_.prepare_payload();
    stream_.expires_after(std::chrono::seconds(server_.options().body_seconds));
    http::async_write(stream_, response_,
                      [self = shared_from_this(), stays](error_code error, std::size_t) {
                        if (error) return;
                        stays ? self->read_head() : self->part();
                      });
  }

  /// Closed at once while a body is still on its way, the refusal would be lost with it.
  void part() {
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(farewell);
    drain();
  }
  void drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(64U << 10U),
                            [self = shared_from_this()](error_code error, std::size_t) {
                              if (!error) self->drain();
                            });
  }

  beast::tcp_stream stream_;
  Server& server_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  RequestHead head_;
  http::response<http::string_body> response_;
};

error_code Server::open() {
  error_code error;
  const tcp::endpoint here(net::ip::address_v4::loopback(), options_.port);
  acceptor_.open(here.protocol(), error);
#ifndef _WIN32  // where this would let two programs share the door
  if (!error) acceptor_.set_option(net::socket_base::reuse_address(true), error);
#endif
  if (!error) acceptor_.bind(here, error);
  if (!error) acceptor_.listen(net::socket_base::max_listen_connections, error);
  return error;
}

void Server::run() {
  signals_.add(SIGINT);
  signals_.add(SIGTERM);
  signals_.async_wait([this](error_code error, int) {
    if (error) return;
    closing_ = true;
    io_.stop();
  });
  accept();
  io_.run();
  if (worker_) worker_->join();  // what is being written is written to its end
}

void Server::accept() {
  if (accepting_ || sessions_ >= options_.connections_max) return;
  accepting_ = true;
  acceptor_.async_accept([this](error_code error, tcp::socket socket) {
    accepting_ = false;
    if (error) return accept_later();
    ++sessions_;
    std::make_shared<Session>(std::move(socket), *this)->read_head();
    accept();
  });
}

/// The system had no descriptor to spare, for example.
void Server::accept_later() {
  rest_.expires_after(pause_after_failure);
  rest_.async_wait([this](error_code error) {
    if (!error) accept();
  });
}

void Server::session_ended() {
  --sessions_;
  if (!closing_) accept();
}

}  // namespace

std::optional<std::string> serve_http(const ServerOptions& options, const Site& site,
                                      const std::function<void(std::uint16_t port)>& opened) {
  Server server(options, site);
  if (const auto error = server.open()) return error.message();
  opened(server.port());
  server.run();
  return std::nullopt;
}

}  // namespace otbor::serve
