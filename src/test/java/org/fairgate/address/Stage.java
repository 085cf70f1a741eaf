package org.fairgate.address;

import java.security.SecureRandom;
import java.util.Base64;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** The service on a database of a test. */
final class Stage {
    private static final SecureRandom RANDOM = new SecureRandom();

    final TestClock clock = new TestClock();
    final Ids ids = new Ids(clock, RANDOM);
    final AddressService addresses;

    Stage(TestDatabase database) {
        FieldCipher cipher = new FieldCipher(KeyRing.parse("keys", new Secret("k:" + key())), RANDOM);
        this.addresses = new AddressService(database.db(), cipher, ids, clock, new AuditService(clock));
    }

    private static String key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    UnitId unit() {
        return new UnitId(ids.next());
    }

    /** An address that only the recipient tells from others. */
    static AddressForm form(String recipient) {
        return new AddressForm(recipient, "13800000000", "广东省广州市天河区", "天河路 1 号", "510620");
    }
}
