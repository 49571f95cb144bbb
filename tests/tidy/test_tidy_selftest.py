"""Each rule of tidy.py is seen to fail on a small bad tree, and a small good tree passes."""

import pathlib
import tempfile
import unittest

import tidy

HEADER = "#pragma once\n// What it is.\n"

GOOD = {
    "CMakeLists.txt": "otbor_registry(METHOD  engine/score/methods)\n"
                      "otbor_registry(COMMAND tools/otbor/commands .cpp .md)\n",
    "engine/ROOMS": "* : version.hpp | fmt = *\nbase :\n"
                    "text : base | yaml-cpp = yaml.cpp\nscore : base text/json.hpp\n",
    "engine/base/points.hpp": HEADER + '#include <vector>\n#include "engine/version.hpp"\n',
    "engine/base/num/log.cpp": "double x = std::log(2);\n",
    "engine/text/json.hpp": HEADER + "#include <fmt/core.h>\n",
    "engine/text/yaml.cpp": "#include <yaml-cpp/yaml.h>\nvoid f() { throw 1; }\n",
    "engine/text/diagnostics.def": 'DIAGNOSTIC(\n    unknown_key, "E0101", error,\n    "нет")\n',
    "engine/score/score.cpp": '#include "engine/base/points.hpp"\n'
                              '#include "engine/text/json.hpp"\n'
                              "// std::exp and <random> differ; throw nothing\n"
                              'auto text = "<fstream>, getenv";\n'
                              "std::unordered_map<int, int> seen;  // lookup only\n",
    "engine/score/methods.def": "METHOD(borda)\n",
    "engine/score/methods/borda.cpp": "",
    "engine/pipeline.cpp": '#include "engine/text/json.hpp"\n',
    "tools/otbor/commands.def": "COMMAND(run)\n",
    "tools/otbor/commands/run.cpp": "",
    "tools/otbor/commands/run.md": "",
    "tests/errors/unknown-key/expected.ru.txt": "a.yaml:1:1: error[E0101]: нет\n",
    "tests/unit/a.cpp": 'TEST_CASE("a fact, and another") {}\n',
}

