"""A quote that is never closed swallows the rows below it."""

with open("practices.csv", "w", encoding="utf-8") as table:
    table.write('id,title,abstract\nP1,School of young deputy heads,"Mentors work in pairs\n')
    table.writelines(f"P{number},Map of professional deficits,\n" for number in range(2, 5000))
    table.write('"\n')
