package org.fairgate.peer.spring;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The drafts. Each statement is a transaction of its own. */
@Repository
class DraftRepository {
    private static final UUID EDITION = new UUID(0, 1);
    private static final int HASH_BYTES = 16;
    private static final String INSERT = """
            INSERT INTO draft (unit_id, edition_id, page, version, body, hash, saved_at)
            VALUES (?, ?, ?, 1, ?, ?, ?)
            ON CONFLICT (unit_id, edition_id, page) DO NOTHING
            """;
    private static final String UPDATE = """
            UPDATE draft SET body = ?, hash = ?, version = version + 1, saved_at = ?
            WHERE unit_id = ? AND edition_id = ? AND page = ? AND version = ? AND NOT locked
            """;
    private static final String VERSION =
            "SELECT coalesce((SELECT version FROM draft WHERE unit_id = ? AND edition_id = ? AND page = ?), 0)";

    private final JdbcTemplate jdbc;

    DraftRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Saves the text over the version it is based on, 0 for none.
     *
     * @return the new version, or nothing if another version stands there
     */
    OptionalLong save(UUID unit, String page, long basedOn, byte[] body, Instant now) {
        byte[] hash = hash(body);
        var savedAt = now.atOffset(ZoneOffset.UTC);
        int rows = basedOn == 0
                ? jdbc.update(INSERT, unit, EDITION, page, body, hash, savedAt)
                : jdbc.update(UPDATE, body, hash, savedAt, unit, EDITION, page, basedOn);
        return rows == 1 ? OptionalLong.of(basedOn + 1) : OptionalLong.empty();
    }

    private static byte[] hash(byte[] body) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(body), HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The version that stands there, 0 for none. */
    long version(UUID unit, String page) {
        Long version = jdbc.queryForObject(VERSION, Long.class, unit, EDITION, page);
        return version == null ? 0 : version;
    }
}
