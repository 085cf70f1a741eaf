package org.fairgate.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DraftKeysTest {
    @Test
    void everyKeyIsDealtToExactlyOneConnection() {
        int[] dealt = Arrays.stream(Hands.deal(1_003, 64))
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(dealt).isEqualTo(IntStream.range(0, 1_003).toArray());
    }

    @Test
    void bodiesOfTwoVersionsDifferButNotInLength() {
        String first = new String(FormBody.of(1), StandardCharsets.UTF_8);
        String second = new String(FormBody.of(123_456), StandardCharsets.UTF_8);
        assertThat(first).contains("000000001").isNotEqualTo(second);
        assertThat(second).contains("000123456");
        assertThat(FormBody.of(7)).hasSize(FormBody.length());
        assertThat(FormBody.length()).isBetween(1_000, 1_400);
    }
}
