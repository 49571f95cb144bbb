// The workplace without a socket: who may come in, what an address means, what the pages are told.

#include <catch2/catch.hpp>

#include "tools/otbor/serve/guard.hpp"
#include "tools/otbor/serve/routes.hpp"

using namespace otbor;
using serve::Door;
using serve::RequestHead;
using serve::Verb;

namespace {

const Door door{.port = 8022, .token = "7F3A"};

RequestHead get(std::string target) {
  return {.verb = Verb::get, .target = std::move(target), .host = "127.0.0.1:8022"};
}
RequestHead post(std::string target) {
  return {.verb = Verb::post,
          .target = std::move(target),
          .host = "localhost:8022",
          .origin = "http://localhost:8022",
          .token = "7F3A"};
}
unsigned refused(const RequestHead& head) {
  const auto refusal = serve::refusal(door, head);
  return refusal ? refusal->status : 0;
}

/// The fictional district behind its routes.
struct District {
  Call call{.arguments = {"data/zarechny-2022"}};
  serve::Workplace workplace{call, {.folder = "data/zarechny-2022"}, ""};
  serve::Inbox inbox{workplace};
  serve::Routes routes{.workplace = workplace, .inbox = inbox, .door = door};
};

}  // namespace

TEST_CASE("serve: our own page may come in, under both names of this computer") {
  CHECK(refused(get("/")) == 0);
  CHECK(refused(post("/api/variant")) == 0);
}

TEST_CASE("serve: a foreign Host is misdirected whatever else is right") {
  for (const auto* host : {"", "127.0.0.1", "127.0.0.1:80", "localhost:8022.evil.example",
                           "evil.example:8022", "LOCALHOST:8022x", "127.0.0.1:8022 "}) {
    auto head = post("/api/variant");
    head.host = host;
    CHECK(refused(head) == 421);
  }
}

TEST_CASE("serve: a POST needs Origin and token, a GET is hurt only by a foreign Origin") {
  auto head = post("/api/variant");
  head.origin.clear();
  CHECK(refused(head) == 403);
  head = post("/api/variant");
  head.token = "7F3B";
  CHECK(refused(head) == 403);
  head.token.clear();
  CHECK(refused(head) == 403);
  auto reading = get("/api/state");
  reading.origin = "http://evil.example";
  CHECK(refused(reading) == 403);
  reading.origin = "http://127.0.0.1:8022";
  CHECK(refused(reading) == 0);
}

TEST_CASE("serve: a foreign page may link to the front door and ask for nothing else") {
  for (const auto* site : {"cross-site", "same-site"}) {
    auto head = get("/");
    head.site = site;
    CHECK(refused(head) == 0);
    head.target = "/api/state";
    CHECK(refused(head) == 403);
  }
  auto head = get("/api/state");
  head.site = "same-origin";
  CHECK(refused(head) == 0);
}

TEST_CASE("serve: tokens are 64 hexadecimal digits and differ") {
  const auto one = serve::random_token();
  CHECK(one.size() == 64);
  CHECK(one.find_first_not_of("0123456789ABCDEF") == std::string::npos);
  CHECK(one != serve::random_token());
}

TEST_CASE("serve: percent signs of an address are read or the address is refused") {
  CHECK(serve::unescaped("letters%2FP01.docx") == "letters/P01.docx");
  CHECK(serve::unescaped("%D0%AD-03") == "Э-03");
  CHECK(serve::unescaped("a%00b") == std::string("a\0b", 3));
  CHECK_FALSE(serve::unescaped("%"));
  CHECK_FALSE(serve::unescaped("%4"));
  CHECK_FALSE(serve::unescaped("%G0"));
}

TEST_CASE("serve: a query gives the value of a whole key") {
  CHECK(serve::value_in("known=4f&x=1", "x") == "1");
  CHECK(serve::value_in("unknown=4f", "known").empty());
  CHECK(serve::value_in("known=%zz", "known").empty());
  CHECK(serve::value_in("", "known").empty());
}

TEST_CASE("serve: a download is named by the last part of its name, in ASCII") {
  const auto file = serve::download("letters/Э-03.docx", "x");
  CHECK(file.headers.back().second == "attachment; filename*=UTF-8''%D0%AD-03.docx");
  CHECK(file.headers.front().second.find("wordprocessingml") != std::string::npos);
}

TEST_CASE("serve: one side of a pair of words is kept") {
  CHECK(serve::in_one_language("a {{да|yes}}{{|!}} b", Lang::ru) == "a да b");
  CHECK(serve::in_one_language("a {{да|yes}}{{|!}} b", Lang::en) == "a yes! b");
  CHECK(serve::in_one_language("nothing", Lang::en) == "nothing");
}

TEST_CASE("serve: only addresses of the table are answered, each to its verb and up to its size") {
  const District here;
  CHECK_FALSE(here.routes.admit(get("/")).refusal);
  CHECK(here.routes.admit(get("/")).body_max == 0);
  CHECK(here.routes.admit(post("/api/variant")).body_max == 65'536);
  CHECK(here.routes.admit(get("/page.cs")).refusal->status == 404);
  CHECK(here.routes.admit(get("/page.css/")).refusal->status == 404);
  CHECK(here.routes.admit(get("/api/variant")).refusal->status == 405);
}

TEST_CASE("serve: a document that the result does not have is not found") {
  District here;
  CHECK(here.routes.answer(get("/document/report.html"), "").status == 200);
  for (const auto* name : {"", "programme.yaml", "..%2Fprogramme.yaml", "%2Fetc%2Fpasswd",
                           "report.html%00", "letters", "%"}) {
    CHECK(here.routes.answer(get("/document/" + std::string(name)), "").status == 404);
  }
}

TEST_CASE("serve: the page carries the token of its door and names no other origin") {
  District here;
  const auto page = here.routes.answer(get("/"), "");
  CHECK(page.body.find("content=\"7F3A\"") != std::string::npos);
  CHECK(page.body.find("http") == std::string::npos);
}

TEST_CASE("serve: a state that is known is not told again") {
  District here;
  const auto state = here.workplace.now().state;
  CHECK(here.routes.answer(get("/api/state?known=" + state), "").body == "{}");
  CHECK(here.routes.answer(get("/api/state?known=0"), "").body.find(state) != std::string::npos);
}

TEST_CASE("serve: without a folder to save to nothing is saved") {
  District here;
  CHECK(here.routes.answer(post("/api/save"), "").status == 403);
}
