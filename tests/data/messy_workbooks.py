# SPDX-License-Identifier: GPL-3.0-or-later
"""Spreadsheets as people really keep them, for tests: a title, two lines of headings with merged cells, mixed dates,
"n/a", blanks at the ends of cells, a merged column, a hidden sheet, totals. The same roster as CSV in CP1252, as XLSX
and as ODS, made of nothing but the standard library."""
import zipfile
from xml.sax.saxutils import escape

TITLE = "Partner list – state of May 2026"
UPPER = ["Organisation", "", "Contact", "", "Country", "Remarks"]
LOWER = ["Name", "Short name", "E-mail", "Telephone", "", ""]
ROWS = [
    ["Université de Genève ", "UNIGE", "info@unige.ch", "+41 22 379 71 11", "Switzerland", "since 02/03/2021"],
    ["Straßburg Forum", "n/a", "-", "", "France", "met on 27 October 2016"],
    ["Forum des Télécommunications", " FDT", "fdt@example.org", "+33 3 88 00 00 00", "France", ""],
    ["Lost Office", "LO", "lost@example.org", "n/a", "Atlantis", "“no such country”"],
    ["Harbour University", "HU", "  harbour@example.org", "0064 4 000 00 00", "New Zealand", "#N/A"],
]
TOTAL = ["Total", "", "5", "", "", ""]
# Column and rows, from 0, of ROWS that one merged cell spans: both forums are in France.
MERGED = (4, 1, 2)


def write_csv(path):
    """As a spreadsheet saves it on Windows: no merged cells, so each row has its value."""
    lines = [[TITLE] + [""] * 5, [""] * 6, UPPER, LOWER] + ROWS + [TOTAL]

    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"' if ";" in cell or '"' in cell else cell

    with open(path, "w", encoding="cp1252", newline="") as file:
        for line in lines:
            file.write(";".join(quoted(cell) for cell in line) + "\r\n")


def without_merged(rows):
    """The rows as a workbook keeps them: the lower cells of a merged one are empty."""
    column, first, last = MERGED
    kept = [list(row) for row in rows]
    for index in range(first + 1, last + 1):
        kept[index][column] = ""
    return kept


def sheet_rows():
    """Rows of the sheet, by number from 1."""
    rows = {1: [TITLE] + [""] * 5, 3: UPPER, 4: LOWER}
    for index, row in enumerate(without_merged(ROWS)):
        rows[5 + index] = row
    rows[5 + len(ROWS)] = TOTAL
    return rows


def write_xlsx(path):
    texts = []

    def cell(column, number, text):
        place = f"{chr(ord('A') + column)}{number}"
        if text == "":
            return f'<c r="{place}" s="1"/>'
        if text.isdigit():
            return f'<c r="{place}"><v>{text}</v></c>'
        if text == "#N/A":
            return f'<c r="{place}" t="e"><v>#N/A</v></c>'
        if text not in texts:
            texts.append(text)
        return f'<c r="{place}" t="s"><v>{texts.index(text)}</v></c>'

    body = "".join(
        f'<row r="{number}">{"".join(cell(column, number, text) for column, text in enumerate(row))}</row>'
        for number, row in sheet_rows().items())
    column, first, last = MERGED
    letter = chr(ord("A") + column)
    merged = ["A1:F1", "A3:B3", "C3:D3", "E3:E4", "F3:F4", f"{letter}{5 + first}:{letter}{5 + last}"]
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships {package}><Relationship Id="r1" Type="{relations}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets>'
                           '<sheet name="Lists" sheetId="1" state="hidden" r:id="r1"/>'
                           '<sheet name="Notes" sheetId="2" r:id="r2"/>'
                           '<sheet name="Roster" sheetId="3" r:id="r3"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {package}>" + "".join(
            f'<Relationship Id="r{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in (1, 2, 3)) + f'<Relationship Id="r4" Type="{relations}/sharedStrings" '
                                  'Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet {main}><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
                                    "</sheetData></worksheet>",
        "xl/worksheets/sheet2.xml": f"<worksheet {main}><sheetData/></worksheet>",
        "xl/worksheets/sheet3.xml": f'<worksheet {main}><dimension ref="A1:AMK1048576"/><sheetData>{body}</sheetData>'
                                    f'<mergeCells>{"".join(f"""<mergeCell ref="{m}"/>""" for m in merged)}</mergeCells>'
                                    "</worksheet>",
        "xl/sharedStrings.xml": f'<sst {main}>' + "".join(
            f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts) + "</sst>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def write_ods(path):
    column, first, last = MERGED
    spans = {(1, 0): (1, 6), (3, 0): (1, 2), (3, 2): (1, 2), (3, 4): (2, 1), (3, 5): (2, 1),
             (5 + first, column): (last - first + 1, 1)}
    covered = {(row + y, col + x) for (row, col), (height, width) in spans.items()
               for y in range(height) for x in range(width)} - set(spans)

    def cell(number, index, text):
        if (number, index) in covered:
            return "<table:covered-table-cell/>"
        height, width = spans.get((number, index), (1, 1))
        span = f' table:number-rows-spanned="{height}" table:number-columns-spanned="{width}"' \
            if (number, index) in spans else ""
        if text == "":
            return f"<table:table-cell{span}/>"
        if text.isdigit():
            return f'<table:table-cell{span} office:value-type="float" office:value="{text}"/>'
        kept = escape(text)
        blanks = len(text) - len(text.lstrip())
        if blanks:
            kept = f'<text:s text:c="{blanks}"/>' + kept.lstrip()
        return f'<table:table-cell{span} office:value-type="string"><text:p>{kept}</text:p></table:table-cell>'

    rows = sheet_rows()
    body = "".join(
        "<table:table-row>" + "".join(cell(number, index, text) for index, text in enumerate(rows.get(number, [""] * 6)))
        + '<table:table-cell table:number-columns-repeated="1018"/></table:table-row>'
        for number in range(1, max(rows) + 1))
    namespaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {namespaces}><office:automatic-styles>'
        '<style:style style:name="hidden"><style:table-properties table:display="false"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        '<table:table table:name="Lists" table:style-name="hidden"><table:table-row><table:table-cell '
        'office:value-type="float" office:value="1"/></table:table-row></table:table>'
        '<table:table table:name="Notes"/>'
        f'<table:table table:name="Roster">{body}<table:table-row table:number-rows-repeated="1048566">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
