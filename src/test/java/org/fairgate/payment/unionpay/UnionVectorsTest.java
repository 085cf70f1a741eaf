package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Verifier;
import org.junit.jupiter.api.Test;

class UnionVectorsTest {
    /** U-2: the form of a B2B payment. */
    @Test
    void whatIsSignedIsTheHexOfTheHash() {
        Map<String, String> form = Map.ofEntries(
                Map.entry("version", "5.1.0"),
                Map.entry("encoding", "UTF-8"),
                Map.entry("certId", "68759585097"),
                Map.entry("signMethod", "01"),
                Map.entry("txnType", "01"),
                Map.entry("txnSubType", "01"),
                Map.entry("bizType", "000202"),
                Map.entry("channelType", "07"),
                Map.entry("accessType", "0"),
                Map.entry("merId", "777290058110048"),
                Map.entry("orderId", "CB20210901000003"),
                Map.entry("txnTime", "20210901100000"),
                Map.entry("currencyCode", "156"),
                Map.entry("txnAmt", "20000"),
                Map.entry("backUrl", "https://pay.example.cn/notify/unionpay"),
                Map.entry("frontUrl", "https://pay.example.cn/return"),
                Map.entry("payTimeout", "20210901101500"),
                Map.entry("signature", "left out"),
                Map.entry("reqReserved", ""));

        assertThat(Signatures.digest(new TreeMap<>(form)))
                .isEqualTo("1da51941bd20e0cf0f6e59fc255ff2c22ad54e49bc4f8d52e4753b9921c9352d");
        assertThat(new Verifier(RsaKeys.theirs("test", TestKeys.DOCUMENTED))
                        .accepts(
                                Signatures.digest(new TreeMap<>(form)),
                                "AEbGqWICc7PW6DVg7Wrv46G4u/oGPrcxH6oIPMpdPoFRUwzBvTuIUtjySOHCb4R6aazypUc+HVoKOq9IDrE8mEm+lFFn39iX"
                                        + "shkSWRtqPH0Ug9ZM/2Zagtf8f38nRZyon9UpokbS7AnicKlf7ReMYIzNAYGBPC2i5M6zcZIIlWAbZql1GfKrRhSEt/AD"
                                        + "E1qiiQJ61uRv82IVX8tloFtTHZUecqmPF5RvLiVH4ZvZkjZ6EWuIR2KrZxsxHIvuob0er8RRo1jVJYjZNJPTGdr6P9ts"
                                        + "D8cZs6sIFvohb0SyH1dFZrXuBH56ikQ1mQP9HTkLKro0PqZx1/7iPVx2JCF9qg=="))
                .isTrue();
    }
}
