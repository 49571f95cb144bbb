"""Lists of connections of the forum of 21 April 2022 in the fictional district, as four programs
give them: Zoom in English, Zoom in Russian, BigBlueButton, a list of names copied from the window.

Names are written as people write them: full, short, cut, misspelt, in another alphabet, by a
person, by a telephone. Every person is invented. Times are drawn from named streams.
"""

BEGIN, END = 10 * 3600, 11 * 3600 + 40 * 60

# Platform -> names; a pair is a name and what Zoom keeps of the name before it was changed.
NAMES = {
    "1": ["МБОУ Дубровинская СОШ", "Ковыльная СОШ им.А.П.Степанова", "Priozernaya gimnaziya",
          "приозёрная школа 2", "Лосевская ООШ каб 14", "Dubrovinskaya sosh", "Подгорная ООШ завуч",
          "Верхнеольховская школа", "ПКГ Ромашова", "д/с Теремок", "Луговая ООШ + Подгорная ООШ",
          "iPhone", "Степанова", "Полевая НОШ-д/с", "Дубровино Ясенева", "Ковыльный район",
          ("Приозёрная СОШ №2", "Ковыльная СОШ"), "Оргкомитет форума"],
    "2": ["МАОУ Приозёрная СОШ № 2", "Приозерная классическая гимназия", "Дубровин. СОШ",
          "Keujdcrfz JJI", "Ковыльный ДДТ", "ДЮСШ Ковыльное тренер", "спортшкола", "Лосевка",
          "В-Ольховская ООШ", "МДОУ «Ромашка» воспитатель", "Galaxy A12", "Осинина Вера",
          "Луговская ООШ", "РОО методист Берёзкина"],
    "3": ["Ковыльнaя COШ", "ООШ им. И.П. Лосева", "детский сад Светлячок", "romashka_sad",
          "Теремок зав.", "ДДТ Ковыльное", "Приозёрная гимназия", "Гимназия", "дс №3 Приозёрное",
          "Подгорная", "Пользователь 7", "Дубровинская сош Кленова И.И.", "ВООШ", "Луговое школа",
          "Полевая начальная", "Приозёрная"],
    "4": ["Лосевская ООШ", "Лосева", "Ромашка", "Дубровинская СОШ", "Ковыльная школа",
          "ПСОШ 2 Вербина", "Приозёрная классическая гимназия директор", "Детский сад",
          "Светлячок", "Верхняя Ольховка Рябинина", "Redmi Note 9", "Подгорная ООШ"],
}
LEADS = {"Оргкомитет форума"}
REJOINED = {"МБОУ Дубровинская СОШ", "Лосевская ООШ каб 14", "Луговская ООШ"}
TWICE = {"iPhone", "Ковыльный ДДТ"}           # two devices at the same time


def clock(seconds, seconds_too=True):
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if seconds_too else text


def american(seconds):
    hours = seconds // 3600
    return (f"04/21/2022 {hours % 12 or 12:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d} "
            f"{'PM' if hours >= 12 else 'AM'}")


def russian(seconds):
    return f"21.04.2022 {clock(seconds)}"


def stays(platform, stream):
    """Name, moment of joining and of leaving; a rejoined one has two rows."""
    rows = []
    for name in NAMES[platform]:
        shown = f"{name[0]} ({name[1]})" if isinstance(name, tuple) else name
        own = stream(platform, shown, "connection")
        begin = BEGIN - 600 + own.below(1500)
        end = END - own.below(1200) if own.below(5) else BEGIN + 1800 + own.below(1500)
        if shown in REJOINED:
            middle = begin + (end - begin) // 2
            rows += [(shown, begin, middle), (shown, middle + 95, end)]
        elif shown in TWICE:
            rows += [(shown, begin, end), (shown, begin + 240, end - 300)]
        else:
            rows.append((shown, begin, end))
    return rows


def quoted(text):
    return f'"{text}"' if any(c in text for c in ',"') else text


def zoom_english(stream):
    rows = stays("1", stream)
    out = ["Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants",
           f"812 0000 0001,Площадка 1,{american(BEGIN - 900)},{american(END + 420)},,122,"
           f"{len(rows)}", "",
           "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"]
    out += [f"{quoted(n)},,{american(b)},{american(e)},{(e - b + 59) // 60},"
            f"{'No' if n in LEADS else 'Yes'}" for n, b, e in rows]
    return "\ufeff" + "\r\n".join(out) + "\r\n"


def zoom_russian(stream):
    out = ["Имя (настоящее имя),Электронная почта пользователя,Время входа,Время выхода,"
           "Продолжительность (минуты),Гость,Согласие на запись,В зале ожидания"]
    out += [f"{quoted(n)},,{russian(b)},{russian(e)},{(e - b + 59) // 60},Да,,Нет"
            for n, b, e in stays("2", stream)]
    return "\ufeff" + "\r\n".join(out) + "\r\n"


def dashboard(stream):
    """BigBlueButton quotes every value and ends with those who did not give a name."""
    out = ["Name,Moderator,Activity Score,Talk Time,Webcam Time,Messages,Reactions,Poll Votes,"
           "Raise Hands,Join,Left,Duration"]
    for name, begin, end in stays("3", stream):
        own = stream("3", name, "dashboard")
        cells = [name, "FALSE", str(own.below(6)), "-", "-", str(own.below(4)), "0", "0", "0",
                 clock(begin), clock(end), clock(end - begin)]
        out.append(",".join(f'"{c}"' for c in cells))
    return "\r\n".join(out) + "\r\n"


def pasted():
    return "\n".join(NAMES["4"]) + "\n"


def lists(stream):
    """File name -> text."""
    return {"attendance-1.csv": zoom_english(stream), "attendance-2.csv": zoom_russian(stream),
            "attendance-3.csv": dashboard(stream), "attendance-4.txt": pasted()}


ALIASES_HEADING = ("имя", "организация", "примечание")
ALIASES = (("Осинина Вера", "ОО-14", "подтвердил методист"),
           ("Пользователь 7", "–", "кто это, не вспомнили"))


def files(folder, table, stream):
    """Path -> bytes: the lists, and the names that a methodologist has settled."""
    texts = {"aliases.csv": table(ALIASES_HEADING, ALIASES), **lists(stream)}
    return {folder / name: text.encode("utf-8") for name, text in texts.items()}
