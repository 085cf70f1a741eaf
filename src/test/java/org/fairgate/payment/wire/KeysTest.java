package org.fairgate.payment.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-PAY-6")
class KeysTest {
    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    @Test
    void keysAreReadFromPemAndFromItsBase64Alone() {
        KeyPair pair = TestKeys.OURS;
        for (String text : new String[] {
            TestKeys.base64(pair.getPrivate()),
            pem("PRIVATE KEY", pair.getPrivate().getEncoded())
        }) {
            assertThat(RsaKeys.ours("key", new Secret(text))).isEqualTo(pair.getPrivate());
        }
        for (String text : new String[] {
            TestKeys.base64(pair.getPublic()),
            pem("PUBLIC KEY", pair.getPublic().getEncoded())
        }) {
            assertThat(RsaKeys.theirs("key", text)).isEqualTo(pair.getPublic());
        }
        assertThat(RsaKeys.theirs("key", TestKeys.DOCUMENTED).getAlgorithm()).isEqualTo("RSA");
    }

    @Test
    void anythingElseIsRefusedByTheNameOfItsSettingAndNeverShown() {
        KeyPair weak = TestKeys.make(1024);
        assertRefused(TestKeys.base64(weak.getPrivate()), "2048 bits");
        assertRefused(TestKeys.base64(TestKeys.OURS.getPublic()), "PKCS#8");
        assertRefused(pem("RSA PRIVATE KEY", TestKeys.OURS.getPrivate().getEncoded()), "RSA PRIVATE KEY");
        assertRefused("hunter2 hunter2!", "Base64");
        assertRefused("", "PKCS#8");
        assertThatThrownBy(() -> RsaKeys.theirs("gateways.x.key", TestKeys.base64(weak.getPublic())))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("2048 bits");
        assertThatThrownBy(() -> RsaKeys.theirs("gateways.x.key", TestKeys.base64(TestKeys.OURS.getPrivate())))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("SubjectPublicKeyInfo");
    }

    private static void assertRefused(String text, String why) {
        assertThatThrownBy(() -> RsaKeys.ours("gateways.x.key", new Secret(text)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("gateways.x.key")
                .hasMessageContaining(why)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatIsSignedOffTheLoopIsAcceptedByItsKeyOnly() {
        Vertx vertx = Vertx.vertx();
        Signer signer = new Signer(
                TestKeys.OURS.getPrivate(),
                new BoundedWorkers(
                        vertx, new SimpleMeterRegistry(), new Bounds("signing", 1, 10, Duration.ofSeconds(20))));
        String text = "subject=进博会专业观众证件";

        String signature = signer.sign(text).await();

        Verifier ours = new Verifier(TestKeys.OURS.getPublic());
        assertThat(signature).isEqualTo(TestKeys.sign(TestKeys.OURS, text));
        assertThat(ours.accepts(text, signature)).isTrue();
        assertThat(ours.accepts(text + " ", signature)).isFalse();
        assertThat(new Verifier(TestKeys.STRANGERS.getPublic()).accepts(text, signature))
                .isFalse();
        for (String none : new String[] {"", "====", "不", signature + "AA", signature.substring(4), "A".repeat(344)}) {
            assertThat(ours.accepts(text, none)).as(none).isFalse();
        }
        vertx.close().await();
    }
}
