package org.fairgate.person.sheet.raw;

/**
 * How much of a stranger's spreadsheet or archive is read at all.
 *
 * @param rows filled rows of all sheets together
 * @param entries files in an archive
 * @param workbook bytes of a packed .xlsx inside an archive
 * @param part bytes of one unpacked part of an .xlsx
 * @param unpacked bytes of everything unpacked from one archive that is no picture
 * @param ratio how many times larger anything may become when it is unpacked
 * @param picture bytes of one picture
 */
public record SheetLimits(int rows, int entries, long workbook, long part, long unpacked, int ratio, long picture) {
    /** Columns looked at. */
    static final int COLUMNS = 100;

    /** Characters of a cell; the fields themselves are shorter. */
    static final int CELL = 1_000;

    /** Characters of all shared texts, and how many there may be. */
    static final int SHARED_CHARACTERS = 8_000_000;

    static final int SHARED_TEXTS = 300_000;

    /** Sheets of a workbook. */
    static final int SHEETS = 20;

    /** Bytes that may unpack to anything without being called a bomb: small files of one letter shrink well. */
    static final long HARMLESS = 1024 * 1024;

    private static final long MIB = 1024L * 1024;

    /** 5,000 rows and their pictures, one each, with room for folders and leftovers. */
    public static SheetLimits usual(long picture) {
        return new SheetLimits(5_000, 12_000, 20 * MIB, 64 * MIB, 128 * MIB, 200, picture);
    }
}
