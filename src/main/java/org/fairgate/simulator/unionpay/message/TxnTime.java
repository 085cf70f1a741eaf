package org.fairgate.simulator.unionpay.message;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Times as the full channel writes them, always Beijing time. */
public final class TxnTime {
    /** The zone of every time in a message. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WITHOUT_YEAR = DateTimeFormatter.ofPattern("MMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private TxnTime() {}

    /** {@code MMddHHmmss}. */
    public static String withoutYear(Instant at) {
        return WITHOUT_YEAR.format(at.atZone(BEIJING));
    }

    /** {@code MMdd}. */
    public static String day(Instant at) {
        return DAY.format(at.atZone(BEIJING));
    }

    /** Reads {@code yyyyMMddHHmmss}. */
    public static Instant parse(String name, String text) {
        try {
            return LocalDateTime.parse(text, WHOLE).atZone(BEIJING).toInstant();
        } catch (DateTimeParseException unreadable) {
            throw new UnionRefusal(RespCode.BAD_FORMAT, name);
        }
    }
}
