#!/usr/bin/env python3
"""Writes the tables of the fictional Zaozernaya region: sixty practices, what they cost, and marks.

    python3 generate.py            write the tables here
    python3 generate.py --check    compare them with what would be written; status 1 if they differ

Marks are drawn from named streams of integers (SplitMix64), so that the bytes do not depend on the
version of Python. programme.yaml, criteria.yaml, themes.yaml, decisions.yaml, variants.yaml and the
programmes of the other rules are written by hand.
"""

import csv
import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 2023
EXPERTS_OF_PRACTICE = 3
CRITERIA = ("К1", "К2", "К3", "К4", "К5")
SCALE_MAX = 5

# Settlement, type of institution, name.
INSTITUTIONS = [
    *(("город", "школа", f"МБОУ СОШ № {n} г. Заозёрска") for n in (1, 2, 4, 7, 9, 12, 15)),
    ("город", "гимназия", "МБОУ Гимназия № 3 г. Заозёрска"),
    ("город", "лицей", "МАОУ Лицей № 5 г. Заозёрска"),
    *(("город", "детский сад", f"МБДОУ Детский сад № {n} г. Заозёрска") for n in (6, 11, 18, 21)),
    ("город", "дополнительное образование", "МБУ ДО Дворец творчества г. Заозёрска"),
    ("город", "школа", "МБОУ СОШ № 2 г. Мостового"),
    ("город", "лицей", "МАОУ Лицей г. Мостового"),
    ("город", "детский сад", "МБДОУ Детский сад № 4 г. Мостового"),
    *(("посёлок", "школа", f"МБОУ {name} СОШ") for name in
      ("Берёзовская", "Станционная", "Рудничная", "Сосновская", "Причальная")),
    ("посёлок", "детский сад", "МБДОУ Берёзовский детский сад"),
    ("посёлок", "дополнительное образование", "МБУ ДО Рудничный дом детского творчества"),
    *(("село", "школа", f"МБОУ {name} СОШ") for name in
      ("Озерковская", "Луговская", "Ключевская", "Полянская", "Камышинская", "Боровская")),
    *(("село", "школа", f"МБОУ {name} ООШ") for name in ("Заречная", "Верхнебродская")),
    ("село", "детский сад", "МБДОУ Луговской детский сад"),
    ("село", "детский сад", "МБДОУ Ключевской детский сад"),
]

# Theme, beginning of the title, what is managed.
TITLES = {
    "1": ["Внутренняя оценка качества образования: от данных к управленческому решению",
          "Управление объективностью оценивания по итогам ВПР",
          "Формирующее оценивание как предмет внутришкольного контроля",
          "Работа со школьными дефицитами по результатам диагностики",
          "План действий администрации по итогам ОГЭ",
          "Управление функциональной грамотностью: мониторинг и адресные меры",
          "Карта рисков школы: от самоанализа к плану на год",
          "Единый график оценочных процедур и его исполнение",
          "Сопровождение слабоуспевающих: решения на уровне класса и школы",
          "Качество образования в малокомплектной школе: управление по данным",
          "Аудит домашних заданий как инструмент управления нагрузкой",
          "Учебный план под запрос: управление профильным обучением"],
    "2": ["Наставничество как управляемый процесс: от дефицита к результату",
          "Индивидуальный маршрут педагога: планирование, контроль, итоги",
          "Школьная методическая служба: новая модель управления",
          "Горизонтальное обучение учителей сельских школ",
          "Взаимное посещение уроков: от формального плана к договорённостям",
          "Управленческая пара: подготовка кадрового резерва",
          "Педагогический консилиум как орган управления",
          "Адаптация молодого воспитателя: сопровождение первого года",
          "Диагностика профессиональных дефицитов и выбор программ обучения",
          "Методический день сетевой группы школ",
          "Оценка работы педагога: прозрачные показатели и обратная связь",
          "Кадровая карта муниципальной сети дополнительного образования"],
    "3": ["Уклад школьной жизни: управление изменениями вместе с родителями",
          "Ученическое самоуправление: от событий к решениям",
          "Школьная служба примирения в системе управления",
          "Воспитательная работа: один план школы, клуба и библиотеки",
          "Родительский контроль питания: порядок и результаты",
          "Профилактика буллинга: алгоритм действий администрации",
          "Управление безопасностью образовательной среды",
          "Музей школы как ресурс управления воспитательной работой",
          "Летняя занятость подростков: межведомственное решение",
          "Волонтёрский центр: планирование и оценка вклада",
          "Школьный двор: проект, который ведут дети и завхоз",
          "Совет родителей: участие в принятии решений"],
    "4": ["Профориентация с пятого класса: управление по маршрутам",
          "Предприятие – школа: договор о профессиональных пробах",
          "Агрокласс сельской школы: управление ресурсами сети",
          "Центр «Точка роста»: загрузка, результаты, решения",
          "Сетевая программа лицея и колледжа",
          "Сопровождение одарённых детей: от заявки к результату",
          "Школьная лига проектов: порядок отбора и поддержки",
          "Инженерные смены: управление сетевым ресурсом",
          "Педагогический класс: договор четырёх сторон",
          "Технопарк на колёсах для малых школ",
          "Олимпиадная подготовка как управляемый процесс",
          "Выбор профиля: консультации, пробы, решение"],
    "5": ["Внутренняя оценка качества дошкольного образования",
          "Развивающая среда группы: аудит и план изменений",
          "Управление посещаемостью и здоровьем воспитанников",
          "Консультационный центр для родителей неорганизованных детей",
          "Детский сад – начальная школа: единый план преемственности",
          "Ранняя помощь: маршрут семьи и ответственность специалистов",
          "Инклюзивная группа: кадры, среда, контроль",
          "Бережливый детский сад: сокращение потерь времени",
          "Наблюдение за развитием детей как основание решений",
          "Открытая площадка: прогулка как образовательный ресурс",
          "Педагогические часы: от отчёта к обсуждению",
          "Сетевой методист для сельских детских садов"],
}

