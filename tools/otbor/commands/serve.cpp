#include <cstdlib>
#include <utility>

#include "engine/base/points.hpp"
#include "engine/text/json_writer.hpp"
#include "tools/otbor/programme.hpp"
#include "tools/otbor/serve/routes.hpp"

namespace otbor {
namespace {

constexpr std::uint16_t usual_port = 8022;
constexpr std::int64_t port_max = 65'535;

std::optional<std::uint16_t> port_of(const Call& call) {
  const auto value = call.value("--port");
  if (!value) return usual_port;
  const auto number = parse_points(*value, false, 0);
  if (!number || *number < Points() || *number > Points::whole(port_max)) return std::nullopt;
  return static_cast<std::uint16_t>(number->millionths() / Points::unit);
}

/// The address is ours, of digits alone, so that a shell has nothing to misread. Where there is no
/// such program nothing happens.
void open_browser(const std::string& address) {
#ifdef _WIN32
  const auto line = "start \"\" " + address;
#elif defined(__APPLE__)
  const auto line = "open " + address;
#else
  const auto line = "xdg-open " + address + " >/dev/null 2>&1 &";
#endif
  static_cast<void>(std::system(line.c_str()));
}

void tell_address(const Call& call, std::uint16_t port) {
  const auto address = "http://127.0.0.1:" + std::to_string(port) + "/";
  if (call.json) {
    JsonWriter json;
    json.begin_row_object().key("address").string(address).end_object();
    print(json.take() + "\n");
  } else {
    print(format(Words{"Рабочее место: {0}\nОткройте этот адрес в браузере; закончить – Ctrl+C.\n",
                       "The workplace: {0}\nOpen this address in a browser; Ctrl+C ends it.\n"}
                     .in(call.lang),
                 call.lang, {address}));
  }
  if (call.has("--open")) open_browser(address);
}

Exit serve_programme(const Call& call) {
  const auto& argument = call.arguments.front();
  const auto path = find_programme(argument);
  if (!path) return no_such_programme(call, argument);
  const auto port = port_of(call);
  if (!port) {
    return usage_error(call.lang,
                       format(Words{"`--port {0}`: порт – целое число от 0 до 65535",
                                    "`--port {0}`: a port is a whole number from 0 to 65535"},
                              {call.value("--port").value_or("")}),
                       "serve");
  }
  const auto out = call.value("--out").value_or("");
  if (!out.empty()) {
    if (const auto refused = refuse_output(out, path->folder)) {
      tell(call.lang, refused->message);
      return Exit::usage;
    }
  }
  serve::Workplace workplace(call, *path, out);
  serve::Inbox inbox(workplace);
  serve::Routes routes{.workplace = workplace,
                       .inbox = inbox,
                       .door = {.port = *port, .token = serve::random_token()},
                       .may_write = call.has("--write")};
  const serve::Site site{
      .admit = [&](const serve::RequestHead& head) { return routes.admit(head); },
      .answer = [&](const serve::RequestHead& head,
                    const std::string& body) { return routes.answer(head, body); }};
  const auto failure = serve::serve_http({.port = *port}, site, [&](std::uint16_t opened) {
    routes.door.port = opened;
    tell_address(call, opened);
  });
  if (!failure) return Exit::done;
  tell(call.lang,
       format(Words{"порт {0} занять нельзя: {1}; назовите другой ключом --port, `--port "
                    "0` – любой свободный",
                    "port {0} cannot be taken: {1}; name another by --port, `--port 0` "
                    "is any free one"},
              {std::to_string(*port), *failure}));
  return Exit::usage;
}

}  // namespace

extern const Command serve_command;
const Command serve_command{
    .name = "serve",
    .arguments = {{.name = {"ПРОГРАММА", "PROGRAMME"}}},
    .options = {{.name = "--port", .takes = Takes::word},
                {.name = "--open"},
                {.name = "--out", .takes = Takes::folder},
                {.name = "--write"}},
    .run = serve_programme,
};

}  // namespace otbor
