"""The forum of April, before the revision: marks of the stages as the comparison reads them.

Only the keys of a dossier.json that `прежний_отбор` needs; marks are drawn around those of June.
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
