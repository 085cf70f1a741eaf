package org.fairgate.order.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers of orders are told from slips of the pen. */
class OrderNumberTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 12);
    private static final String SHAPE = "FG\\d{6}[23456789ABCDEFGHJKLMNPQRSTUVWXYZ]{8}";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static List<String> numbers() {
        Random random = new Random(7);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(OrderNumber.of(DAY.plusDays(i), random.nextLong()));
        }
        return all;
    }

    private static boolean fits(String typed) {
        int last = typed.length() - 1;
        return typed.matches(SHAPE) && typed.charAt(last) == OrderNumber.check(typed.substring(0, last));
    }

    @Test
    void aNumberNamesItsDayAndHasNoLettersThatLookAlike() {
        assertThat(numbers()).allMatch(OrderNumberTest::fits).allMatch(number -> number.matches(SHAPE));
        assertThat(OrderNumber.of(DAY, 0)).startsWith("FG2610122222222").hasSize(16);
        assertThat(OrderNumber.of(DAY, -1)).startsWith("FG261012ZZZZZZZ");
    }

    @Test
    void everySingleWrongCharacterIsNoticed() {
        List<String> missed = new ArrayList<>();
        for (String number : numbers()) {
            for (int at = 0; at < number.length(); at++) {
                for (String other :
                        LETTERS.chars().mapToObj(Character::toString).toList()) {
                    String wrong = number.substring(0, at) + other + number.substring(at + 1);
                    if (!wrong.equals(number) && fits(wrong)) {
                        missed.add(number + " as " + wrong);
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void twoLettersThatChangedPlacesAreNoticed() {
        List<String> missed = new ArrayList<>();
        for (String number : numbers()) {
            for (int at = 8; at < number.length() - 1; at++) {
                StringBuilder wrong = new StringBuilder(number);
                wrong.setCharAt(at, number.charAt(at + 1));
                wrong.setCharAt(at + 1, number.charAt(at));
                if (!number.contentEquals(wrong) && fits(wrong.toString())) {
                    missed.add(number + " as " + wrong);
                }
            }
        }
        assertThat(missed).isEmpty();
    }
}
