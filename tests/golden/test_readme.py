"""What README.md shows of the program's output is what the program prints: line by line, with «…»
where the page leaves lines out."""

import re
import unittest

from program import SOURCE, ZARECHNY, folder, otbor

README = (SOURCE / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def shown(begins):
    """Lines of the one block that begins so, without what stands for lines left out."""
    found = [block for block in BLOCKS if block.startswith(begins)]
    if len(found) != 1:
        raise AssertionError(f"README.md has {len(found)} blocks that begin «{begins}»")
    return [line for line in found[0].splitlines() if line.strip() not in ("", "…")]


class Readme(unittest.TestCase):
    def assert_in_order(self, lines, output):
        self.assertGreater(len(lines), 3)
        printed = iter(output.replace("\u00a0", " ").splitlines())
        for line in lines:
            self.assertIn(line, printed, f"README.md shows «{line}», which is not printed there")

    def test_the_ranking(self):
        with folder() as here:
            done = otbor("run", ZARECHNY, "--out", here / "out")
        self.assert_in_order(shown("*** Смоделированные данные ***"), done.stdout)

    def test_the_explanation(self):
        command, *lines = shown("$ build/otbor explain")
        self.assertEqual(command, "$ build/otbor explain data/zarechny-2022 P13")
        self.assert_in_order(lines, otbor("explain", ZARECHNY, "P13").stdout)


if __name__ == "__main__":
    unittest.main()
