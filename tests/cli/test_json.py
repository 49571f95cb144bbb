"""--json: every command and every action of `criteria` prints JSON or refuses with status 2."""

import json
import re
import shutil
import unittest

from cli import DONE, REQUIREMENTS, SOURCE, USAGE, ZARECHNY, folder, otbor, programme

JUDGEMENTS = """критерии: [К4, К5, К6]
участники:
  - кто: "методист"
    сравнения:
      - {важнее: К6, чем: К4, во_сколько_раз: 4}
      - {важнее: К6, чем: К5, во_сколько_раз: 2}
      - {важнее: К5, чем: К4, во_сколько_раз: 2}
"""
CASE = """id: two-orders
method: rank.distance
input: {a: [0, 1, 2], b: [1, 0, 2]}
"""
TEXTS = """название;направление
Наставничество молодых педагогов;кадры
Школа наставников района;кадры
Наставник и молодой учитель;кадры
Мониторинг качества знаний;качество
Независимая оценка качества;качество
Анализ результатов и качество;качество
"""
SET = "municipal-expertise.yaml"
SENTENCES = SOURCE / "tests/labelled/fresh-sentences.csv"


def lines_of(where, here):
    """A call of each command, by the command and, for `criteria`, its action."""
    results, again = here / "out", here / "ещё раз"
    for out in (results, again):
        assert otbor("run", where, "--out", out).returncode in (DONE, REQUIREMENTS)
    sheets = here / "листы"
    assert otbor("sheets", where, "--out", sheets).returncode == DONE
    judgements, case, texts = here / "суждения.yaml", here / "пример.yaml", here / "тексты.csv"
    judgements.write_text(JUDGEMENTS, encoding="utf-8")
    case.write_text(CASE, encoding="utf-8")
    texts.write_text(TEXTS, encoding="utf-8")
    copy = here / "копия"
    shutil.copytree(where, copy)
    return {
        ("new",): [[here / "новая"]],
        ("assign",): [[copy]],
        ("check",): [[where]],
        ("run",): [[where, "--out", results], [where, "--out", results, "--timings"],
                   [where, "--out", here / "пусто", "--profile", "public"]],
        ("explain",): [[where, "P01"]],
        ("sheets",): [[where, "--out", here / "другие листы"]],
        ("collect",): [[copy, *sorted(sheets.glob("*.xlsx"))]],
        ("letters",): [[copy]],
        ("names",): [[where], [copy, "--write"]],
        ("papers",): [[where]],
        ("proof",): [[where]],
        ("verify",): [[results]],
        ("diff",): [[results, again]],
        ("tune",): [[where, "--places", "8"], [where, "--places", "8", "--out", here / "ч.html"]],
        ("compute",): [[case], [case, case], ["--check", case]],
        ("methods",): [[]],
        ("criteria", "check"): [[SET], [SET, "forum-talk.yaml"]],
        ("criteria", "print"): [[SET], [SET, "forum-talk.yaml"]],
        ("criteria", "schema"): [["programme"], []],
        ("criteria", "ahp"): [[judgements], [judgements, "--ratings", where]],
        ("criteria", "diff"): [[SET, SET], [SET, SET, "--ratings", where]],
        ("criteria", "learn"): [[texts], [texts, "--try", texts]],
        ("criteria", "learn-weights"): [[where]],
        ("criteria", "learn-stages"): [["--try", SENTENCES]],
    }


def commands():
    """Of the table, those of `criteria` by their actions."""
    table = (SOURCE / "tools/otbor/commands.def").read_text(encoding="utf-8")
    named = re.findall(r"^COMMAND\((\w+)\)", table, re.MULTILINE)
    page = (SOURCE / "tools/otbor/commands/criteria.md").read_text(encoding="utf-8")
    actions = re.findall(r"^    otbor criteria ([\w-]+)", page, re.MULTILINE)
    without_end = {"criteria", "serve"}  # `serve` answers in a browser until it is ended
    return ({(name,) for name in named if name not in without_end} |
            {("criteria", action) for action in actions})


class Json(unittest.TestCase):
    def test_every_command_answers_in_json(self):
        with programme() as where, folder() as here:
            calls = lines_of(where, here)
            self.assertEqual(set(calls), commands())
            for command, lines in calls.items():
                for arguments in lines:
                    with self.subTest(command=command, arguments=[str(one) for one in arguments]):
                        done = otbor(*command, *arguments, "--json", cwd=here)
                        self.assertIn(done.returncode, (DONE, 1, REQUIREMENTS), done.stderr)
                        json.loads(done.stdout)
                        if done.stderr:
                            json.loads(done.stderr)

    def test_a_refusal_is_a_sentence_and_status_2(self):
        with folder() as here:
            for arguments in (["criteria", "print", SET, "--format", "docx"],
                              ["criteria", "print", here / "нет.yaml"],
                              ["tune", ZARECHNY, "--variants", here / "нет.yaml"],
                              ["tune", ZARECHNY],
                              ["compute", here / "нет.yaml"],
                              ["run", here / "нет"]):
                with self.subTest(arguments=[str(one) for one in arguments]):
                    done = otbor(*arguments, "--json")
                    self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
                    self.assertTrue(done.stderr.startswith("otbor: "), done.stderr)

    def test_a_printed_set_has_its_criteria_and_its_plan(self):
        told = json.loads(otbor("criteria", "print", SET, "--json").stdout)
        (only,) = told["sets"]
        self.assertEqual(only["file"], SET)
        self.assertEqual(only["criteria"]["list"][0]["id"], "К1")
        self.assertEqual(only["plan"]["aggregation"]["method"], "mean")

    def test_a_missing_file_of_variants_is_not_a_file_of_the_programme(self):
        with folder() as here:
            done = otbor("tune", ZARECHNY, "--variants", here / "нет.yaml")
            self.assertEqual(done.returncode, USAGE)
            self.assertIn("--variants", done.stderr)
            self.assertNotIn("в папку программы", done.stderr)


if __name__ == "__main__":
    unittest.main()
