package org.fairgate.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sum of money in fen (1/100 yuan), never negative, computed exactly (R-PAY-2). Yuan text exists only at the
 * edges: pages, Alipay and bill files.
 *
 * @param value fen, 0 or more
 */
public record Fen(long value) implements Comparable<Fen> {
    /** No money. */
    public static final Fen ZERO = new Fen(0);

    private static final int MAX_TEXT = 40;
    private static final Pattern YUAN =
            Pattern.compile("[¥￥]?\\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.([0-9]{1,2}))?\\s*元?");

    /** Refuses negative sums with {@code MONEY_NEGATIVE}. */
    public Fen {
        if (value < 0) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_NEGATIVE);
        }
    }

    /** So many fen; refused when negative. */
    public static Fen of(long fen) {
        return new Fen(fen);
    }

    /**
     * Reads yuan text: {@code 200}, {@code 200.5}, {@code 1,234.50}, with or without ¥ or 元, also full-width.
     * More than two decimals and signs are refused: money is never rounded.
     *
     * @throws InvalidValue {@code MONEY_FORMAT} or {@code MONEY_RANGE}
     */
    public static Fen parseYuan(String typed) {
        if (typed.length() > MAX_TEXT) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_FORMAT);
        }
        Matcher yuan =
                YUAN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC).strip());
        if (!yuan.matches()) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_FORMAT);
        }
        String decimals = yuan.group(2) == null ? "" : yuan.group(2);
        String fen = yuan.group(1).replace(",", "") + (decimals + "00").substring(0, 2);
        try {
            return new Fen(Long.parseLong(fen));
        } catch (NumberFormatException tooLarge) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_RANGE);
        }
    }

    /** The sum of both; {@code MONEY_RANGE} if no {@code long} holds it. */
    public Fen plus(Fen other) {
        try {
            return new Fen(Math.addExact(value, other.value));
        } catch (ArithmeticException overflow) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_RANGE);
        }
    }

    /** What is left after taking the other away; {@code MONEY_NEGATIVE} if the other is larger. */
    public Fen minus(Fen other) {
        return new Fen(value - other.value);
    }

    /** The sum for so many pieces; {@code MONEY_NEGATIVE} for a negative count, {@code MONEY_RANGE} if too large. */
    public Fen times(int count) {
        try {
            return new Fen(Math.multiplyExact(value, count));
        } catch (ArithmeticException overflow) {
            throw new InvalidValue(InvalidValue.Reason.MONEY_RANGE);
        }
    }

    /** Whether there is nothing. */
    public boolean isZero() {
        return value == 0;
    }

    /** Yuan with two decimals and without grouping, e.g. {@code 1234.50}, as the gateways want it. */
    public String yuan() {
        return value / 100 + "." + value / 10 % 10 + value % 10;
    }

    /** The same with its thousands parted by commas, {@code 1,234.50}, as people read it. */
    public String grouped() {
        return String.format(Locale.ROOT, "%,d", value / 100) + "." + value / 10 % 10 + value % 10;
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    /** As {@link #yuan()}. */
    @Override
    public String toString() {
        return yuan();
    }
}
