"""The tree obeys its own law."""

import sys

import tidy

tree = tidy.Tree(tidy.pathlib.Path(__file__).parents[2])
found = tidy.breaches(tree)
print(*found, sep="\n")
print(f"{len(tree.paths)} files, {len(found)} breaches")
sys.exit(bool(found))
