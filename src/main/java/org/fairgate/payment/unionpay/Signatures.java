package org.fairgate.payment.unionpay;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.Signer;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.payment.wire.text.SignedText;

/** Signs our messages and checks theirs: SHA256withRSA over the lower-case hex text of the fields' SHA-256. */
final class Signatures {
    private static final String SIGNATURE = "signature";
    /** {@code signMethod}: RSA with SHA-256, by certificate. */
    private static final String RSA = "01";

    private final Signer signer;
    private final TrustedCertificates trusted;

    Signatures(Signer signer, TrustedCertificates trusted) {
        this.signer = signer;
        this.trusted = trusted;
    }

    /** The same fields with how they are signed and the signature. */
    Future<SortedMap<String, String>> sign(SortedMap<String, String> fields) {
        SortedMap<String, String> signed = new TreeMap<>(fields);
        signed.put("signMethod", RSA);
        return signer.sign(digest(signed)).map(signature -> {
            signed.put(SIGNATURE, signature);
            return signed;
        });
    }

    /**
     * What UnionPay signed for this merchant.
     *
     * @throws BadMessage when the signature, its certificate or the merchant is another
     */
    Message check(SortedMap<String, String> fields, String merId) {
        Message message = new Message(fields);
        message.require("signMethod", RSA);
        Verifier key = new Verifier(trusted.key(message.text("signPubKeyCert")));
        if (!key.accepts(digest(fields), message.text(SIGNATURE))) {
            throw new BadMessage("bad-signature");
        }
        message.require("merId", merId);
        return message;
    }

    /** What is signed. */
    static String digest(SortedMap<String, String> fields) {
        SortedMap<String, String> rest = new TreeMap<>(fields);
        rest.remove(SIGNATURE);
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(hash.digest(SignedText.of(rest).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
