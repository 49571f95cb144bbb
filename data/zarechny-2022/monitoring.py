"""Records of the forum of 21 April 2022 in the fictional district: talks, feedback, votes.

Drawn from named streams like the sheets. People are codes of participants; the slips that the
tallies are to find (votes after the end, repeated sheets, one mark everywhere) are placed here.
"""

from district import ADMITTED, APPLICATIONS, INSTITUTIONS

PLATFORM_START = {"1": "10:00", "2": "10:00", "3": "10:00", "4": "10:00"}
LIMIT = 7                                     # minutes a talk
SLOT = 12                                     # minutes from one planned beginning to the next
NO_CAMERA = ("P03", "P11", "P24")
NO_MICROPHONE = ("P19",)
DELAYED = {"P19": 4, "P23": 2}                # minutes all waited
STOPPED = ("P24",)
LONG = {"P03": 96, "P06": 74, "P12": 41, "P18": 155, "P21": 58, "P24": 190}  # seconds too many
THEORY = {"P04": 40, "P11": 62, "P16": 35, "P18": 55, "P23": 48, "P24": 70}  # percent
QUIET = "4"                                   # the platform whose listeners asked little

QUESTIONS = ("Оцените организацию площадки", "Оцените содержание выступлений",
             "Насколько представленные практики применимы в вашей организации",
             "Оцените возможность задать вопросы", "Оцените удобство подключения")
UNKNOWN_NAMES = ("Приозёрное", "школа", "зам. директора")
SUGGESTIONS = ("больше времени на обсуждение", "выслать презентации", "", "", "", "",
               "показать документы, а не только слайды")


def clock(seconds):
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def talk_rows(applications, admitted, stream):
    """One row a talk, in the order of the programme of each platform."""
    rows = []
    for platform in sorted(PLATFORM_START):
        hours, minutes = map(int, PLATFORM_START[platform].split(":"))
        planned = (hours * 60 + minutes) * 60
        free_from = planned
        for practice, *facts in applications:
            if facts[3] != platform or facts[4] != admitted:
                continue
            own = stream(practice, "talk")
            begin = max(planned, free_from) + own.below(25)
            lasted = LIMIT * 60 + LONG.get(practice, own.below(70) - 45)
            end = begin + lasted
            asked = own.below(2) if platform == QUIET else 1 + own.below(3)
            chat = 0 if platform == QUIET else own.below(3)
            rows.append((practice, platform, clock(planned)[:5], str(LIMIT), clock(begin),
                         clock(end), str(DELAYED[practice]) if practice in DELAYED else "",
                         "да" if practice in STOPPED else "нет",
                         "нет" if practice in NO_CAMERA else "да",
                         "нет" if practice in NO_MICROPHONE else "да", "да",
                         str(THEORY.get(practice, 10 + own.below(15))), str(asked), str(chat)))
            free_from = end + (asked + chat) * 60
            planned += SLOT * 60
    return rows


TALK_HEADING = ("практика", "площадка", "начало по плану", "регламент", "начало", "окончание",
                "задержка", "остановлено ведущим", "камера", "микрофон", "демонстрация экрана",
                "доля теории", "вопросы", "вопросы в чате")


def names_of(institution):
    return [institution[1]] + [name for name in institution[5].split("; ") if name]


def participants(institutions, stream):
    """code, institution, platform: who was there and could answer and vote."""
    people = []
    for institution in institutions:
        own = stream(institution[0], "participants")
        for _ in range(3 + own.below(4)):
            people.append((f"У-{len(people) + 1:03d}", institution, str(1 + own.below(4))))
    return people


def feedback_rows(institutions, stream):
    rows = []
    for n, (code, institution, platform) in enumerate(participants(institutions, stream)):
        own = stream(code, "feedback")
        if own.below(10) >= 7:
            continue
        names = names_of(institution)
        name = UNKNOWN_NAMES[n % 3] if own.below(12) == 0 else names[own.below(len(names))]
        straight = own.below(6) == 0
        quiet = platform == QUIET
        marks = [5 if straight else
                 min(5, 2 + own.below(3 if quiet and q == 3 else 4) + own.below(2))
                 for q in range(len(QUESTIONS))]
        minute = 12 * 60 + own.below(300)
        rows.append([minute, code, name, platform, [str(m) for m in marks],
                     SUGGESTIONS[own.below(len(SUGGESTIONS))]])
        if n % 17 == 5:                       # answered twice; the later answer counts
            again = [str(min(5, m + 1)) for m in marks]
            rows.append([minute + 30, code, name, platform, again, ""])
    rows.sort(key=lambda row: (row[0], row[1]))
    return [(str(1001 + n), f"2022-04-21 {row[0] // 60:02d}:{row[0] % 60:02d}:00", row[1], row[2],
             row[3], *row[4], row[5]) for n, row in enumerate(rows)]


FEEDBACK_HEADING = ("ID", "Время создания", "Код участника",
                    "Укажите Вашу образовательную организацию", "На какой площадке Вы работали",
                    *QUESTIONS, "Ваши предложения")

PROPOSALS = ("1", "2", "3", "4")


def vote_rows(institutions, stream):
    rows = []
    for n, (code, institution, _) in enumerate(participants(institutions, stream)):
        own = stream(code, "votes")
        if own.below(10) >= 8:
            continue
        votes = []
        for proposal in PROPOSALS:
            draw = own.below(20)
            against = 13 if proposal == "4" else 2
            votes.append("против" if draw < against else
                         "воздержался" if draw < against + 2 else "за")
        minute = 16 * 60 + 30 + own.below(24 * 60)  # from the beginning of the vote on
        rows.append([minute, code, institution[1], votes])
        if n % 19 == 4:                       # voted again: the later vote counts
            rows.append([minute + 45, code, institution[1], ["за", *votes[1:]]])
        if n % 29 == 11:                      # after the end of the vote
            rows[-1][0] = 2 * 24 * 60 + 18 * 60 + 12
    rows.sort(key=lambda row: (row[0], row[1]))
    return [(f"2022-04-{21 + row[0] // 1440} {row[0] % 1440 // 60:02d}:{row[0] % 60:02d}", row[1],
             row[2], *row[3]) for row in rows]


VOTE_HEADING = ("время", "участник", "организация", *PROPOSALS)


def files(folder, table, stream):
    """{path: bytes} of the forum's tables."""
    made = {"talks.csv": table(TALK_HEADING, talk_rows(APPLICATIONS, ADMITTED, stream)),
            "feedback.csv": table(FEEDBACK_HEADING, feedback_rows(INSTITUTIONS, stream)),
            "votes.csv": table(VOTE_HEADING, vote_rows(INSTITUTIONS, stream))}
    return {folder / name: text.encode("utf-8") for name, text in made.items()}
