package org.fairgate.payment.transfer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.TransferReference;

/** SQL of {@code transfer_reference}: whose a payment reference is. */
final class ReferenceStore {
    static final String OF_ORDER = "SELECT reference FROM transfer_reference WHERE unit_id = $1 AND order_id = $2";

    /** Adds nothing where the reference is somebody's, or the order has one. */
    static final String ADD = """
            INSERT INTO transfer_reference (reference, unit_id, order_id, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT DO NOTHING""";

    static final String OWNERS =
            "SELECT reference, unit_id, order_id FROM transfer_reference WHERE reference = ANY($1)";

    private ReferenceStore() {}

    static Future<Optional<TransferReference>> of(SqlClient client, OrderKey order) {
        return client.preparedQuery(OF_ORDER)
                .execute(Tuple.of(order.unit().value(), order.order().value()))
                .map(rows -> rows.stream().findFirst().map(row -> new TransferReference(row.getString("reference"))));
    }

    static Future<Boolean> add(SqlClient client, TransferReference reference, OrderKey order, Instant now) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(
                        reference.value(), order.unit().value(), order.order().value(), now.atOffset(ZoneOffset.UTC)))
                .map(done -> done.rowCount() == 1);
    }

    /** Those of the references that are somebody's. */
    static Future<Map<TransferReference, OrderKey>> owners(SqlClient client, Collection<TransferReference> references) {
        String[] values = references.stream().map(TransferReference::value).toArray(String[]::new);
        return client.preparedQuery(OWNERS)
                .execute(Tuple.tuple().addArrayOfString(values))
                .map(rows -> {
                    Map<TransferReference, OrderKey> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(
                            new TransferReference(row.getString("reference")),
                            new OrderKey(new UnitId(row.getUUID("unit_id")), new OrderId(row.getUUID("order_id")))));
                    return owners;
                });
    }
}
