package org.fairgate.simulator.wechatpay.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PublicKey;
import org.fairgate.simulator.pay.Rsa;
import org.junit.jupiter.api.Test;

/** The vectors of the protocol chapter, signed with the public documentation's sample key. */
class WechatVectorTest {
    private static final PublicKey KEY = Rsa.publicKey(
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQCK"
                    + "26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2HEFAuU+Fr72u5ot3yKdzoF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1"
                    + "U217LL0jEHlSnHV3lcaDTXqDpTRR4Bfz9IqOgJgFZ8/oTfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/fDsiG/cXidhzt8UbTL9vqXqx"
                    + "M2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/wTzrd0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5CMQIDAQAB");
    private static final Stamp STAMP = new Stamp("1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242");

    @Test
    void w1TheSignatureOfARequestWithoutABodyFits() {
        String text = STAMP.ofRequest("GET", "/v3/refund/domestic/refunds/123123123123", "");

        assertThat(text)
                .isEqualTo(
                        "GET\n/v3/refund/domestic/refunds/123123123123\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n");
        assertThat(Rsa.verify(
                        KEY,
                        text,
                        "Lc9VXxmeonkdV8Xk9tmigQFLhl0vRWTerdmoRu01aAnYwIrD/5nsSwE1WlmZGLRlAFTNQ3QsMa0+VRDlJp1Wp5p0nO8EK68b5sJBbjou"
                                + "xaFciIfq1zfDWWz+jqhcMoKXI1A6dPm1AW7D4d30WsMTNzp6g23OXakIsh9LO3lUmwvTuE0BY8ncf6tNGk4wKmvXwERd/ZpoQY3MAVKz"
                                + "+Nakwc+2XBmzT66KcUehU5kr4IvGa/lEU5RZb/q00zP9VLdBhC/jQSX3X1UcJLCtEc4gTmib4tnmAT+bHF/e17ZAuxDNcx6rqT8gNEXq"
                                + "aJGG+1OflMSTU2tpyG65G4dMKdFcoA=="))
                .isTrue();
    }

    @Test
    void w2TheSignatureOfARequestWithAChineseBodyFits() {
        String body =
                "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900007291\",\"description\":\"Image形象店-深圳腾大-QQ公仔\","
                        + "\"out_trade_no\":\"1217752501201407033233368018\",\"notify_url\":\"https://www.weixin.qq.com/wxpay/pay.php\","
                        + "\"amount\":{\"total\":100,\"currency\":\"CNY\"},\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}}";
        String signature =
                "jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKyncCyrA1g88m5"
                        + "bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAOP3/sPObg6V5Ee4EzwLox684hhuMu"
                        + "IwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe2kalSYM5kApQb3nZ"
                        + "cxdUtoE0liJGW3RGUNE0t4v01A==";

        assertThat(Rsa.verify(KEY, STAMP.ofRequest("POST", "/v3/pay/transactions/jsapi", body), signature))
                .isTrue();
        assertThat(Rsa.verify(KEY, STAMP.ofRequest("POST", "/v3/pay/transactions/jsapi", body + " "), signature))
                .isFalse();
    }

    @Test
    void w3AndW4EncryptToTheKnownCiphertexts() {
        assertThat(new AesGcm("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb").encrypt("uluk4a9R25RW", "associatedData", "message"))
                .isEqualTo("ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=");
        assertThat(new AesGcm("0123456789abcdef0123456789abcdef").encrypt("0123456789abcdef", "world", "hello"))
                .isEqualTo("APoZlYpivU3HjbAiB4CvW1rAFr8J");
    }

    @Test
    void w5EncryptsAPaymentToTheKnownCiphertext() {
        String payment =
                "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\",\"out_trade_no\":\"CB20210901000001\","
                        + "\"transaction_id\":\"4200000000202109010000000001\",\"trade_type\":\"NATIVE\",\"trade_state\":\"SUCCESS\","
                        + "\"success_time\":\"2021-09-01T10:00:00+08:00\",\"amount\":{\"total\":20000,\"payer_total\":20000,"
                        + "\"currency\":\"CNY\",\"payer_currency\":\"CNY\"}}";

        assertThat(new AesGcm("0123456789abcdef0123456789abcdef").encrypt("0123456789ab", "transaction", payment))
                .isEqualTo(
                        "4ouKWSuj/DnPJxKEgzRMF3W07f415EgKVP+mfevCu95SG1FOypdDrVXYSAmsv1zmiU6wis1kDXsHrZMsaSZ69kKcLC+rqKncw7xm6mAp"
                                + "PVOtmHbvcvohu3Z/l+asCn2mEUIjX1AQM9YLQ24F7qZEzpWDPWbXA9tYtYLydZbB0ivBhazerHtzZ0oDCB95UqvwNvvZWeZW8s4B"
                                + "FPCzLY+IYLHrsmx22Ye3qGreUhUwGrWQjyVupXaj/G1bcloWQC0SxuX1OQqnUUslRRl0+PVIywfB4P6WdJH8WcSZJ7q/ZAc1cqG+"
                                + "Ps5eqKqVDFMNNx0MIqVVJN3Hazo2PKfbhaRzhlW29Q6GUJDblUBBu+sKiHPnQBXDKR0T0FpAZ3g5odU+6oq3HA9Fw29d61KYKXc3"
                                + "rblUG8d+gjHIzYhIXIgcidqFFHU=");
    }

    @Test
    void anAuthorizationHeaderIsReadInAnyOrderAndOnlyWhole() {
        String parts = "nonce_str=\"n\",timestamp=\"1\", serial_no=\"S\",mchid=\"m\",signature=\"s+/=\"";

        assertThat(Authorization.parse(Authorization.SCHEME + " " + parts))
                .contains(new Authorization("m", "S", new Stamp("1", "n"), "s+/="));
        assertThat(Authorization.parse(Authorization.SCHEME + "  " + parts)).isEmpty();
        assertThat(Authorization.parse(Authorization.SCHEME + " " + parts.replace("\"", "")))
                .isEmpty();
        assertThat(Authorization.parse(Authorization.SCHEME + " " + parts + ",mchid=\"x\""))
                .isEmpty();
        assertThat(Authorization.parse(Authorization.SCHEME + " " + parts.replace("nonce_str=\"n\",", "")))
                .isEmpty();
    }
}
