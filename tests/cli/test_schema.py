"""The JSON Schema that editors complete from says what the program accepts: every shipped file
fits it, and a slip does not. The copies in criteria/schema are what the program prints.
"""

import json
import pathlib
import unittest

import jsonschema
import yaml

from cli import SOURCE, otbor


class TextDates(yaml.SafeLoader):
    """Dates stay text, as JSON has them."""


TextDates.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}

MONITORING = SOURCE / "criteria/forum-monitoring.yaml"

FILES = {
    "criteria": sorted(set((SOURCE / "criteria").glob("*.yaml")) - {MONITORING}),
    "cycle": sorted((SOURCE / "criteria/cycles").glob("*.yaml")),
    "themes": sorted((SOURCE / "criteria/themes").glob("*.yaml")),
    "programme": sorted((SOURCE / "data").glob("*/programme.yaml")),
    "monitoring": [MONITORING],
    "names": sorted((SOURCE / "criteria/names").glob("*.yaml")),
    "decisions": sorted((SOURCE / "data").glob("*/decisions.yaml")),
}


def schema(form, lang="ru"):
    return json.loads(otbor("criteria", "schema", form, "--lang", lang).stdout)


def text_keys(value):
    """YAML allows numbers as keys (levels); JSON has only text."""
    if isinstance(value, dict):
        return {str(key): text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [text_keys(item) for item in value]
    return value


def load(path):
    return text_keys(yaml.load(pathlib.Path(path).read_text(encoding="utf-8"), TextDates))


class Schema(unittest.TestCase):
    def test_every_shipped_file_fits(self):
        for form, paths in FILES.items():
            self.assertTrue(paths, form)
            validator = jsonschema.Draft7Validator(schema(form))
            for path in paths:
                with self.subTest(path=path.name):
                    wrong = [f"{list(e.path)}: {e.message}"
                             for e in validator.iter_errors(load(path))]
                    self.assertEqual(wrong, [])

    def test_slips_do_not_fit(self):
        validator = jsonschema.Draft7Validator(schema("criteria"))
        for slip in ({"набр": "x"}, {"версия": ["2022"]},
                     {"критерии": [{"код": "К1", "название": "x", "коэффициент": -1}]},
                     {"критерии": [{"код": "К1", "название": "x", "коэффициент": "1,5"}]}):
            good = load(FILES["criteria"][0])
            self.assertTrue(validator.is_valid(good))
            self.assertFalse(validator.is_valid(good | slip), slip)

    def test_copies_in_the_tree_are_what_the_program_prints(self):
        for form in FILES:
            for lang in ("ru", "en"):
                copy = SOURCE / f"criteria/schema/{form}.{lang}.json"
                printed = otbor("criteria", "schema", form, "--lang", lang).stdout
                self.assertEqual(copy.read_text(encoding="utf-8"), printed,
                                 f"otbor criteria schema {form} --lang {lang} > {copy.name}")


if __name__ == "__main__":
    unittest.main()
