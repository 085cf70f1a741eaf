package org.fairgate.person.intake.page;

import org.fairgate.person.intake.ImportState;
import org.fairgate.platform.text.TextKey;

/** Texts of the import pages, and names of the files to take away. */
public enum ImportText implements TextKey {
    TITLE,
    LEAD,
    PERSONS,
    STEP_TEMPLATE,
    STEP_TEMPLATE_LEAD,
    DOWNLOAD_TEMPLATE,
    STEP_FILL,
    STEP_FILL_LEAD,
    STEP_UPLOAD,
    /** {0}: megabytes. */
    STEP_UPLOAD_LEAD,
    FILE,
    UPLOAD,
    /** {0}: percent. */
    UPLOADING,
    EXPORT,
    EXPORT_LEAD,
    DOWNLOAD_EXPORT,
    HISTORY,
    WHEN,
    RESULT,
    STATE,
    REPORT,
    /** {0}: name of the file. */
    REPORT_TITLE,
    STATE_UPLOADING,
    STATE_RECEIVED,
    STATE_RUNNING,
    STATE_DONE,
    STATE_FAILED,
    /** {0}: rows behind it, {1}: all. */
    PROGRESS,
    WAITING,
    MAY_LEAVE,
    RELOAD,
    TOTAL,
    ADDED,
    RENEWED,
    WRONG,
    PHOTOS,
    /** {0}: persons who got one, {1}: pictures in the archive. */
    PHOTOS_OF,
    /** {0}: pictures that nobody got. */
    PHOTOS_LEFT,
    /** {0}: how many. */
    ALL_FINE,
    /** {0}: how many are fine, {1}: how many are not. */
    SOME_WRONG,
    DOWNLOAD_CORRECTIONS,
    MEND_LEAD,
    TO_PERSONS,
    AGAIN,
    ROW,
    /** {0}: name of the sheet, {1}: number of the row. */
    ROW_AT,
    NAME,
    REASONS,
    /** {0}: how many are shown. */
    FIRST_ROWS,
    /** {0}: added, {1}: renewed, {2}: wrong. */
    COUNTS,
    NOT_SENT,
    FILE_TEMPLATE,
    FILE_CORRECTIONS,
    FILE_EXPORT;

    /** The name of a state. */
    static ImportText of(ImportState state) {
        return valueOf("STATE_" + state.name());
    }

    @Override
    public String feature() {
        return "import-pages";
    }
}
