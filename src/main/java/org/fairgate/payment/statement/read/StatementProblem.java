package org.fairgate.payment.statement.read;

import org.fairgate.platform.http.Refusal;

/** Refusals around bank statements. */
public enum StatementProblem implements Refusal {
    /** Not a statement in any of the formats, or broken. */
    UNREADABLE(422),
    /** No line of the table names its columns as any mapping does. */
    COLUMNS_UNKNOWN(422),
    /** A date, an amount or a direction cannot be read; {@code line} says where. */
    BAD_LINE(422),
    /** A mapping without a name, a date or a credit column, or with texts that are too long. */
    BAD_MAPPING(422),
    /** More lines than one statement may have. */
    TOO_MANY_LINES(422),
    /** No file was sent. */
    NO_FILE(400),
    /** No such line, statement or mapping. */
    NO_SUCH_LINE(404),
    /** Somebody dealt with the line; {@code decidedByName} and {@code decidedAt} say who was first. */
    LINE_DECIDED(409),
    /** The orders' sum is not what arrived. */
    SUM_DIFFERS(409),
    /** Only yuan can pay an order. */
    OTHER_CURRENCY(409);

    private final int status;

    StatementProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String feature() {
        return "statement";
    }
}
