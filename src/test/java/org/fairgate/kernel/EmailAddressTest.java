package org.fairgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-ACC-6")
class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "zhang.wei@example.cn, zhang.wei@example.cn",
        "Zhang.Wei@EXAMPLE.Com.CN, Zhang.Wei@example.com.cn",
        "' a+tag@x.example.org ', a+tag@x.example.org",
        "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ, zhang@example.cn",
        "li@进博会.中国, li@xn--6oq76hv92e.xn--fiqs8s"
    })
    void anAddressIsBroughtIntoItsNormalForm(String typed, String expected) {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', email-format",
        "zhang, email-format",
        "@example.cn, email-format",
        "zhang@, email-format",
        "zhang@localhost, email-format",
        "zhang@example, email-format",
        "zhang@exa_mple.cn, email-format",
        "zhang@-example.cn, email-format",
        "zhang@example..cn, email-format",
        "zhang@127.0.0.1, email-format",
        "a@b@example.cn, email-format",
        ".zhang@example.cn, email-format",
        "zh..ang@example.cn, email-format",
        "zhang wei@example.cn, email-character",
        "张伟@example.cn, email-character",
        "'\"zhang\"@example.cn', email-character",
        "<zhang@example.cn, email-character",
        "'a@example.cn,b@example.cn', email-format"
    })
    void whatIsNoAddressIsRefusedWithItsReason(String typed, String reason) {
        assertThat(refusal(typed).code()).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.cn\r\nBcc: b@example.cn",
                "a@example.cn\n",
                "a\u0000@example.cn",
                "a@exa\u0085mple.cn",
                "a\t@example.cn",
                "a@example.cn\u2028b",
                "a\ud800@example.cn"
            })
    void nothingThatCouldBreakAMailHeaderIsTaken(String typed) {
        assertThat(refusal(typed).code()).isEqualTo("email-character");
    }

    @Test
    void lengthIsBounded() {
        String domain = ("a".repeat(60) + ".").repeat(3) + "example.cn";
        String longest = "b".repeat(254 - 1 - domain.length()) + "@" + domain;

        assertThat(EmailAddress.parse(longest).value()).hasSize(254);
        assertThat(refusal("b" + longest).code()).isEqualTo("email-length");
        assertThat(refusal("b".repeat(65) + "@example.cn").code()).isEqualTo("email-length");
        assertThat(refusal("@".repeat(1_000_000)).code()).isEqualTo("email-length");
    }

    @Test
    void oneMailboxHasOneLookupForm() {
        assertThat(EmailAddress.parse("Zhang@Example.CN").lookup())
                .isEqualTo(EmailAddress.parse("zhang@example.cn").lookup());
    }

    @Test
    void listsAndLogsSeeTheMaskedForm() {
        EmailAddress address = EmailAddress.parse("zhang@example.cn");
        assertThat(address.masked()).isEqualTo("z***@example.cn");
        assertThat(address).hasToString("z***@example.cn");
    }

    private static InvalidValue refusal(String typed) {
        InvalidValue refusal = catchThrowableOfType(InvalidValue.class, () -> EmailAddress.parse(typed));
        assertThat(refusal).as("refusal of the text").isNotNull();
        return refusal;
    }
}
