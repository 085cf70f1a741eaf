package org.fairgate.payment.statement.page;

import org.fairgate.payment.statement.LineState;
import org.fairgate.payment.statement.Match;
import org.fairgate.platform.text.TextKey;

/** Texts of the pages of bank statements. */
public enum StatementText implements TextKey {
    TITLE,
    LEAD,
    TASK_LEAD,
    IMPORT,
    FILE,
    FILE_HINT,
    IMPORT_GO,
    /** {0}: new lines, {1}: lines that were known. */
    IMPORTED,
    KNOWN,
    MAPPED,
    MAPPING,
    MAPPING_HINT,
    MAPPING_NAME,
    MAPPING_DATE,
    MAPPING_CREDIT,
    MAPPING_DIRECTION,
    MAPPING_CURRENCY,
    MAPPING_PAYER,
    MAPPING_ACCOUNT,
    MAPPING_BANK,
    MAPPING_TEXT,
    MAPPING_BANK_ID,
    MAPPING_GO,
    STATE_OPEN,
    STATE_BOOKED,
    STATE_DISCARDED,
    NONE_OPEN,
    NONE_OPEN_LEAD,
    NONE,
    LINES,
    MATCH_EXACT,
    MATCH_PAYER,
    MATCH_AMOUNT,
    MATCH_SUM_DIFFERS,
    MATCH_ALREADY_PAID,
    MATCH_ENDED,
    MATCH_NONE,
    BOOK,
    THIRD_PARTY,
    THIRD_PARTY_OK,
    ORDERS,
    ORDERS_HINT,
    BY_HAND,
    DISCARD,
    DISCARD_NOTE,
    REOPEN,
    /** {0}: how many lines, {1}: their sum in yuan. */
    CERTAIN,
    CERTAIN_GO,
    /** {0}: booked, {1}: skipped, {2}: failed. */
    CERTAIN_DONE,
    BOOKED_DONE,
    DISCARDED_DONE,
    REOPENED_DONE,
    LATEST,
    /** {0}: lines, {1}: of them known before. */
    STATEMENT_LINES,
    NEXT_PAGE,
    FIRST_PAGE;

    @Override
    public String feature() {
        return "statement-pages";
    }

    /** The word for a line's state. */
    public static StatementText state(LineState state) {
        return valueOf("STATE_" + state.name());
    }

    /** The words for how well orders fit. */
    public static StatementText match(Match match) {
        return valueOf("MATCH_" + match.name());
    }
}
