package org.fairgate.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fairgate.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    private static final String TEXT = "0190f3a2-7c4b-7def-8123-456789abcdef";

    @Test
    void everyIdReadsAndWritesTheCanonicalText() {
        assertThat(readers()).allSatisfy(reader -> {
            assertThat(reader.apply(TEXT)).hasToString(TEXT);
            assertThat(reader.apply(TEXT.toUpperCase(Locale.ROOT))).isEqualTo(reader.apply(TEXT));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "0190f3a27c4b7def8123456789abcdef",
                "{0190f3a2-7c4b-7def-8123-456789abcdef}",
                " 0190f3a2-7c4b-7def-8123-456789abcdef",
                "0190f3a2-7c4b-7def-8123-456789abcdef\n",
                "0190f3a2-7c4b-7def-8123-456789abcdeg",
                "0190f3a2-7c4b-7def-8123-456789abcde\u0000",
                "0190f3a27-c4b-7def-8123-456789abcdef"
            })
    void noOtherSpellingIsTaken(String text) {
        assertThat(readers())
                .allSatisfy(reader -> assertThatThrownBy(() -> reader.apply(text))
                        .isInstanceOf(InvalidValue.class)
                        .hasMessage("id-format"));
    }

    private static Stream<Function<String, Object>> readers() {
        return Stream.of(
                UnitId::parse, EditionId::parse, DelegationId::parse, PersonId::parse, StaffId::parse, FileId::parse);
    }
}
