package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-PAY-2")
class FenTest {
    @ParameterizedTest
    @CsvSource({
        "200, 20000, 200.00",
        "200.5, 20050, 200.50",
        "0.01, 1, 0.01",
        "0, 0, 0.00",
        "'1,234.50', 123450, 1234.50",
        "'¥ 1,234,567.89', 123456789, 1234567.89",
        "２００．００元, 20000, 200.00",
        "92233720368547758.07, 9223372036854775807, 92233720368547758.07"
    })
    void yuanTextIsReadAndWrittenExactly(String typed, long fen, String yuan) {
        assertThat(Fen.parseYuan(typed)).isEqualTo(Fen.of(fen));
        assertThat(Fen.of(fen).yuan()).isEqualTo(yuan);
        assertThat(Fen.of(fen)).hasToString(yuan);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0;0.00", "99999;999.99", "100000;1,000.00", "123456789;1,234,567.89"})
    void peopleReadThousandsPartedByCommas(long fen, String grouped) {
        assertThat(Fen.of(fen).grouped()).isEqualTo(grouped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.234", "1.", ".5", "12,34", "1e3", "abc", "1 000", "0x10", "٢٠٠"})
    void anythingElseIsRefused(String typed) {
        assertThat(reason(() -> Fen.parseYuan(typed))).isEqualTo(InvalidValue.Reason.MONEY_FORMAT);
    }

    @Test
    void sumsAreExactOrRefused() {
        assertThat(Fen.of(20000).plus(Fen.of(10000))).isEqualTo(Fen.of(30000));
        assertThat(Fen.of(20000).minus(Fen.of(20000)).isZero()).isTrue();
        assertThat(Fen.of(20000).times(3)).isEqualTo(Fen.of(60000)).isGreaterThan(Fen.of(59999));
        assertThat(reason(() -> Fen.of(-1))).isEqualTo(InvalidValue.Reason.MONEY_NEGATIVE);
        assertThat(reason(() -> Fen.of(1).minus(Fen.of(2)))).isEqualTo(InvalidValue.Reason.MONEY_NEGATIVE);
        assertThat(reason(() -> Fen.of(1).times(-1))).isEqualTo(InvalidValue.Reason.MONEY_NEGATIVE);
        assertThat(reason(() -> Fen.of(Long.MAX_VALUE).plus(Fen.of(1)))).isEqualTo(InvalidValue.Reason.MONEY_RANGE);
        assertThat(reason(() -> Fen.of(Long.MAX_VALUE).times(2))).isEqualTo(InvalidValue.Reason.MONEY_RANGE);
        assertThat(reason(() -> Fen.parseYuan("92233720368547758.08"))).isEqualTo(InvalidValue.Reason.MONEY_RANGE);
    }

    private static InvalidValue.Reason reason(ThrowingCallable call) {
        InvalidValue refusal = catchThrowableOfType(InvalidValue.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.reason();
    }
}
