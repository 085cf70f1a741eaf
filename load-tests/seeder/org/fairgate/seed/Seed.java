package org.fairgate.seed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;

/**
 * Fills a migrated database that has an edition and a delegation tree with units and persons in every state of the
 * review, five persons a unit, encrypted with the service's own keys so that each case can be opened.
 *
 * <p>Usage: {@code Seed <jdbc url> <units>}, keys from {@code FAIRGATE_SECURITY_FIELD_KEYS} and {@code …_INDEX_KEY}. The
 * same number of units is always the same data, so a second run fails on the first row instead of doubling it.
 */
public final class Seed {
    private Seed() {}

    public static void main(String[] args) throws SQLException {
        int units = Integer.parseInt(args[1]);
        Keys keys = new Keys(
                new FieldCipher(
                        KeyRing.parse("fieldKeys", new Secret(System.getenv("FAIRGATE_SECURITY_FIELD_KEYS"))),
                        new java.security.SecureRandom()),
                new BlindIndex(KeyRing.key("indexKey", System.getenv("FAIRGATE_SECURITY_INDEX_KEY"))));
        long started = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(args[0])) {
            connection.setAutoCommit(false);
            Fair fair = fair(connection);
            new Rows(connection, fair, keys).write(units);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement analyze = connection.createStatement()) {
                analyze.execute("VACUUM (ANALYZE)");
            }
        }
        System.err.printf("%d units in %d s%n", units, (System.nanoTime() - started) / 1_000_000_000);
    }

    /** What encrypts the texts and what finds them again. */
    record Keys(FieldCipher cipher, BlindIndex index) {}

    /** A node that units can join, with the delegation above it, or itself. */
    record Node(UUID id, UUID top) {}

    /** What the rows refer to. */
    record Fair(UUID edition, String day, List<Node> nodes) {}

    private static Fair fair(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet edition = statement.executeQuery("""
                    SELECT e.edition_id, (SELECT min(d.day)::text FROM edition_entry_day d WHERE d.edition_id = e.edition_id)
                    FROM edition e ORDER BY e.closes_at DESC LIMIT 1""");
            if (!edition.next()) {
                throw new IllegalStateException("no edition: start the service with FAIRGATE_DEMO_ENABLED=on once");
            }
            UUID id = edition.getObject(1, UUID.class);
            String day = edition.getString(2);
            ResultSet leaves = statement.executeQuery("""
                    SELECT delegation_id, coalesce(parent_id, delegation_id) FROM delegation d
                    WHERE NOT EXISTS (SELECT FROM delegation sub WHERE sub.parent_id = d.delegation_id)
                    ORDER BY (code LIKE 'guangdong%') DESC, code""");
            List<Node> nodes = new ArrayList<>();
            while (leaves.next()) {
                nodes.add(new Node(leaves.getObject(1, UUID.class), leaves.getObject(2, UUID.class)));
            }
            return new Fair(id, day, nodes);
        }
    }
}
