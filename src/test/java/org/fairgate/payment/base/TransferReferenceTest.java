package org.fairgate.payment.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The payment reference of a transfer, and how it is found in what people write. */
@Tag("R-PAY-4")
class TransferReferenceTest {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Random random = new Random(20211012);

    @Test
    void everySingleWrongCharacterIsNoticed() {
        for (int n = 0; n < 200; n++) {
            String right = TransferReference.random(random).value();
            for (int at = 0; at < right.length(); at++) {
                for (int letter = 0; letter < ALPHABET.length(); letter++) {
                    char wrong = ALPHABET.charAt(letter);
                    if (wrong != right.charAt(at)) {
                        assertNone(right.substring(0, at) + wrong + right.substring(at + 1));
                    }
                }
            }
        }
    }

    @Test
    void neighboursThatChangedPlacesAreNoticed() {
        for (int n = 0; n < 2_000; n++) {
            String right = TransferReference.random(random).value();
            for (int at = 0; at + 1 < right.length(); at++) {
                if (right.charAt(at) != right.charAt(at + 1)) {
                    assertNone(
                            right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2));
                }
            }
        }
    }

    private static void assertNone(String wrong) {
        assertThatThrownBy(() -> new TransferReference(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReferenceIsFoundHoweverItIsWritten() {
        TransferReference reference = TransferReference.random(random);
        String value = reference.value();
        assertThat(TransferReference.find("证件费 " + value.toLowerCase(java.util.Locale.ROOT) + " 谢谢"))
                .contains(reference);
        assertThat(TransferReference.find("展会" + reference.grouped() + "费用")).contains(reference);
        assertThat(TransferReference.find(value.substring(0, 3) + "-\n" + value.substring(3)))
                .contains(reference);
        assertThat(TransferReference.find("REF" + value + "2026")).contains(reference);
        assertThat(TransferReference.find(wide(value))).contains(reference);
    }

    private static String wide(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) (c + 0xFEE0))).reduce("", String::concat);
    }

    @Test
    void oneLookAlikeIsRepaired() {
        TransferReference reference = IntStream.range(0, 10_000)
                .mapToObj(n -> TransferReference.random(random))
                .filter(each -> each.value().contains("Z") && each.value().contains("Q"))
                .findFirst()
                .orElseThrow();
        assertThat(TransferReference.find(reference.value().replaceFirst("Z", "2")))
                .contains(reference);
        assertThat(TransferReference.find(reference.value().replaceFirst("Q", "0")))
                .contains(reference);
    }

    @Test
    void aLongTextIsSearchedWithinBounds() {
        assertThat(TransferReference.find("A7".repeat(100_000))).hasSizeLessThanOrEqualTo(64);
        assertThat(TransferReference.find("")).isEmpty();
    }
}
