package org.fairgate.simulator.bank;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The files that a statement is given out as. */
public enum Format {
    /** A table in UTF-8 with a byte order mark. */
    CSV("csv", "text/csv", StandardCharsets.UTF_8, statement -> "\uFEFF" + CsvStatement.text(statement)),
    /** The same in GBK; what GBK cannot write becomes a question mark. */
    CSV_GBK("csv-gbk", "text/csv", Charset.forName("GBK"), CsvStatement::text),
    /** SWIFT MT940, in UTF-8 since the names are Chinese. */
    MT940("mt940", "text/plain", StandardCharsets.UTF_8, Mt940Statement::text),
    /** ISO 20022 camt.053. */
    CAMT053("camt053", "application/xml", StandardCharsets.UTF_8, CamtStatement::text);

    private final String tag;
    private final String mediaType;
    private final Charset charset;
    private final Function<Statement, String> writer;

    Format(String tag, String mediaType, Charset charset, Function<Statement, String> writer) {
        this.tag = tag;
        this.mediaType = mediaType;
        this.charset = charset;
        this.writer = writer;
    }

    /** The format of this name. */
    static Optional<Format> of(String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /** The name in URLs. */
    public String tag() {
        return tag;
    }

    /** For {@code Content-Type}. */
    String mediaType() {
        return mediaType + "; charset=" + charset.name().toLowerCase(Locale.ROOT);
    }

    /** Name of the file, without the days. */
    String extension() {
        return switch (this) {
            case CSV, CSV_GBK -> ".csv";
            case MT940 -> ".sta";
            case CAMT053 -> ".xml";
        };
    }

    /** The file's bytes. */
    public byte[] bytes(Statement statement) {
        return writer.apply(statement).getBytes(charset);
    }
}
