"""More practices than a country has."""

with open("practices.csv", "w", encoding="utf-8") as table:
    table.write("код;название\n")
    table.writelines(f"П{number};Школа молодого завуча\n" for number in range(1, 200_002))
