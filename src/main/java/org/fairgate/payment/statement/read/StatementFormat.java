package org.fairgate.payment.statement.read;

import org.fairgate.kernel.Codes;

/** What a statement may be written in. */
public enum StatementFormat {
    /** A table of the bank's own making; a {@link CsvMapping} says what its columns mean. */
    CSV,
    /** SWIFT MT940. */
    MT940,
    /** ISO 20022 camt.053. */
    CAMT053;

    /** Tells the format by the first characters of a file. */
    public static StatementFormat of(String beginning) {
        String text = beginning.stripLeading();
        if (text.startsWith("<")) {
            return CAMT053;
        }
        return text.startsWith("{1:") || text.startsWith(":20:") ? MT940 : CSV;
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
