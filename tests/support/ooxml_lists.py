"""Which children an element of a Word or Excel file may have, and in what order: ISO/IEC 29500-1,
the same as ECMA-376, Part 1 (annex A: wml.xsd, sml.xsd, the sequences of the complex types named
here). Typed in for the elements that our documents use, with the neighbours that a methodologist's
own template may bring. Word and Excel refuse a file that breaks these orders or "repair" it; other
programs are kinder, and so show nothing.
"""

# CT_PPrBase and CT_PPr (17.3.1.26).
PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
    suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
    topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
# EG_RPrBase (17.3.2.28): a choice in the schema, written by Word in the order it is listed in.
RUN = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr
    shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"""
# EG_BlockLevelElts, as far as they hold text or frame it.
BLOCKS = "p tbl sdt bookmarkStart bookmarkEnd proofErr"
SIDES = "top left start bottom right end"

# An element: its children in order; `*` behind a child that may come again, `|` between children
# that share a place.
WORD = {
    "document": "background body",                                                # CT_Document
    "pPr": PARAGRAPH,
    "rPr": RUN,
    "numPr": "ilvl numId numberingChange ins",                                    # CT_NumPr
    "pBdr": "top left bottom right between bar",                                  # CT_PBdr
    "tabs": "tab*",                                                               # CT_Tabs
    "tbl": "bookmarkStart*|bookmarkEnd* tblPr tblGrid tr*|sdt*|bookmarkStart*|bookmarkEnd*",
    "tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
        jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption
        tblDescription tblPrChange""",                                            # CT_TblPr
    "tblBorders": SIDES + " insideH insideV",                                     # CT_TblBorders
    "tblCellMar": SIDES,                                                          # CT_TblCellMar
    "tblGrid": "gridCol* tblGridChange",                                          # CT_TblGrid
    "tr": "tblPrEx trPr tc*|sdt*|bookmarkStart*|bookmarkEnd*",                    # CT_Row
    "trPr": """cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|\
tblCellSpacing|jc|hidden ins del trPrChange""",                                   # CT_TrPr
    "tcPr": """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection
        tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange""",  # CT_TcPr
    "tcBorders": SIDES + " insideH insideV tl2br tr2bl",                          # CT_TcBorders
    "sectPr": """headerReference*|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings sectPrChange""",                        # CT_SectPr
    "styles": "docDefaults latentStyles style*",                                  # CT_Styles
    "docDefaults": "rPrDefault pPrDefault",                                       # CT_DocDefaults
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden
        unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr
        tcPr tblStylePr*""",                                                      # CT_Style
    "numbering": "numPicBullet* abstractNum* num* numIdMacAtCleanup",             # CT_Numbering
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",   # CT_AbstractNum
    "lvl": """start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr
        rPr""",                                                                   # CT_Lvl
    "num": "abstractNumId lvlOverride*",                                          # CT_Num
    "settings": """writeProtection view zoom removePersonalInformation removeDateAndTime
        mirrorMargins attachedTemplate trackRevisions documentProtection defaultTabStop
        autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps evenAndOddHeaders
        characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang
        clrSchemeMapping decimalSymbol listSeparator""",                          # CT_Settings
    "compat": "compatSetting*",                                                   # CT_Compat
}
WORD_BLOCK_PARENTS = ("body", "hdr", "ftr", "tc")
WORD_REQUIRED = {
    "tblGrid": ("gridCol",), "tbl": ("tblPr", "tblGrid"), "style": ("name",),
    "num": ("abstractNumId",), "body": ("sectPr",), "tabs": ("tab",),
}
WORD_ATTRIBUTES = {
    "pStyle": ("val",), "jc": ("val",), "sz": ("val",), "style": ("type",),
    "abstractNum": ("abstractNumId",), "num": ("numId",), "lvl": ("ilvl",), "numId": ("val",),
    "ilvl": ("val",), "headerReference": ("type",), "footerReference": ("type",),
    "fldSimple": ("instr",), "outlineLvl": ("val",), "vAlign": ("val",), "tblLayout": ("type",),
    "compatSetting": ("name", "uri", "val"), "name": ("val",),
}
# ST_Jc of paragraphs in the transitional schema (Part 4), and of table rows.
WORD_VALUES = {
    "jc": {"left", "center", "right", "both", "start", "end", "distribute"},
    "vAlign": {"top", "center", "both", "bottom"},
    "headerReference": {"default", "first", "even"},
    "footerReference": {"default", "first", "even"},
    "tblLayout": {"fixed", "autofit"},
}

EXCEL = {
    "worksheet": """sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr
        sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate
        customSheetViews mergeCells phoneticPr conditionalFormatting* dataValidations hyperlinks
        printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties
        cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture
        oleObjects controls webPublishItems tableParts extLst""",                 # CT_Worksheet
    "sheetPr": "tabColor outlinePr pageSetUpPr",                                  # CT_SheetPr
    "sheetViews": "sheetView* extLst",
    "sheetView": "pane selection* pivotSelection* extLst",                        # CT_SheetView
    "cols": "col*",
    "sheetData": "row*",
    "row": "c* extLst",                                                           # CT_Row
    "c": "f v is extLst",                                                         # CT_Cell
    "is": "t r* rPh* phoneticPr",                                                 # CT_Rst
    "mergeCells": "mergeCell*",
    "conditionalFormatting": "cfRule* extLst",
    "cfRule": "formula* colorScale dataBar iconSet extLst",                       # CT_CfRule
    "dataValidations": "dataValidation*",
    "dataValidation": "formula1 formula2",                                # CT_DataValidation
    "headerFooter": "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
    "workbook": """fileVersion fileSharing workbookPr workbookProtection bookViews sheets
        functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews
        pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr* webPublishObjects
        extLst""",                                                                # CT_Workbook
    "bookViews": "workbookView* extLst",
    "sheets": "sheet*",
    "definedNames": "definedName*",
    "styleSheet": """numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles
        colors extLst""",                                                         # CT_Stylesheet
    "numFmts": "numFmt*",
    "fonts": "font*",
    # CT_Font: a choice in the schema; Excel reads it in the order it is listed in.
    "font": """b i strike condense extend outline shadow u vertAlign sz color name family charset
        scheme""",
    "fills": "fill*",
    "fill": "patternFill|gradientFill",
    "patternFill": "fgColor bgColor",                                             # CT_PatternFill
    "borders": "border*",
    "border": "start left end right top bottom diagonal vertical horizontal",     # CT_Border
    "cellStyleXfs": "xf*",
    "cellXfs": "xf*",
    "xf": "alignment protection extLst",                                          # CT_Xf
    "cellStyles": "cellStyle*",
    "dxfs": "dxf*",
    "dxf": "font numFmt fill alignment border protection extLst",                 # CT_Dxf
}
EXCEL_REQUIRED = {"worksheet": ("sheetData",), "workbook": ("sheets",),
                  "sheetViews": ("sheetView",)}
