package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService.DeadNotice;
import org.fairgate.notice.NoticeService.Fate;
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

    static final String DEAD = """
            SELECT notice_id, unit_id, channel, recipient, kind, language, attempts, last_error, created_at, expires_at
            FROM notice WHERE state = 'dead' AND (created_at, notice_id) < ($1::timestamptz, $2::uuid)
            ORDER BY created_at DESC, notice_id DESC LIMIT $3""";

    static final String FATE = "SELECT unit_id, state FROM notice WHERE notice_id = $1";

    static final String PURGE = """
            DELETE FROM notice WHERE notice_id IN (
              SELECT notice_id FROM notice WHERE state IN ('sent', 'dead') AND created_at < $1
              ORDER BY created_at, notice_id LIMIT $2 FOR UPDATE SKIP LOCKED)""";

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

    Future<List<DeadNotice>> dead(SqlClient client, Instant before, UUID beforeId, int limit) {
        return client.preparedQuery(DEAD)
                .mapping(this::dead)
                .execute(Tuple.of(utc(before), beforeId, limit))
                .map(rows -> rows.stream().toList());
    }

    private DeadNotice dead(Row row) {
        UUID id = row.getUUID("notice_id");
        Channel channel = Channel.of(row.getString("channel"));
        String recipient = cipher.decryptText(
                recipientContext(id), row.getBuffer("recipient").getBytes());
        return new DeadNotice(
                id,
                new UnitId(row.getUUID("unit_id")),
                channel,
                channel == Channel.SMS ? Mobile.ofE164(recipient).masked() : new EmailAddress(recipient).masked(),
                NoticeKind.of(row.getString("kind")),
                Language.parse(row.getString("language")),
                row.getInteger("attempts"),
                row.getString("last_error"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("expires_at")).map(OffsetDateTime::toInstant));
    }

    Future<Optional<Fate>> fate(SqlClient client, UUID id) {
        return client.preparedQuery(FATE)
                .mapping(row -> new Fate(new UnitId(row.getUUID("unit_id")), row.getString("state")))
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    Future<Integer> purge(SqlClient client, Instant before, int most) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(before), most)).map(done -> done.rowCount());
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
