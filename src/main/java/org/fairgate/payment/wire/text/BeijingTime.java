package org.fairgate.payment.wire.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Times as the gateways write them: whole seconds in Beijing, without saying so. */
public enum BeijingTime {
    /** {@code 2021-09-01 10:00:00}. */
    SPACED("uuuu-MM-dd HH:mm:ss"),
    /** {@code 20210901100000}. */
    PACKED("uuuuMMddHHmmss");

    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private final DateTimeFormatter form;

    BeijingTime(String pattern) {
        this.form = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** Writes it. */
    public String text(Instant instant) {
        return form.format(instant.atOffset(OFFSET));
    }

    /** Reads it; empty for anything else. */
    public Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, form).toInstant(OFFSET));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
