package org.fairgate.payment.unionpay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.fairgate.payment.gateway.BadMessage;

/** Times in UnionPay's messages: digits, Beijing time. */
final class TxnTime {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");
    /** UnionPay's clock and ours may differ, by far less than this. */
    private static final Duration SLACK = Duration.ofDays(1);

    private TxnTime() {}

    static String write(Instant at) {
        return SECONDS.format(at.atZone(BEIJING));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The first second of a day, as {@link #write} writes it. */
    static String startOf(LocalDate day) {
        return write(day.atStartOfDay(BEIJING).toInstant());
    }

    /** @throws BadMessage when it is not {@code yyyyMMddHHmmss} */
    static Instant read(String text) {
        try {
            return LocalDateTime.parse(text, SECONDS).atZone(BEIJING).toInstant();
        } catch (DateTimeException e) {
            throw new BadMessage("bad-time");
        }
    }

    /**
     * When something happened that is told as {@code MMddHHmmss}: the first such moment that does not lie before another.
     *
     * @param notBefore {@code yyyyMMddHHmmss}
     */
    static Instant readWithoutYear(String text, String notBefore) {
        Instant begin = read(notBefore);
        int year = begin.atZone(BEIJING).getYear();
        // On the last days of December the year may be the next one; in no other case does it matter.
        Instant sameYear = read(String.valueOf(year).concat(text));
        return sameYear.isBefore(begin.minus(SLACK)) ? read(String.valueOf(year + 1).concat(text)) : sameYear;
    }
}
