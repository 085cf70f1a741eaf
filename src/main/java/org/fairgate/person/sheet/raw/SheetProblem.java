package org.fairgate.person.sheet.raw;

import org.fairgate.platform.http.Refusal;

/** Why a whole file is not imported; nothing of it is. */
public enum SheetProblem implements Refusal {
    /** The request carries no file, or an empty one. */
    NO_FILE(400),
    /** Neither an .xlsx nor a .zip by its content, or one that is damaged. */
    NOT_A_SPREADSHEET(415),
    /** The archive holds no .xlsx. */
    NO_WORKBOOK(422),
    /** The archive holds more than one .xlsx. */
    SEVERAL_WORKBOOKS(422),
    /** Names that lead out of the archive, or more entries than there may be. */
    UNSAFE_ARCHIVE(422),
    /** Larger than anything we unpack. */
    TOO_LARGE(413),
    /** No sheet with the hidden row of our template. */
    NOT_OUR_TEMPLATE(422),
    /** {0}: most rows. */
    TOO_MANY_ROWS(422),
    /** The template, without any row filled in. */
    NO_ROWS(422);

    private final int status;

    SheetProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "person-sheet";
    }
}
