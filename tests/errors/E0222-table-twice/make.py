"""The ratings as they were sent and as they were saved from it."""

import office

office.save("ratings.ods", office.open_document(office.Sheet(
    "Оценки", [["практика", "эксперт", "критерий", "балл"], ["П1", "Э1", "К1", 3]])))
