package org.fairgate.testing;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gives units what it takes to order, without the whole way through submission and review. */
public final class Payable {
    private final TestDatabase database;

    public Payable(TestDatabase database) {
        this.database = database;
    }

    /** The same unit, approved. */
    @CanIgnoreReturnValue
    public UUID approved(UUID unit) {
        var unused = database.sql("UPDATE unit SET state = 'approved', round = 1 WHERE unit_id = $1", unit);
        return unit;
    }

    /** A visitor of the unit who waits for payment. */
    public UUID person(UUID unit) {
        return person(unit, "pending-payment", "visitor");
    }

    /** A person in any state, in the edition for which the unit was submitted last. */
    public UUID person(UUID unit, String state, String tag) {
        return database.sql("""
                        INSERT INTO person (unit_id, edition_id, person_id, kind, state, tag, round, desk_id, node_id,
                            created_at, updated_at, submitted_at)
                        SELECT unit_id, edition_id, gen_random_uuid(), 'mainland', $2, $3, 1, desk_id, node_id, now(), now(),
                            now()
                        FROM unit WHERE unit_id = $1 ORDER BY submitted_at DESC NULLS LAST LIMIT 1 RETURNING person_id""", unit, state, tag).get(0).getUUID(0);
    }

    /** The answer to a new order of one person, under a key of its own. */
    public Answer order(UUID unit, Api caller) {
        UUID person = person(approved(unit));
        return caller.with("Idempotency-Key", "order-" + person)
                .post("/api/v1/orders", Map.of("personIds", List.of(person.toString())));
    }
}