# What is changed in the good tree -> what tidy must say about it, where.
BAD = [
    ({"engine/score/score.cpp": '#include "engine/text/source.hpp"'},
     "engine/score/score.cpp:1: `score` includes `text/source.hpp`"),
    ({"engine/base/points.cpp": '\n#include "engine/score/score.hpp"'},
     "engine/base/points.cpp:2: `base` includes `score/score.hpp`"),
    ({"engine/base/points.cpp": '#include "points.hpp"'},
     "engine/base/points.cpp:1: `points.hpp` is not written from the root"),
    ({"engine/themes/stem.cpp": "#include <vector>"},
     "engine/themes/stem.cpp:1: room `themes` has no line in engine/ROOMS"),
    ({"engine/score/score.cpp": "#include <yaml-cpp/yaml.h>"},
     "engine/score/score.cpp:1: `score` names the outside library `yaml-cpp`"),
    ({"engine/text/csv.cpp": "#include <yaml-cpp/yaml.h>"},
     "engine/text/csv.cpp:1: `yaml-cpp` is named outside yaml.cpp"),
    ({"engine/text/yaml.cpp": ""},
     "engine/ROOMS:3: engine/text/yaml.cpp does not name `yaml-cpp`"),
    ({"engine/ROOMS": "base :\ntext : base\nscore : base\nmodel : base\n"},
     "engine/ROOMS:4: room `model` has no files"),
    ({"engine/score/score.cpp": "#include <fstream>"},
     "engine/score/score.cpp:1: `<fstream>`, the engine touches no files"),
    ({"engine/score/score.cpp": "std::cout << 1;"},
     "engine/score/score.cpp:1: `std::cout`, the engine does not speak"),
    ({"engine/score/score.cpp": "std::shuffle(a, b, c);"},
     "engine/score/score.cpp:1: `std::shuffle`, the standard's random numbers"),
    ({"engine/score/score.cpp": "#include <chrono>"},
     "engine/score/score.cpp:1: `<chrono>`, equal inputs give equal bytes"),
    ({"engine/score/score.cpp": 'getenv("HOME");'},
     "engine/score/score.cpp:1: `getenv`, equal inputs give equal bytes"),
    ({"engine/score/score.cpp": "std::locale l;"},
     "engine/score/score.cpp:1: `std::locale`, numbers and order"),
    ({"engine/score/score.cpp": "x = y + std::lgamma(2);"},
     "engine/score/score.cpp:1: `std::lgamma`, libm gives other bits"),
    ({"engine/score/score.cpp": "x = y + exp(2);"},
     "engine/score/score.cpp:1: `exp`, libm gives other bits"),
    ({"engine/score/score.cpp": "std::jthread t;"},
     "engine/score/score.cpp:1: `std::jthread`, work is cut by data size"),
    ({"engine/score/score.cpp": "if (bad) throw 1;"},
     "engine/score/score.cpp:1: `throw`, no exception crosses a room"),
    ({"engine/score/score.cpp": "std::unordered_set<int> seen;"},
     "engine/score/score.cpp:1: `unordered_set`, nothing iterates over a hash"),
    ({"engine/score/score.cpp": "using namespace std;"},
     "engine/score/score.cpp:1: `using namespace`, a name says"),
    ({"engine/score/score.cpp": "\n" * 402},
     "engine/score/score.cpp:402: 402 lines"),
    ({"engine/score/score.cpp": "// " + "ё" * 98},
     "engine/score/score.cpp:1: 101 columns"),
    ({"engine/base/words.hpp": "// What it is.\n#pragma once\n"},
     "engine/base/words.hpp:1: no `#pragma once`"),
    ({"engine/base/words.hpp": "#pragma once\n\n#include <vector>\n"},
     "engine/base/words.hpp:3: no opening paragraph"),
    ({"engine/score/score.cpp": "// TO" "DO: think"},
     "engine/score/score.cpp:1: `TO" "DO` without an issue number"),
    ({"README.md": "see /ho" "me/someone/notes"},
     "README.md:1: `/ho" "me/someone` is a path of one machine"),
    ({"answers.txt": "0.5"}, "answers.txt:1: nothing else stands at the top"),
    ({"engine/score/methods.def": "METHOD(borda)\nMETHOD(copeland)\n"},
     "engine/score/methods.def:2: METHOD(copeland) without copeland.cpp"),
    ({"engine/score/methods.def": "METHOD(borda)\nMETHOD(borda)\n"},
     "engine/score/methods.def:2: METHOD(borda) stands at line 1 too"),
    ({"engine/score/methods/copeland.cpp": ""},
     "engine/score/methods/copeland.cpp:1: METHOD(copeland) is not in engine/score/methods.def"),
    ({"tools/otbor/commands.def": "COMMAND(run)\nCOMMAND(new)\n",
      "tools/otbor/commands/new.cpp": ""},
     "tools/otbor/commands.def:2: COMMAND(new) without new.md"),
    ({"tools/otbor/commands/new.md": ""},
     "tools/otbor/commands/new.md:1: COMMAND(new) is not in tools/otbor/commands.def"),
    ({"tests/errors/unknown-key/expected.ru.txt": "E0101 is not quoted in brackets"},
     "engine/text/diagnostics.def:1: E0101 is in no tests/errors"),
    ({"engine/text/diagnostics.def": 'DIAGNOSTIC(a, "E0101")\nDIAGNOSTIC(b, "E0101")\n'},
     "engine/text/diagnostics.def:2: E0101 stands at line 1 too"),
    ({"tools/files/a.cpp": "#include <sys/stat.h>\n"},
     "tools/files/a.cpp:1: a header that not every system has"),
    ({"tests/unit/a.cpp": 'TEST_CASE("one fact; another") {}'},
     "tests/unit/a.cpp:1: `;` in the name of a test"),
    ({"tests/unit/a.cpp": 'TEST_CASE("one fact", "[' '.]") {}'},
     "tests/unit/a.cpp:1: a test that is hidden"),
]


def breaches(files):
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            file = pathlib.Path(root) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return [str(breach) for breach in tidy.breaches(tidy.Tree(root))]


class Tidy(unittest.TestCase):
    def test_a_good_tree_passes(self):
        self.assertEqual(breaches(GOOD), [])

    def test_each_rule_fails_where_it_is_broken(self):
        for change, expected in BAD:
            with self.subTest(expected):
                found = breaches(GOOD | change)
                self.assertTrue(any(f.startswith(expected) for f in found), found)

    def test_each_rule_has_its_bad_tree(self):
        rules = {ban.rule for ban in tidy.BANS}
        shown = {rule for rule in rules if any(rule[:11] in expected for _, expected in BAD)}
        self.assertEqual(rules, shown)


if __name__ == "__main__":
    unittest.main()
