package org.fairgate.payment.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.text.BeijingTime;

/** Times of UnionPay that lack their year. */
final class TxnTime {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");
    /** UnionPay's clock and ours may differ, by far less than this. */
    private static final Duration SLACK = Duration.ofDays(1);

    private TxnTime() {}

    /** {@code MMdd}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /**
     * When something happened: the first such moment that does not lie before another one.
     *
     * @param text {@code MMddHHmmss}
     * @throws BadMessage when it is not of that form
     */
    static Instant read(String text, Instant notBefore) {
        int year = notBefore.atOffset(BEIJING).getYear();
        return Stream.of(year, year + 1)
                .flatMap(candidate -> BeijingTime.PACKED.read(candidate + text).stream())
                .filter(moment -> !moment.isBefore(notBefore.minus(SLACK)))
                .findFirst()
                .orElseThrow(() -> new BadMessage("bad-time"));
    }
}
