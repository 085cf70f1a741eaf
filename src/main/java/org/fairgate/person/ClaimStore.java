package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.person.base.PersonKey;

/** Who holds which document in an edition, across all units (R-PER-5); keyed by the document. */
final class ClaimStore {
    /** In the order of the documents, so that two submissions at once wait for each other and never in a circle. */
    static final String CLAIM = """
            INSERT INTO person_document_claim (edition_id, document_index, unit_id, person_id)
            SELECT $1, i.document_index, $2, i.person_id
            FROM unnest($3::bytea[], $4::uuid[]) AS i(document_index, person_id) ORDER BY i.document_index
            ON CONFLICT DO NOTHING RETURNING document_index""";

    static final String RELEASE = """
            DELETE FROM person_document_claim
            WHERE edition_id = $1 AND document_index = ANY($2) AND unit_id = $3""";

    private ClaimStore() {}

    /** Claims documents; those that somebody holds already are missing from the answer. */
    static Future<List<Buffer>> claim(SqlClient tx, Map<Buffer, PersonKey> wanted) {
        List<Map.Entry<Buffer, PersonKey>> all = List.copyOf(wanted.entrySet());
        PersonKey first = all.get(0).getValue();
        return tx.preparedQuery(CLAIM)
                .execute(Tuple.of(first.edition().value(), first.unit().value())
                        .addArrayOfBuffer(all.stream().map(Map.Entry::getKey).toArray(Buffer[]::new))
                        .addArrayOfUUID(all.stream()
                                .map(one -> one.getValue().person().value())
                                .toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> row.getBuffer("document_index"))
                        .toList());
    }

    /** Gives documents of a unit free. */
    static Future<Void> release(SqlClient tx, PersonKey any, List<Buffer> documents) {
        return documents.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(RELEASE)
                        .execute(Tuple.of(any.edition().value())
                                .addArrayOfBuffer(documents.toArray(Buffer[]::new))
                                .addUUID(any.unit().value()))
                        .mapEmpty();
    }
}
