package org.fairgate.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Role;

/**
 * Access tokens: HS256 JWTs of 15 minutes ({@code iss aud sub jti iat exp kind role sid}), key chosen by {@code kid}.
 *
 * <p>The library accepts more than we do (unsigned tokens when it has no key, any key without {@code kid}, no expiry),
 * so {@link TokenShape} checks header and claims first and the library sees only the signature of what remains, each key
 * in a provider of its own. A token that passed is remembered, byte for byte; its times are checked at every use.
 */
public final class AccessTokens {
    static final String ISSUER = "fairgate";
    static final String AUDIENCE = "fairgate";
    static final String KIND = "access";
    static final String UNFINISHED_KIND = "unfinished";
    private static final String ALGORITHM = "HS256";

    /** A browser sends the same token some two hundred times; about 600 bytes each. */
    private static final int MOST_KNOWN = 200_000;

    private final Cache<String, Principal> verified;
    private final Map<String, JWTAuth> verifiers = new HashMap<>();
    private final JWTAuth signer;
    private final String signingKid;
    private final TokenShape shape;
    private final InstantSource clock;
    private final Duration life;

    /** @throws org.fairgate.platform.config.BadSetting is thrown earlier, by the ring, when there is no key */
    public AccessTokens(Vertx vertx, KeyRing keys, InstantSource clock, Duration life, Duration leeway) {
        for (String kid : keys.ids()) {
            verifiers.put(kid, provider(vertx, kid, keys.key(kid).orElseThrow()));
        }
        this.signingKid = keys.current();
        this.signer = provider(vertx, signingKid, keys.currentKey());
        this.clock = clock;
        this.life = life;
        this.shape = new TokenShape(clock, leeway);
        // By age alone: keeping count of the uses would cost more than a token that nobody presents again.
        this.verified = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterWrite(life)
                .build();
    }

    private static JWTAuth provider(Vertx vertx, String kid, byte[] key) {
        PubSecKeyOptions options =
                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setId(kid).setBuffer(Buffer.buffer(key));
        // Expiry and the other claims are checked by TokenShape, with our clock.
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions().addPubSecKey(options).setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
    }

    /** How long a new token lives. */
    public Duration life() {
        return life;
    }

    /** A signed token for this subject and session. */
    public String issue(UUID subject, Role role, UUID session, UUID tokenId) {
        return issue(subject, role, session, tokenId, KIND);
    }

    /** A token of a sign-in that is good for nothing yet but finishing it; of a kind of its own. */
    public String issueUnfinished(UUID subject, Role role, UUID session, UUID tokenId) {
        return issue(subject, role, session, tokenId, UNFINISHED_KIND);
    }

    private String issue(UUID subject, Role role, UUID session, UUID tokenId, String kind) {
        long now = clock.instant().getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("sub", subject.toString())
                .put("jti", tokenId.toString())
                .put("iat", now)
                .put("exp", now + life.toSeconds())
                .put("kind", kind)
                .put("role", role.name())
                .put("sid", session.toString());
        return signer.generateToken(
                claims,
                new JWTOptions()
                        .setAlgorithm(ALGORITHM)
                        .setNoTimestamp(true)
                        .setHeader(new JsonObject().put("kid", signingKid)));
    }

    /** The caller, or empty when the token is not one of ours, is forged, or has expired. Never fails. */
    public Future<Optional<Principal>> verify(String token) {
        Principal known = verified.getIfPresent(token);
        if (known != null) {
            return Future.succeededFuture(Optional.of(known).filter(shape::isInTime));
        }
        return check(token).onSuccess(found -> found.ifPresent(principal -> verified.put(token, principal)));
    }

    private Future<Optional<Principal>> check(String token) {
        Optional<TokenShape.Checked> checked = shape.check(token);
        JWTAuth verifier = checked.map(c -> verifiers.get(c.kid())).orElse(null);
        if (checked.isEmpty() || verifier == null) {
            return Future.succeededFuture(Optional.empty());
        }
        return verifier.authenticate(new TokenCredentials(token))
                .map(user -> Optional.of(checked.get().principal()))
                .otherwise(Optional.empty());
    }
}
