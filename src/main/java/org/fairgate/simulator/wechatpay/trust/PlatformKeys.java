package org.fairgate.simulator.wechatpay.trust;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.fairgate.simulator.pay.Rsa;
import org.fairgate.simulator.x509.Identity;
import org.fairgate.simulator.x509.Subject;

/** What the platform signs with: certificates, of which the newest signs, and the one public key beside them. */
public final class PlatformKeys {
    private static final Duration VALID = Duration.ofDays(5 * 365);
    private static final Duration HEAD_START = Duration.ofDays(1);
    /** Enough for every rotation that somebody may want to see. */
    private static final int MOST_CERTIFICATES = 4;

    private final InstantSource clock;
    private final RandomGenerator random;
    private final AesGcm cipher;
    private final String publicKeyId;
    private final List<Identity> certificates = new ArrayList<>();
    private Optional<KeyPair> publicKeys;
    private boolean asksForPublicKey;

    /** Keys of which the first certificate is there. */
    public PlatformKeys(InstantSource clock, RandomGenerator random, WechatPayOptions options) {
        this.clock = clock;
        this.random = random;
        this.cipher = new AesGcm(options.merchant().apiV3Key());
        this.publicKeyId = "PUB_KEY_ID_01" + options.merchant().merchantId() + "2024010100000000";
        this.publicKeys = options.publicKeys();
        add(options.platform());
    }

    /** Who signed: the name in {@code Wechatpay-Serial}, and the key. */
    public record Signer(String serial, PrivateKey key) {}

    /**
     * A new certificate, which signs from now on; the older ones stay in the list for a while. Makes a key pair, so not on an
     * event loop.
     */
    public void rotate() {
        add(Rsa.make());
    }

    private void add(KeyPair keys) {
        Instant from = clock.instant().minus(HEAD_START).truncatedTo(ChronoUnit.SECONDS);
        byte[] digits = new byte[20];
        random.nextBytes(digits);
        // positive, and always forty hex digits
        BigInteger serial = new BigInteger(1, digits).clearBit(159).setBit(158);
        Identity next =
                Identity.selfSigned(keys, new Subject("Tenpay.com sign", serial, from, from.plus(VALID), false));
        synchronized (this) {
            certificates.add(next);
            if (certificates.size() > MOST_CERTIFICATES) {
                var unused = certificates.remove(0);
            }
        }
    }

    /** Remembers which kind of signature the merchant asks for: notices follow the last call. */
    synchronized void asked(String serial) {
        asksForPublicKey = serial.equals(publicKeyId);
    }

    /** Who signs now. */
    public synchronized Signer signer() {
        if (asksForPublicKey) {
            return new Signer(publicKeyId, publicKeys().getPrivate());
        }
        Identity newest = certificates.get(certificates.size() - 1);
        return new Signer(serial(newest), newest.key());
    }

    /** The newest certificate. */
    public synchronized X509Certificate certificate() {
        return certificates.get(certificates.size() - 1).certificate();
    }

    /** Who signs where this key was meant to: a stranger under our name, and for any key of ours who signs now. */
    public synchronized Signer signer(PrivateKey meant) {
        Signer now = signer();
        boolean ours = meant.equals(now.key())
                || meant.equals(publicKeys.map(KeyPair::getPrivate).orElse(now.key()))
                || certificates.stream().anyMatch(one -> one.key().equals(meant));
        return ours ? now : new Signer(now.serial(), meant);
    }

    /** Made when it is first needed: most merchants never do. */
    private synchronized KeyPair publicKeys() {
        KeyPair keys = publicKeys.orElseGet(Rsa::make);
        publicKeys = Optional.of(keys);
        return keys;
    }

    /** Whether a merchant may name this in {@code Wechatpay-Serial}. */
    synchronized boolean knows(String serial) {
        return serial.equals(publicKeyId)
                || certificates.stream().anyMatch(one -> serial(one).equals(serial));
    }

    /** Name of the public key. */
    public String publicKeyId() {
        return publicKeyId;
    }

    /** The public key. */
    public PublicKey publicKey() {
        return publicKeys().getPublic();
    }

    /** The answer of {@code /v3/certificates}: newest last, each encrypted. */
    public synchronized JsonObject toJson() {
        JsonArray data = new JsonArray();
        certificates.forEach(one -> data.add(toJson(one)));
        return new JsonObject().put("data", data);
    }

    private JsonObject toJson(Identity one) {
        String nonce = AesGcm.newNonce(random);
        JsonObject encrypted = new JsonObject()
                .put("algorithm", AesGcm.ALGORITHM)
                .put("nonce", nonce)
                .put("associated_data", "certificate")
                .put(
                        "ciphertext",
                        cipher.encrypt(nonce, "certificate", one.pem().replace("\r", "") + "\n"));
        return new JsonObject()
                .put("serial_no", serial(one))
                .put(
                        "effective_time",
                        Rfc3339.text(one.certificate().getNotBefore().toInstant()))
                .put("expire_time", Rfc3339.text(one.certificate().getNotAfter().toInstant()))
                .put("encrypt_certificate", encrypted);
    }

    private static String serial(Identity one) {
        return String.format("%040x", one.certificate().getSerialNumber()).toUpperCase(Locale.ROOT);
    }
}
