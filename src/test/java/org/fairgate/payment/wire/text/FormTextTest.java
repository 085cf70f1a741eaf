package org.fairgate.payment.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;
import org.fairgate.payment.gateway.BadMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-PAY-6")
class FormTextTest {
    @Test
    void aFormIsDecodedExactlyOnce() {
        Map<String, String> fields =
                FormText.decode(Buffer.buffer("b=1%2B1+%25+%252B&a=%E8%AF%81%e4%bb%b6&empty=&c=x=y"));
        assertThat(fields).containsExactly(Map.entry("a", "证件"), Map.entry("b", "1+1 % %2B"), Map.entry("c", "x=y"));
    }

    @Test
    void whatIsWrittenReadsTheSame() {
        Map<String, String> fields =
                new TreeMap<>(Map.of("sign", "a+/b==", "subject", "证件 100% & more", "t", "a\nb\t\"*~"));
        assertThat(FormText.decode(Buffer.buffer(FormText.encode(fields)))).isEqualTo(fields);
    }

    @Test
    void aTextThatIsNotEncodedIsSplitAndLeftAsItIs() {
        assertThat(FormText.split(Buffer.buffer("sign=a+/b%3D==&qrCode=https://qr.95516.com/1?a=b")))
                .containsExactly(Map.entry("qrCode", "https://qr.95516.com/1?a=b"), Map.entry("sign", "a+/b%3D=="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "a",
                "=b",
                "a=b&",
                "a=b&&c=d",
                "a=b&a=c",
                "a=b&%61=c",
                "a=&a=c",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%4g",
                "a=%00",
                "a=%ff",
                "a=%C0%AF",
                "a=%ED%A0%80",
                "a%26b=c",
                "a%3Db=c",
                "%E8%AF%81=x",
                "a b=c"
            })
    void anythingDoubtfulRefusesTheWhole(String form) {
        assertRefused(Buffer.buffer(form));
    }

    @Test
    void tooMuchAndWhatIsNotUtf8AreRefused() {
        assertRefused(Buffer.buffer("a=" + "x".repeat(64 * 1024)));
        assertRefused(Buffer.buffer("x=1&".repeat(300) + "y=2"));
        assertRefused(Buffer.buffer(new byte[] {'a', '=', (byte) 0xC3}));
    }

    private static void assertRefused(Buffer form) {
        assertThatThrownBy(() -> FormText.decode(form))
                .isInstanceOfSatisfying(
                        BadMessage.class, bad -> assertThat(bad.code()).isEqualTo("form"));
    }

    @Test
    void theSignedTextIsSortedAndLeavesOutWhatIsEmpty() {
        assertThat(SignedText.of(Map.of("b", "2=&", "B", "1", "a_c", "x", "ab", "", "a", "证")))
                .isEqualTo("B=1&a=证&a_c=x&b=2=&");
    }
}
