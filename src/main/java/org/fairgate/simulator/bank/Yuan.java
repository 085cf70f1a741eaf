package org.fairgate.simulator.bank;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Amounts as text; a value is fen. */
final class Yuan {
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,2})?");

    private Yuan() {}

    /** {@code 1200.00}. */
    static String plain(long fen) {
        return text("%s%d.%02d", fen);
    }

    /** {@code 1,200.00}. */
    static String grouped(long fen) {
        return text("%s%,d.%02d", fen);
    }

    /** {@code 1200,00}, without a sign. */
    static String withComma(long fen) {
        return text("%s%d,%02d", Math.abs(fen));
    }

    private static String text(String format, long fen) {
        return String.format(Locale.ROOT, format, fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100);
    }

    /** Fen of what somebody typed, thousands commas or not; empty for what is no amount. */
    static OptionalLong parse(String text) {
        String digits = text.strip().replace(",", "");
        if (!AMOUNT.matcher(digits).matches()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigDecimal(digits).movePointRight(2).longValueExact());
    }
}
