"""Earlier programmes: the forum of April, before the revision, and the programme of last year.

Only the keys of a dossier.json that `прежний_отбор` needs. Marks of April are drawn around those of
June; the programme of 2021 is made up whole and tells no marks.
"""

import json
from fractions import Fraction

CLASSES = {"П": "full", "О": "partial", "Р": "broken", "Ф": "fragment"}
LOWER_BY = (0, 0, 0, 1, 2, 3, -1, 2)  # in thirds of a mark, one drawn for each stage


def two_decimals(mean):
    """Two decimals, half up."""
    hundredths = (mean * 200 + 1) // 2
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def earlier_dossier(means_now, cycle_class, stream):
    ranking = []
    for practice, now in means_now.items():
        own = stream(practice, "forum")
        means = {stage: Fraction(min(9, max(0, round(mean * 3) - LOWER_BY[own.below(8)])), 3)
                 for stage, mean in now.items()}
        stages = [{"id": f"S{number}", "mark": two_decimals(mean), "mark_exact": str(mean)}
                  for number, mean in enumerate(means.values(), 1)]
        ranking.append({"practice": practice,
                        "cycle": {"class": CLASSES[cycle_class(means)], "stages": stages}})
    programme = {"title": "Форум управленческих практик – 2022 (вымышленный)", "stage": "forum",
                 "provenance": "simulated"}
    head = json.dumps({"schema": "otbor.dossier/1", "programme": programme}, ensure_ascii=False)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in ranking)
    return f'{head[:-1]}, "ranking": [\n{rows}\n]}}\n'


# Institution, direction, class of the cycle, decision; a blank class: returned, it took no part.
LAST_YEAR = (
    ("МБОУ Приозёрная классическая гимназия", "1.1", "П", "recommended"),
    ("МБОУ Дубровинская СОШ", "1.1", "О", "recommended"),
    ("МБОУ Заовражная ООШ", "1.1", "Ф", "declined"),
    ("МБОУ Подгорная ООШ", "1.2", "Р", "rework"),
    ("МБОУ Верхне-Ольховская ООШ им. И.П. Лосева", "1.2", "О", "recommended"),
    ("МБОУ Приозёрная классическая гимназия", "1.3", "О", "recommended"),
    ("МАОУ Приозёрная СОШ № 2", "1.3", "Р", "revise"),
    ("МАОУ Ковыльная СОШ им. А.П. Степанова", "1.4", "П", "recommended"),
    ("МБУ ДО Ковыльный ДДТ", "1.4", "О", "revise"),
    ("МБОУ Дубровинская СОШ", "2.2", "О", "recommended"),
    ("МАОУ Ковыльная СОШ им. А.П. Степанова", "2.2", "Р", "revise"),
    ("МБДОУ детский сад «Ромашка»", "2.2", "Ф", "declined"),
    ("МБОУ Лосевская ООШ", "2.2", "Р", "rework"),
    ("МБОУ Луговская ООШ", "2.3", "О", "recommended"),
    ("МБДОУ детский сад № 3 «Теремок»", "2.3", "Ф", "rework"),
    ("МБУ ДО Ковыльный ДДТ", "2.3", "Р", "revise"),
    ("МБОУ Заовражная ООШ", "2.3", "", "not_admitted"),
    ("МБДОУ детский сад «Ромашка»", "2.4", "", "not_admitted"),
)
LAST_YEAR_INDEX = (("1", "74"), ("2", "81"), ("3", "60"), ("4", "55"))


def last_year_dossier():
    programme = {"title": "Муниципальная экспертиза управленческих практик – 2021 (вымышленная)",
                 "stage": "expertise", "date": "2021-06-04", "provenance": "simulated",
                 "profile": "service"}
    practices = []
    ranking = []
    for number, (institution, theme, letter, decision) in enumerate(LAST_YEAR, 1):
        code = f"P{number:02d}"
        practices.append({"id": code, "title": f"Практика 2021 года, заявка {number}",
                          "institution": institution, "theme": theme,
                          "status": "admitted" if letter else "returned"})
        if letter:
            ranking.append({"practice": code, "decision": decision,
                            "cycle": {"class": CLASSES[letter]}})
    activity = {"maximum": 100, "platforms": [{"platform": platform, "index": index}
                                              for platform, index in LAST_YEAR_INDEX]}
    parts = [("programme", programme), ("forum", {"activity": activity})]
    head = "".join(f', "{key}": {json.dumps(value, ensure_ascii=False)}' for key, value in parts)
    lists = "".join(f', "{key}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False)
                                                    for row in rows) + "\n]"
                    for key, rows in (("practices", practices), ("ranking", ranking)))
    return '{"schema": "otbor.dossier/1"' + head + lists + "}\n"


def earlier_dossiers(means_now, cycle_class, stream):
    """Name of a file in earlier/ -> its text."""
    return {"dossier.json": earlier_dossier(means_now, cycle_class, stream),
            "2021.json": last_year_dossier()}
