package org.fairgate.account.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,94287082",
        "1111111109,07081804",
        "1111111111,14050471",
        "1234567890,89005924",
        "2000000000,69279037",
        "20000000000,65353130"
    })
    void itFitsTheVectorsOfRfc6238(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    @Test
    void aStepMoreOrLessIsAcceptedTwoAreNot() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        for (int steps = -1; steps <= 1; steps++) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, now.plusSeconds(30L * steps)), now, 0))
                    .isPresent();
        }
        assertThat(Totp.match(SECRET, Totp.code(SECRET, now.plusSeconds(60)), now, 0))
                .isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, now.minusSeconds(60)), now, 0))
                .isEmpty();
    }

    @Test
    void aStepThatWasUsedIsNotAcceptedAgain() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, now), now, Totp.step(now)))
                .isEmpty();
    }
}
