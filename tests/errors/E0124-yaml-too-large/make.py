"""A table of marks under the name of a file of rules."""

with open("criteria.yaml", "w", encoding="utf-8") as table:
    table.write("P1,E1,C1,3\n" * 400_000)
