package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-ACC-3")
class CreditCodeTest {
    private static final String STANDARDS_EXAMPLE = "91350100M000100Y43";
    private static final String REAL_BUT_FAILING = "91350211M0000XUF46";

    @ParameterizedTest
    @ValueSource(
            strings = {
                STANDARDS_EXAMPLE,
                "91310115591693856A",
                "91110000101623741K",
                "911101066976941872",
                "91512081MA62K0260E",
                "91330106MA27Y4U47R",
                "A1110000MA27Y4U477"
            })
    void codesWithTheRightCheckDigitAreTaken(String text) {
        assertThat(CreditCode.parse(text).value()).isEqualTo(text);
        assertThat(CreditCode.parseAsOnLicence(text)).isEqualTo(CreditCode.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350100m000100y43",
                " 9135 0100 M000 100Y 43 ",
                "913501-00M000100Y-4-3",
                "91350100M000100Y43",
                "９１３５０１００Ｍ０００１００Ｙ４３",
                "９１３５０１００　ｍ０００１００ｙ４３",
                "\u200b91350100M000100Y43\ufeff",
                "91350100\u2014M000100Y\u221243\r\n"
            })
    void theWaysInWhichPeopleTypeOneCodeAllMeanTheSame(String typed) {
        assertThat(CreditCode.parse(typed).value()).isEqualTo(STANDARDS_EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', credit-code-length",
        "91350100M000100Y4, credit-code-length",
        "91350100M000100Y433, credit-code-length",
        "110108000000016, credit-code-length",
        "91350100M000100Y4Z, credit-code-character",
        "91350100M000100O43, credit-code-character",
        "91350100M000100_43, credit-code-character",
        "91350100M000100Y4企, credit-code-character",
        "91350100M000100Y44, credit-code-check-digit",
        "93150100M000100Y43, credit-code-check-digit"
    })
    void whatIsNoCodeIsRefusedWithItsReason(String typed, String reason) {
        assertThat(refusal(typed).code()).isEqualTo(reason);
    }

    @Test
    void anOverlongTextIsRefusedBeforeAnyWorkIsSpentOnIt() {
        assertThat(refusal("9".repeat(1_000_000)).reason()).isEqualTo(InvalidValue.Reason.CREDIT_CODE_LENGTH);
        assertThat(refusal("\ufdfa".repeat(64)).reason()).isEqualTo(InvalidValue.Reason.CREDIT_CODE_LENGTH);
    }

    @Test
    void brokenTextIsRefusedLikeAnyOther() {
        assertThat(refusal("91350100M000100Y\ud8003").code()).isEqualTo("credit-code-character");
        assertThat(refusal("91350100M000100Y\u00003").code()).isEqualTo("credit-code-character");
    }

    @Test
    void aRealCodeThatFailsItsCheckDigitIsTakenOnlyAsOnTheLicence() {
        assertThat(refusal(REAL_BUT_FAILING).code()).isEqualTo("credit-code-check-digit");

        CreditCode onLicence = CreditCode.parseAsOnLicence(REAL_BUT_FAILING.toLowerCase(java.util.Locale.ROOT));

        assertThat(onLicence.value()).isEqualTo(REAL_BUT_FAILING);
        assertThat(onLicence.checkDigitFits()).isFalse();
        assertThat(CreditCode.parse("91350211M0000XUF4R").checkDigitFits()).isTrue();
    }

    @Test
    void theLicenceExcusesTheCheckDigitButNotTheShape() {
        InvalidValue refusal =
                catchThrowableOfType(InvalidValue.class, () -> CreditCode.parseAsOnLicence("91350100M000100Y4Z"));
        assertThat(refusal.reason()).isEqualTo(InvalidValue.Reason.CREDIT_CODE_CHARACTER);
    }

    private static InvalidValue refusal(String typed) {
        InvalidValue refusal = catchThrowableOfType(InvalidValue.class, () -> CreditCode.parse(typed));
        assertThat(refusal).as("refusal of the text").isNotNull();
        return refusal;
    }
}
