package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.fairgate.testing.OurClasses;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every statement of every Store is one that the migrated schema takes, and the schema can be distributed by unit. */
class SqlPrepareTest {
    private static final Pattern SQL = Pattern.compile(
            "\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|LOCK|NOTIFY|LISTEN|VALUES|MERGE|SET)\\s.*", Pattern.DOTALL);

    /** Claims that are named by what they claim. */
    private static final Set<String> CLAIMS = Set.of("badge_order_number", "transfer_reference", "payer_link");

    /** What finance keeps across units, outside of every hot path. */
    private static final Set<String> OF_FINANCE = Set.of("odd_payment", "bank_line_order", "bill_difference");

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static Map<String, String> statements() throws IllegalAccessException {
        Map<String, String> found = new TreeMap<>();
        for (Class<?> store : OurClasses.named("Store")) {
            for (Field field : store.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                    field.setAccessible(true);
                    String value = String.valueOf(field.get(null));
                    if (SQL.matcher(value).matches()) {
                        found.put(store.getSimpleName() + "." + field.getName(), value);
                    }
                }
            }
        }
        return found;
    }

    @Test
    void everyStatementCanBePrepared() throws IllegalAccessException {
        Map<String, String> refused = new TreeMap<>();
        SqlConnection connection = DATABASE.pool().getConnection().await();
        statements().forEach((name, sql) -> {
            try {
                connection.prepare(sql).await().close().await();
            } catch (RuntimeException e) {
                refused.put(name, e.getMessage());
            }
        });
        connection.close().await();
        assertThat(refused).isEmpty();
    }

    @Test
    void everyStoreKeepsItsStatementsInConstants() throws IllegalAccessException {
        Map<String, String> statements = statements();
        List<String> without = OurClasses.named("Store").stream()
                .map(Class::getSimpleName)
                .filter(store -> statements.keySet().stream().noneMatch(name -> name.startsWith(store + ".")))
                .toList();
        assertThat(without).isEmpty();
    }

    /** Apart from claims, keyed by what must be unique, and queues, which one node or another drains. */
    @Test
    @Tag("R-SCALE")
    void everyTableOfAUnitIsKeyedByTheUnitFirst() {
        List<Row> keys = DATABASE.sql("""
                SELECT c.table_name, (
                    SELECT a.attname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
                    WHERE i.indisprimary AND i.indrelid = c.table_name::regclass)
                FROM information_schema.columns c
                WHERE c.table_schema = 'public' AND c.column_name = 'unit_id'
                  AND NOT EXISTS (SELECT FROM information_schema.columns q WHERE q.table_schema = 'public'
                                  AND q.table_name = c.table_name AND q.column_name = 'lease_until')
                """);
        List<String> wrong = new ArrayList<>();
        for (Row row : keys) {
            String table = row.getString(0);
            boolean claim = table.endsWith("_claim") || CLAIMS.contains(table);
            if (!claim && !OF_FINANCE.contains(table) && !"unit_id".equals(row.getString(1))) {
                wrong.add(table + " begins with " + row.getString(1));
            }
        }
        assertThat(keys).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("R-SCALE")
    void nothingInTheSchemaNeedsOneMachine() {
        assertThat(DATABASE.sql("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"))
                .isEmpty();
        assertThat(DATABASE.sql("""
                        SELECT k.conname FROM pg_constraint k
                        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = 'unit_id'
                        WHERE k.contype = 'f' AND NOT EXISTS (
                            SELECT FROM pg_attribute f WHERE f.attrelid = k.confrelid AND f.attname = 'unit_id')
                        """))
                .as("foreign keys from a unit's table to another distribution key")
                .isEmpty();
    }
}
