package org.fairgate.simulator.unionpay.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.util.Map;
import org.fairgate.simulator.pay.Rsa;
import org.junit.jupiter.api.Test;

class UnionMessageTest {
    private static final Map<String, String> U2 = Map.ofEntries(
            Map.entry("accessType", "0"),
            Map.entry("backUrl", "https://pay.example.cn/notify/unionpay"),
            Map.entry("bizType", "000202"),
            Map.entry("certId", "68759585097"),
            Map.entry("channelType", "07"),
            Map.entry("currencyCode", "156"),
            Map.entry("encoding", "UTF-8"),
            Map.entry("frontUrl", "https://pay.example.cn/return"),
            Map.entry("merId", "777290058110048"),
            Map.entry("orderId", "CB20210901000003"),
            Map.entry("payTimeout", "20210901101500"),
            Map.entry("signMethod", "01"),
            Map.entry("txnAmt", "20000"),
            Map.entry("txnSubType", "01"),
            Map.entry("txnTime", "20210901100000"),
            Map.entry("txnType", "01"),
            Map.entry("version", "5.1.0"));

    @Test
    void u2HasTheKnownDigestAndItsSignatureFits() {
        UnionMessage message = new UnionMessage(U2);
        UnionMessage signed = message.with(Map.of(
                "signature",
                "AEbGqWICc7PW6DVg7Wrv46G4u/oGPrcxH6oIPMpdPoFRUwzBvTuIUtjySOHCb4R6aazypUc+HVoKOq9IDrE8mEm+lFFn39iXshkSWRtqPH0U"
                        + "g9ZM/2Zagtf8f38nRZyon9UpokbS7AnicKlf7ReMYIzNAYGBPC2i5M6zcZIIlWAbZql1GfKrRhSEt/ADE1qiiQJ61uRv82IVX8tloFtT"
                        + "HZUecqmPF5RvLiVH4ZvZkjZ6EWuIR2KrZxsxHIvuob0er8RRo1jVJYjZNJPTGdr6P9tsD8cZs6sIFvohb0SyH1dFZrXuBH56ikQ1mQP9"
                        + "HTkLKro0PqZx1/7iPVx2JCF9qg=="));

        assertThat(message.digest()).isEqualTo("1da51941bd20e0cf0f6e59fc255ff2c22ad54e49bc4f8d52e4753b9921c9352d");
        assertThat(
                        signed.fits(
                                Rsa.publicKey(
                                        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQCK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381Ne"
                                                + "BUG2HEFAuU+Fr72u5ot3yKdzoF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaDTXqDpTRR4Bfz"
                                                + "9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55Lmzx"
                                                + "Pto1Nq0WbnZzRM/wTzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5CMQIDAQAB")))
                .isTrue();
    }

    @Test
    void emptyValuesAndTheSignatureAreNotSignedAndNothingIsEncoded() {
        UnionMessage message = new UnionMessage(Map.of("b", "1+1/2=", "a", "证件 &", "c", "", "signature", "s"));

        assertThat(message.content()).isEqualTo("a=证件 &&b=1+1/2=");
        assertThat(message.form()).isEqualTo("a=%E8%AF%81%E4%BB%B6+%26&b=1%2B1%2F2%3D&signature=s");
    }

    @Test
    void aSignatureFitsItsOwnMessageOnly() {
        KeyPair keys = Rsa.make();
        UnionMessage signed = new UnionMessage(U2).signed(keys.getPrivate());

        assertThat(signed.fits(keys.getPublic())).isTrue();
        assertThat(signed.with(Map.of("txnAmt", "1")).fits(keys.getPublic())).isFalse();
        assertThat(new UnionMessage(U2).fits(keys.getPublic())).isFalse();
    }
}
