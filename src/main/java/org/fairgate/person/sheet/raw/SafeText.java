package org.fairgate.person.sheet.raw;

/**
 * Texts that a spreadsheet program must not take for formulas, also after somebody saved the sheet in another format: a
 * quote goes before what begins like one, and is taken away again when our own sheet comes back.
 */
public final class SafeText {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private SafeText() {}

    /** The text as it is written into a cell. */
    public static String quoted(String text) {
        return isFormulaLike(text, 0) ? "'" + text : text;
    }

    /** The text of a cell as its author meant it. */
    static String unquoted(String cell) {
        return cell.startsWith("'") && isFormulaLike(cell, 1) ? cell.substring(1) : cell;
    }

    private static boolean isFormulaLike(String text, int from) {
        return text.length() > from && BEGINS_A_FORMULA.indexOf(text.charAt(from)) >= 0;
    }
}
