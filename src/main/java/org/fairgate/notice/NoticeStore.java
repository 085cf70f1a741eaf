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
import java.util.function.Function;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Mobile;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService.DeadNotice;
import org.fairgate.notice.NoticeService.Fate;
import org.fairgate.platform.security.FieldCipher;

/** SQL of what features do with the outbox; {@link NoticeQueue} has that of the workers. */
final class NoticeStore {
    /** In the order of their keys, so that two batches with equal keys never wait for each other in a circle. */
    static final String INSERT = """
            INSERT INTO notice
              (notice_id, unit_id, channel, recipient, kind, language, parameters, key, state, next_at, created_at, expires_at)
            SELECT i.notice_id, i.unit_id, i.channel, i.recipient, i.kind, i.language, i.parameters, i.key, 'pending', $10, $10,
              i.expires_at
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::text[], $7::bytea[], $8::text[],
                $9::timestamptz[])
              AS i(notice_id, unit_id, channel, recipient, kind, language, parameters, key, expires_at)
            ORDER BY i.key
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

    /** A notice on its way into the outbox. */
    record Entry(UUID id, Notice notice, Optional<Instant> expires) {}

    Future<Void> insert(SqlClient tx, List<Entry> entries, Instant now) {
        Tuple rows = Tuple.tuple()
                .addArrayOfUUID(entries.stream().map(Entry::id).toArray(UUID[]::new))
                .addArrayOfUUID(entries.stream()
                        .map(entry -> entry.notice().unit().value())
                        .toArray(UUID[]::new))
                .addArrayOfString(texts(entries, notice -> notice.channel().code()))
                .addArrayOfBuffer(entries.stream().map(this::recipient).toArray(Buffer[]::new))
                .addArrayOfString(texts(entries, notice -> notice.kind().code()))
                .addArrayOfString(texts(entries, notice -> notice.language().code()))
                .addArrayOfBuffer(entries.stream().map(this::parameters).toArray(Buffer[]::new))
                .addArrayOfString(texts(entries, Notice::key))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(entry -> entry.expires().map(NoticeStore::utc).orElse(null))
                        .toArray(OffsetDateTime[]::new))
                .addOffsetDateTime(utc(now));
        return tx.preparedQuery(INSERT).execute(rows).mapEmpty();
    }

    private static String[] texts(List<Entry> entries, Function<Notice, String> text) {
        return entries.stream().map(entry -> text.apply(entry.notice())).toArray(String[]::new);
    }

    private Buffer recipient(Entry entry) {
        return Buffer.buffer(
                cipher.encrypt(recipientContext(entry.id()), entry.notice().recipient()));
    }

    private Buffer parameters(Entry entry) {
        byte[] parameters =
                JsonObject.mapFrom(entry.notice().parameters()).toBuffer().getBytes();
        return Buffer.buffer(cipher.encrypt(parametersContext(entry.id()), parameters));
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
