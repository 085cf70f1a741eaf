package org.fairgate.order.base;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The number that people read, type and say on the phone: {@code FG}, the day as six digits, seven letters at random and one
 * to check the rest by, in an alphabet without look-alikes. 16 characters in all, so that every gateway takes it with a
 * payment's two digits behind it.
 */
public final class OrderNumber {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String OURS = "FG";
    private static final int RANDOM = 7;
    private static final int BITS = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    /** x⁵ + x² + 1, by which the letters' values form a field. */
    private static final int POLYNOMIAL = 0b100101;

    private OrderNumber() {}

    /**
     * A number of that day.
     *
     * @param random of which the lower 35 bits count
     */
    public static String of(LocalDate day, long random) {
        StringBuilder number = new StringBuilder(OURS).append(DAY.format(day));
        for (int i = 0; i < RANDOM; i++) {
            number.append(LETTERS.charAt((int) (random >>> (BITS * i)) & (LETTERS.length() - 1)));
        }
        return number.append(check(number)).toString();
    }

    /**
     * The last letter: the sum of the values, each times a power of x of its own. So one wrong character, or two that changed
     * places, do not fit it.
     */
    static char check(CharSequence front) {
        int sum = front.chars().reduce(0, (before, letter) -> timesX(before) ^ value(letter));
        return LETTERS.charAt(timesX(sum));
    }

    private static int timesX(int value) {
        int shifted = value << 1;
        return shifted < LETTERS.length() ? shifted : shifted ^ POLYNOMIAL;
    }

    /** 0 and 1 stand among the digits of the day only, where no letter stands. */
    private static int value(int character) {
        int letter = LETTERS.indexOf(character);
        return letter >= 0 ? letter : character - '0' + 8;
    }
}
