"""The application of P05 as it was sent: a Word form with a field for each stage of the cycle."""

import io
import zipfile
from xml.sax.saxutils import escape

from district import APPLICATIONS

PRACTICE = "P05"

# Headings as the district's form has them, and what was written; the last field was left blank.
FIELDS = (
    ("Цель и задачи",
     "К маю 2022 года сократить долю обучающихся группы риска с 22 до 14 %. Обеспечить переход "
     "школы в эффективный режим."),
    ("Показатели",
     "Число обучающихся группы риска: исходное значение – 31, плановое – 20. Доля педагогов, "
     "прошедших диагностику предметных затруднений: исходное значение – 0 %, плановое – 100 %."),
    ("Методы сбора информации",
     "Социальный паспорт школы, сводная таблица текущих отметок, анкета родителей (118 ответов). "
     "Данные собирает социальный педагог."),
    ("Мониторинг",
     "Замеры проведены в октябре, январе и апреле, охвачены все 142 обучающихся."),
    ("Анализ ситуации",
     "Данные сопоставлены по классам. У 17 из 31 обучающегося группы риска пропуски уроков "
     "связаны с подвозом, у девяти – с затруднениями по математике."),
    ("Адресные рекомендации",
     "Подготовлены для классных руководителей и учителей математики."),
    ("Меры, мероприятия",
     "Изменено расписание подвоза. Проведено 46 дополнительных занятий по математике. "
     "Планируется открыть группу продлённого дня."),
    ("Управленческие решения",
     "Приказом от 14.01.2022 № 9-о утверждён график дополнительных занятий, контроль возложен на "
     "заместителя директора."),
    ("Анализ эффективности принятых мер", ""),
)

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
         '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" '
         'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
         'officedocument.wordprocessingml.document.main+xml"/></Types>')
LINKS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
         '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
         '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.'
         'org/officeDocument/2006/relationships/officeDocument"/></Relationships>')


def paragraph(text):
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in cells) + "</w:tr>"


def document_bytes():
    """The archive's dates are constant."""
    title = next(a[1] for a in APPLICATIONS if a[0] == PRACTICE)
    rows = [row("Поле", "Содержание"), row("Регистрационный номер", PRACTICE),
            row("Название практики", title)]
    rows += [row(f"{n}. {name}", text) for n, (name, text) in enumerate(FIELDS, 1)]
    borders = "".join(f'<w:{side} w:val="single" w:sz="4"/>'
                      for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    document = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
                f'<w:document xmlns:w="{NAMESPACE}"><w:body>'
                + paragraph("Заявка на муниципальную экспертизу управленческих практик")
                + f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
                + '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6500"/></w:tblGrid>'
                + "".join(rows) + "</w:tbl><w:sectPr/></w:body></w:document>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in (("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS),
                           ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name, (2022, 5, 13, 10, 0, 0)), text.encode("utf-8"))
    return out.getvalue()


def files():
    return {f"applications/{PRACTICE}.docx": document_bytes()}
