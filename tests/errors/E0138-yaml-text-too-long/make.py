"""The whole text of a practice in the title of a criterion."""

with open("criteria.yaml", "a", encoding="utf-8") as rules:
    rules.write("    вопрос: >\n" + "      Какие решения приняты по итогам мониторинга?\n" * 1_000)
