package org.fairgate.platform.security;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.fairgate.platform.config.SecuritySettings;
import org.fairgate.platform.limit.BoundedWorkers;

/**
 * argon2id password hashes in the usual {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash} form, computed on a bounded worker
 * pool. A sign-in to an account that does not exist costs the same hash ({@link #verifyNothing}), so that time does not
 * tell which accounts exist (R-ACC-9).
 */
public final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final BoundedWorkers workers;
    private final SecureRandom random;
    private final Cost cost;
    private final String nobody;

    public Passwords(BoundedWorkers workers, SecureRandom random, SecuritySettings settings) {
        this.workers = workers;
        this.random = random;
        this.cost = new Cost(settings.argonMemoryKib(), settings.argonPasses(), settings.argonLanes());
        this.nobody = encode(cost, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    private record Cost(int memoryKib, int passes, int lanes) {}

    /** A new hash. Fails with {@link org.fairgate.platform.limit.Busy} when too many wait. */
    public Future<String> hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return workers.run(() -> encode(cost, salt, compute(cost, salt, password)));
    }

    /** Whether the password fits the hash. */
    public Future<Boolean> verify(String password, String encoded) {
        return workers.run(() -> matches(password, encoded));
    }

    /** Takes as long as {@link #verify} and is always false. */
    public Future<Boolean> verifyNothing(String password) {
        return verify(password, nobody).map(never -> false);
    }

    /** Whether the hash was made at another cost than today's, so that it should be renewed at this sign-in. */
    public boolean isOutdated(String encoded) {
        return !encoded.startsWith(prefix(cost));
    }

    private static boolean matches(String password, String encoded) {
        String[] parts = encoded.split("\\$", -1);
        String[] numbers = parts[3].split("[=,]", -1);
        Cost cost = new Cost(Integer.parseInt(numbers[1]), Integer.parseInt(numbers[3]), Integer.parseInt(numbers[5]));
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, compute(cost, salt, password));
    }

    private static byte[] compute(Cost cost, byte[] salt, String password) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        // NFC, so that the same password typed on two systems is the same bytes (ASVS 6.2).
        generator.generateBytes(
                Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String encode(Cost cost, byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return prefix(cost) + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static String prefix(Cost cost) {
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$";
    }
}
