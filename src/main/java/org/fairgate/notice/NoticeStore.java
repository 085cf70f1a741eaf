package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.platform.security.FieldCipher;

/** SQL of what features do with the outbox; {@link NoticeQueue} has that of the workers. */
final class NoticeStore {
    static final String INSERT = """
            INSERT INTO notice
              (notice_id, unit_id, channel, recipient, kind, language, parameters, key, state, next_at, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'pending', $9, $9, $10)
            ON CONFLICT (key) DO NOTHING""";

    static final String REPLAY = """
            UPDATE notice SET state = 'pending', attempts = 0, next_at = $2, lease_until = NULL
            WHERE notice_id = $1 AND state = 'dead' AND (expires_at IS NULL OR expires_at > $2)""";

    private final FieldCipher cipher;

    NoticeStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    Future<Void> insert(SqlClient tx, UUID id, Notice notice, Instant now, Optional<Instant> expires) {
        byte[] parameters = JsonObject.mapFrom(notice.parameters()).toBuffer().getBytes();
        Tuple row = Tuple.of(id, notice.unit().value(), notice.channel().code())
                .addBuffer(Buffer.buffer(cipher.encrypt(recipientContext(id), notice.recipient())))
                .addString(notice.kind().code())
                .addString(notice.language().code())
                .addBuffer(Buffer.buffer(cipher.encrypt(parametersContext(id), parameters)))
                .addString(notice.key())
                .addOffsetDateTime(utc(now))
                .addOffsetDateTime(expires.map(NoticeStore::utc).orElse(null));
        return tx.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    Future<Boolean> replay(SqlClient tx, UUID id, Instant now) {
        return tx.preparedQuery(REPLAY).execute(Tuple.of(id, utc(now))).map(done -> done.rowCount() == 1);
    }

    static String recipientContext(UUID id) {
        return "notice/" + id + "/recipient";
    }

    static String parametersContext(UUID id) {
        return "notice/" + id + "/parameters";
    }

    static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
