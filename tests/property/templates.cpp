// Every message and every sentence can be filled in: placeholders are numbers, words that agree
// have the forms their language needs, and brackets close.

#include <catch2/catch.hpp>

#include "engine/base/words.hpp"
#include "engine/justify/reasons.hpp"
#include "engine/text/diagnostics.hpp"

namespace otbor {
namespace {

void require_fillable(std::string_view pattern, Lang lang) {
  CAPTURE(pattern);
  std::string_view rest = pattern;
  while (true) {
    const auto open = rest.find('{');
    REQUIRE((rest.substr(0, open).find('}') == std::string_view::npos));
    if (open == std::string_view::npos) break;
    const auto close = rest.find('}', open);
    REQUIRE(close != std::string_view::npos);
    const auto inside = rest.substr(open + 1, close - open - 1);
    REQUIRE(!inside.empty());
    REQUIRE((inside[0] >= '0' && inside[0] <= '9'));
    const auto bars = std::ranges::count(inside, '|');
    if (inside.size() > 1) REQUIRE(inside[1] == '|');
    if (inside.size() > 1) REQUIRE((lang == Lang::en ? bars == 2 : bars == 3 || bars == 4));
    rest.remove_prefix(close + 1);
  }
}

TEST_CASE("Every message about the user's files and its hint can be filled in") {
  for (const auto& kind : diagnostic_kinds()) {
    for (const auto lang : {Lang::ru, Lang::en}) {
      require_fillable(kind.message.in(lang), lang);
      require_fillable(kind.hint.in(lang), lang);
    }
    REQUIRE(kind.hint.ru.empty() == kind.hint.en.empty());
  }
}

TEST_CASE("Every sentence of a justification can be filled in") {
  const std::pair<std::string_view, std::string_view> sentences[] = {
#define REASON(code, audience, ru, en) {ru, en},
#include "engine/justify/reasons.def"
#undef REASON
  };
  for (const auto& [ru, en] : sentences) {
    require_fillable(ru, Lang::ru);
    require_fillable(en, Lang::en);
  }
}

}  // namespace
}  // namespace otbor
