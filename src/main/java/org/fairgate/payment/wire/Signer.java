package org.fairgate.payment.wire;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.platform.limit.BoundedWorkers;

/** Signs what we send: SHA256withRSA, PKCS#1 v1.5. One takes about a millisecond, so it never runs on an event loop. */
public final class Signer {
    static final String ALGORITHM = "SHA256withRSA";

    private final PrivateKey key;
    private final BoundedWorkers workers;

    /** @param workers shared by all gateways */
    public Signer(PrivateKey key, BoundedWorkers workers) {
        this.key = key;
        this.workers = workers;
    }

    /** The signature over the text in UTF-8, as Base64; fails with {@link GatewayUnknown} when too much is to be signed. */
    public Future<String> sign(String text) {
        return workers.run(() -> signature(text)).recover(cause -> Future.failedFuture(new GatewayUnknown("busy")));
    }

    private String signature(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }
}
