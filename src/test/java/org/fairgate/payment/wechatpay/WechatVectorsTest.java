package org.fairgate.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Secret;
import org.junit.jupiter.api.Test;

/** Published examples of WeChat Pay and its SDKs. Signatures of PKCS#1 v1.5 are deterministic: a fit is an equality. */
class WechatVectorsTest {
    private static final Verifier DOCUMENTED = new Verifier(RsaKeys.theirs("test", TestKeys.DOCUMENTED));
    private static final WechatCalls.Stamp STAMP =
            new WechatCalls.Stamp("1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242");

    /** W-1. */
    @Test
    void aRequestWithoutABodyIsSignedWithAnEmptyLastLine() {
        String text = WechatCalls.signedText("GET", "/v3/refund/domestic/refunds/123123123123", STAMP, "");

        assertThat(text)
                .isEqualTo(
                        "GET\n/v3/refund/domestic/refunds/123123123123\n1554208460\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n");
        assertThat(DOCUMENTED.accepts(
                        text,
                        "Lc9VXxmeonkdV8Xk9tmigQFLhl0vRWTerdmoRu01aAnYwIrD/5nsSwE1WlmZGLRlAFTNQ3QsMa0+VRDlJp1Wp5p0nO8EK68b"
                                + "5sJBbjouxaFciIfq1zfDWWz+jqhcMoKXI1A6dPm1AW7D4d30WsMTNzp6g23OXakIsh9LO3lUmwvTuE0BY8ncf6tNGk4w"
                                + "KmvXwERd/ZpoQY3MAVKz+Nakwc+2XBmzT66KcUehU5kr4IvGa/lEU5RZb/q00zP9VLdBhC/jQSX3X1UcJLCtEc4gTmib"
                                + "4tnmAT+bHF/e17ZAuxDNcx6rqT8gNEXqaJGG+1OflMSTU2tpyG65G4dMKdFcoA=="))
                .isTrue();
    }

    /** W-2. */
    @Test
    void aRequestIsSignedWithItsBodyAsItIsSent() {
        String body = "{\"appid\":\"wxd678efh567hg6787\",\"mchid\":\"1900007291\","
                + "\"description\":\"Image形象店-深圳腾大-QQ公仔\",\"out_trade_no\":\"1217752501201407033233368018\","
                + "\"notify_url\":\"https://www.weixin.qq.com/wxpay/pay.php\",\"amount\":{\"total\":100,\"currency\":\"CNY\"},"
                + "\"payer\":{\"openid\":\"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o\"}}";

        assertThat(DOCUMENTED.accepts(
                        WechatCalls.signedText("POST", "/v3/pay/transactions/jsapi", STAMP, body),
                        "jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKy"
                                + "ncCyrA1g88m5bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAOP3/s"
                                + "PObg6V5Ee4EzwLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9"
                                + "TCxEv8iqQzbpxOlEVoOe2kalSYM5kApQb3nZcxdUtoE0liJGW3RGUNE0t4v01A=="))
                .isTrue();
    }

    /** W-3, W-4 and W-5; the fourth has a nonce of 16 bytes. */
    @Test
    void whatThePlatformSealedIsOpened() {
        assertThat(open(
                        "a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb",
                        "uluk4a9R25RW",
                        "associatedData",
                        "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="))
                .isEqualTo("message");
        assertThat(open(Platform.API_KEY, "0123456789abcdef", "world", "APoZlYpivU3HjbAiB4CvW1rAFr8J"))
                .isEqualTo("hello");
        assertThat(open(
                        Platform.API_KEY,
                        "0123456789ab",
                        "transaction",
                        "4ouKWSuj/DnPJxKEgzRMF3W07f415EgKVP+mfevCu95SG1FOypdDrVXYSAmsv1zmiU6wis1kDXsHrZMsaSZ69kKcLC+rqKncw7xm6"
                                + "mApPVOtmHbvcvohu3Z/l+asCn2mEUIjX1AQM9YLQ24F7qZEzpWDPWbXA9tYtYLydZbB0ivBhazerHtzZ0oDCB95UqvwNvvZWe"
                                + "ZW8s4BFPCzLY+IYLHrsmx22Ye3qGreUhUwGrWQjyVupXaj/G1bcloWQC0SxuX1OQqnUUslRRl0+PVIywfB4P6WdJH8WcSZJ7q"
                                + "/ZAc1cqG+Ps5eqKqVDFMNNx0MIqVVJN3Hazo2PKfbhaRzhlW29Q6GUJDblUBBu+sKiHPnQBXDKR0T0FpAZ3g5odU+6oq3HA9F"
                                + "w29d61KYKXc3rblUG8d+gjHIzYhIXIgcidqFFHU="))
                .isEqualTo(
                        "{\"mchid\":\"1900007291\",\"appid\":\"wxd678efh567hg6787\","
                                + "\"out_trade_no\":\"CB20210901000001\",\"transaction_id\":\"4200000000202109010000000001\","
                                + "\"trade_type\":\"NATIVE\",\"trade_state\":\"SUCCESS\",\"success_time\":\"2021-09-01T10:00:00+08:00\","
                                + "\"amount\":{\"total\":20000,\"payer_total\":20000,\"currency\":\"CNY\",\"payer_currency\":\"CNY\"}}");
    }

    @Test
    void anotherKeyOrAnythingChangedOpensNothing() {
        assertThatThrownBy(() -> open(
                        "b7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb",
                        "uluk4a9R25RW",
                        "associatedData",
                        "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI="))
                .isInstanceOf(BadMessage.class)
                .hasMessage("cannot-decrypt");
        assertThatThrownBy(() -> open(Platform.API_KEY, "0123456789abcdef", "World", "APoZlYpivU3HjbAiB4CvW1rAFr8J"))
                .isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> open(Platform.API_KEY, "0123456789abcdef", "world", "no Base64!"))
                .isInstanceOf(BadMessage.class);
        assertThatThrownBy(() -> new Sealed(new Secret("too short"))).isInstanceOf(BadSetting.class);
    }

    private static String open(String key, String nonce, String associatedData, String ciphertext) {
        JsonObject sealed = new JsonObject()
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("nonce", nonce)
                .put("associated_data", associatedData)
                .put("ciphertext", ciphertext);
        return new Sealed(new Secret(key))
                .open(Fields.of(Buffer.buffer(sealed.encode())))
                .toString();
    }
}
