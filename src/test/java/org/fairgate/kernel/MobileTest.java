package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-ACC-6")
class MobileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800000000",
                "+8613800000000",
                "+86 138 0000 0000",
                "008613800000000",
                "86-138-0000-0000",
                "(+86) 138 0000 0000",
                " 138-0000-0000 ",
                "１３８００００００００",
                "＋８６　１３８００００００００"
            })
    void theWaysToTypeAMainlandNumberAllMeanTheSame(String typed) {
        assertThat(Mobile.parse(typed).e164()).isEqualTo("+8613800000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13900000000", "14500000000", "16600000000", "17400000000", "19900000000"})
    void everyRangeFromThirteenToNineteenIsTaken(String typed) {
        assertThat(Mobile.parse(typed).e164()).isEqualTo("+86" + typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12800000000",
                "1380000000",
                "138000000000",
                "02062345678",
                "+85261234567",
                "+86+8613800000000",
                "1380000000x",
                "١٣٨٠٠٠٠٠٠٠٠",
                "13800000000\u0000"
            })
    void whatIsNoMainlandMobileIsRefused(String typed) {
        assertThatThrownBy(() -> Mobile.parse(typed))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("mobile-format"));
    }

    @Test
    void anOverlongTextIsRefused() {
        assertThatThrownBy(() -> Mobile.parse(" ".repeat(100_000) + "13800000000"))
                .isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+85261234567", "+6591234567", "+4915112345678", "+8613800000000"})
    void aValidatedNumberOfAnyCountryIsTaken(String e164) {
        assertThat(Mobile.ofE164(e164).e164()).isEqualTo(e164);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000000", "+0123456789", "+1234567890123456", "+862062345678", "+86 13800000000", "+"})
    void whatIsNotE164IsRefusedThere(String text) {
        assertThatThrownBy(() -> Mobile.ofE164(text)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @CsvSource({"+8613800000000, 138****0000, 13800000000, true", "+85261234567, +852****67, +85261234567, false"})
    void listsAndLogsSeeTheMaskedForm(String e164, String masked, String display, boolean mainland) {
        Mobile mobile = Mobile.ofE164(e164);
        assertThat(mobile.masked()).isEqualTo(masked);
        assertThat(mobile).hasToString(masked);
        assertThat(mobile.display()).isEqualTo(display);
        assertThat(mobile.isMainland()).isEqualTo(mainland);
    }
}
