package org.fairgate.person.base;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import org.fairgate.delegation.Desk;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.security.FieldCipher;
import org.jspecify.annotations.Nullable;

/** Reads rows of persons, for every store that has such rows. */
public final class PersonRows {
    /** The columns that {@link #person} reads, in the order of the table. */
    public static final String COLUMNS =
            "unit_id, edition_id, person_id, kind, state, tag, round, summary, desk_id, node_id, entry_days, ordered_at,"
                    + " submitted_at, created_at, updated_at";

    private static final String SUMMARY = "person-summary";

    private final FieldCipher cipher;

    public PersonRows(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** A row with {@link #COLUMNS}. */
    public Person person(Row row) {
        PersonKey key = key(row);
        return new Person(
                key,
                PersonKind.parse(row.getString("kind")),
                new Desk(row.getUUID("desk_id"), row.getUUID("node_id")),
                PersonState.parse(row.getString("state")),
                Optional.ofNullable(row.getString("tag")).map(Tag::parse),
                row.getInteger("round"),
                summary(key, row.getBuffer("summary")),
                List.of(row.getArrayOfLocalDates("entry_days")),
                row.getOffsetDateTime("ordered_at") != null,
                Optional.ofNullable(row.getOffsetDateTime("submitted_at")).map(at -> at.toInstant()),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static PersonKey key(Row row) {
        return new PersonKey(
                new UnitId(row.getUUID("unit_id")),
                new EditionId(row.getUUID("edition_id")),
                new PersonId(row.getUUID("person_id")));
    }

    /** A summary as its column holds it. */
    public Buffer sealed(PersonKey key, PersonSummary summary) {
        return Buffer.buffer(
                cipher.encrypt(key.context(SUMMARY), summary.toJson().encode()));
    }

    private PersonSummary summary(PersonKey key, @Nullable Buffer stored) {
        return stored == null
                ? PersonSummary.EMPTY
                : PersonSummary.of(new JsonObject(cipher.decryptText(key.context(SUMMARY), stored.getBytes())));
    }
}
