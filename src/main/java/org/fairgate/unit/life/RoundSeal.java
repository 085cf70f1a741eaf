package org.fairgate.unit.life;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Json;
import org.fairgate.platform.http.StrictJson;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.unit.Reason;

/** Rounds as they lie in the table: JSON, encrypted under a context of their own, so that no round passes for another. */
final class RoundSeal {
    private final FieldCipher cipher;

    RoundSeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Which round of which unit. */
    record Key(UnitId unit, EditionId edition, int round) {
        private String context(String what) {
            return "unit-round/" + what + "/" + unit + "/" + edition + "/" + round;
        }
    }

    private record Body(List<UnitRound.Field> fields) {}

    private record Reasons(List<Reason> reasons) {}

    byte[] fields(Key key, List<UnitRound.Field> fields) {
        return cipher.encrypt(key.context("body"), Json.write(new Body(fields)).getBytes());
    }

    List<UnitRound.Field> fields(Key key, byte[] sealedBody) {
        return StrictJson.read(Buffer.buffer(cipher.decrypt(key.context("body"), sealedBody)), Body.class)
                .fields();
    }

    byte[] reasons(Key key, List<Reason> reasons) {
        return cipher.encrypt(
                key.context("reasons"), Json.write(new Reasons(reasons)).getBytes());
    }

    List<Reason> reasons(Key key, byte[] sealedReasons) {
        return StrictJson.read(Buffer.buffer(cipher.decrypt(key.context("reasons"), sealedReasons)), Reasons.class)
                .reasons();
    }
}
