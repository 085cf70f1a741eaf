package org.fairgate.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two names are of one payer. */
@Tag("R-PAY-4")
class PayerNameTest {
    private static boolean another(String one, String other) {
        return PayerName.of(one).isAnother(PayerName.of(other));
    }

    @ParameterizedTest
    @CsvSource({"甲（广州）公司, 甲(广州) 公司", "ACME Co., acme co", "甲·乙, 甲乙"})
    void widthCaseAndPunctuationDoNotMatter(String one, String other) {
        assertThat(another(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"甲公司, 乙公司", "甲公司, 甲公司分公司", "'', 甲公司", "甲公司, ''"})
    void othersAreOthers(String one, String other) {
        assertThat(another(one, other)).isTrue();
    }

    @Test
    void twoNamesThatNobodyKnowsAreNotOne() {
        assertThat(another("", "")).isTrue();
        assertThat(another("-", " ")).isTrue();
    }
}