COMMENTS = {
    0: ["Данных нет ни в тексте, ни в приложениях.", "Раздел отсутствует."],
    1: ["Сказано в общем виде, показатели не названы.",
        "Перечислены мероприятия, решений не видно.", "Вывод не подтверждён данными."],
    5: ["Показано по годам, с источниками данных.", "Решения вытекают из анализа и оформлены.",
        "Можно перенести в другую организацию без доработки."],
}


class Stream:
    """SplitMix64 under a name: the numbers of one practice do not depend on the others."""

    MASK = (1 << 64) - 1

    def __init__(self, *name):
        state = 0xCBF29CE484222325  # FNV-1a over the name, started by the seed
        for byte in "/".join((str(SEED),) + name).encode("utf-8"):
            state = ((state ^ byte) * 0x100000001B3) & self.MASK
        self.state = state

    def below(self, n):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return (z ^ (z >> 31)) % n  # n is small: the bias is below 2^-50


def institution_id(number):
    return f"О{number + 1:02}"


def suits(theme, institution):
    """Kindergartens have the fifth theme to themselves, and nobody else has it."""
    return (theme == "5") == (institution[1] == "детский сад") or (
        theme == "2" and institution[1] != "школа")


def applications():
    """60 practices: id, title, institution, theme, new or not, cost in roubles."""
    rows = []
    free = {theme: list(titles) for theme, titles in TITLES.items()}
    taken = {}
    for number in range(60):
        code = f"З{number + 1:02}"
        own = Stream(code, "application")
        theme = "12345"[number % 5]
        fitting = [i for i, one in enumerate(INSTITUTIONS)
                   if suits(theme, one) and taken.get(i, 0) < 3]
        at = fitting[own.below(len(fitting))]
        taken[at] = taken.get(at, 0) + 1
        title = free[theme].pop(own.below(len(free[theme])))
        registered = f"2023-03-{1 + number // 3:02} {9 + own.below(8):02}:{10 + own.below(50)}"
        rows.append((code, title, institution_id(at), theme, "допущена", registered,
                     "да" if own.below(4) == 0 else "нет", 60_000 + 20_000 * own.below(28)))
    return rows


def rating_rows(practices):
    rows = []
    for number, practice in enumerate(practices):
        code, cost = practice[0], practice[-1]
        own = Stream(code, "quality")
        # Dearer practices are somewhat better: without it a budget would bind nobody.
        quality = 16 + own.below(26) + cost // 90_000
        for turn in range(EXPERTS_OF_PRACTICE):
            expert = f"Э{1 + (number + (0, 1, 5)[turn]) % 12:02}"
            drawn = Stream(code, expert)
            severity = (-3, 0, 0, 2)[int(expert[1:]) % 4]
            for criterion in CRITERIA:
                level = quality + severity + drawn.below(27) - 13
                mark = min(SCALE_MAX, max(0, (level + 5) // 10))
                bank = COMMENTS.get(mark, [])
                said = bank[drawn.below(len(bank))] if bank and drawn.below(2) == 0 else ""
                rows.append((code, expert, criterion, mark, said))
    return rows


def table(heading, rows):
    """With the mark by which Russian Excel knows UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([heading, *rows])
    return "\ufeff" + out.getvalue()


def files():
    practices = applications()
    return {
        "institutions.csv": table(
            ("код", "краткое название", "тип", "населённый пункт"),
            [(institution_id(i), name, kind, settlement)
             for i, (settlement, kind, name) in enumerate(INSTITUTIONS)]),
        "practices.csv": table(("код", "название", "организация", "направление", "статус",
                                "дата регистрации", "участвует впервые", "стоимость"), practices),
        "experts.csv": table(("код", "имя"), [(f"Э{n:02}", "") for n in range(1, 13)]),
        "ratings.csv": table(("практика", "эксперт", "критерий", "балл", "комментарий"),
                             rating_rows(practices)),
    }


def main():
    wrong = []
    for name, text in files().items():
        path = HERE / name
        if sys.argv[1:] == ["--check"]:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                wrong.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if wrong:
        print("differ from what generate.py writes: " + ", ".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
