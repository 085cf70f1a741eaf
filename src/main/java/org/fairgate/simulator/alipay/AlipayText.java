package org.fairgate.simulator.alipay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How Alipay writes money, times, and the text under a signature. */
final class AlipayText {
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(BEIJING);
    private static final Pattern YUAN = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,2})?");

    private AlipayText() {}

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Fen of a yuan text with at most two decimals; empty for anything else. */
    static Optional<Long> fen(String yuan) {
        return YUAN.matcher(yuan).matches()
                ? Optional.of(new BigDecimal(yuan).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    static String time(Instant instant) {
        return TIME.withZone(BEIJING).format(instant);
    }

    static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    static Optional<Instant> instant(String time) {
        try {
            return Optional.of(LocalDateTime.parse(time, TIME).atZone(BEIJING).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** {@code k=v} joined by {@code &}, sorted by key, without empty values and without these keys; nothing is encoded. */
    static String toSign(Map<String, String> parameters, Set<String> without) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty() && !without.contains(entry.getKey()))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }
}
