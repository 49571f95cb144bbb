"""Marks of a whole district in a file of rules."""

with open("criteria.yaml", "a", encoding="utf-8") as rules:
    rules.write("оценки:\n")
    rules.write("  - {практика: П1, эксперт: Э1, балл: 3}\n" * 30_000)
