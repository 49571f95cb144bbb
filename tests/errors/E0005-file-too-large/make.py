"""A table of ratings larger than the limit that `args` sets."""

with open("ratings.csv", "a", encoding="utf-8") as table:
    table.write("P2,E2,C2,1\n" * 200_000)
