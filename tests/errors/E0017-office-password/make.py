"""A workbook of LibreOffice with a password."""

import office

office.save("ratings.ods", office.archive([
    ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"\x9f\x1c"),
    ("META-INF/manifest.xml", "<manifest:manifest><manifest:file-entry><manifest:encryption-data/>"
                              "</manifest:file-entry></manifest:manifest>")]))
