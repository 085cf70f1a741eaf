package org.fairgate.simulator.wechatpay.trust;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as WeChat Pay writes them: {@code 2021-09-01T10:00:00+08:00}. */
public final class Rfc3339 {
    /** China has had one zone and no summer time since 1991. */
    public static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private Rfc3339() {}

    /** A time of Beijing, in whole seconds. */
    public static String text(Instant at) {
        return FORMAT.format(at.atOffset(BEIJING));
    }

    /** A time with any offset, if the text is one. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
