package org.fairgate.simulator.unionpay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Times as the full channel writes them, always Beijing time. */
final class TxnTime {
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WITHOUT_YEAR = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private TxnTime() {}

    /** {@code yyyyMMddHHmmss}. */
    static String whole(Instant at) {
        return WHOLE.format(at.atZone(BEIJING));
    }

    /** {@code MMddHHmmss}. */
    static String withoutYear(Instant at) {
        return WITHOUT_YEAR.format(at.atZone(BEIJING));
    }

    /** {@code MMdd}. */
    static String day(Instant at) {
        return DAY.format(at.atZone(BEIJING));
    }

    /** Reads {@code yyyyMMddHHmmss}. */
    static Instant parse(String name, String text) {
        try {
            return LocalDateTime.parse(text, WHOLE).atZone(BEIJING).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new UnionRefusal(RespCode.BAD_FORMAT, name);
        }
    }
}
