package org.fairgate.person.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of a queue is one range of an index in the order of the queue, whatever its values. */
@Tag("R-REV")
class PersonQueueIndexTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String ID = "'00000000-0000-0000-0000-000000000001'";

    @BeforeAll
    static void manyWait() {
        var unused = DATABASE.sql("""
                INSERT INTO person (unit_id, edition_id, person_id, kind, state, tag, round, desk_id, node_id, submitted_at,
                                    created_at, updated_at)
                SELECT gen_random_uuid(), '00000000-0000-0000-0000-000000000001', gen_random_uuid(), 'mainland',
                       (ARRAY['under-check', 'approved', 'rejected', 'returned', 'pending-payment', 'cancelled'])[1 + n % 6],
                       CASE WHEN n % 100 = 0 THEN 'vip' ELSE 'visitor' END, 1,
                       lpad((n % 10)::text, 32, '0')::uuid, lpad((n % 100)::text, 32, '0')::uuid,
                       now() - n * interval '1 second', now(), now()
                FROM generate_series(1, 20000) AS n""");
        unused = DATABASE.sql("VACUUM ANALYZE person");
    }

    @ParameterizedTest
    @CsvSource({
        "PAGE_OF_EDITION, person_of_edition",
        "PAGE_OF_DESK, person_of_desk",
        "PAGE_OF_NODE, person_of_node",
        "TAGGED_OF_EDITION, person_tagged_of_edition",
        "TAGGED_OF_DESK, person_tagged_of_desk",
        "TAGGED_OF_NODE, person_tagged_of_node"
    })
    void aPageIsReadByItsIndex(String statement, String index) {
        String tag = statement.startsWith("TAGGED") ? "'vip'" : "NULL";
        List<String> plan = plan(
                sql(statement),
                "uuid, text[], timestamptz, uuid, text, int, uuid",
                ID + ", '{under-check,submitted}', '1970-01-01', " + ID + ", " + tag + ", 51, " + ID);

        assertThat(String.join("\n", plan))
                .contains("using " + index + " on person")
                .doesNotContain("Seq Scan");
        assertThat(plan)
                .filteredOn(line -> line.contains("Index Cond"))
                .allMatch(line -> line.contains("submitted_at"));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTS_OF_EDITION, person_of_edition",
        "COUNTS_OF_DESK, person_of_desk",
        "COUNTS_OF_NODE, person_of_node"
    })
    void countsAreReadFromTheIndexAlone(String statement, String index) {
        List<String> plan =
                plan(sql(statement), "uuid, text[], int, uuid", ID + ", '{under-check,submitted}', 10000, " + ID);

        assertThat(String.join("\n", plan)).contains("Index Only Scan using " + index + " on person");
    }

    private static String sql(String constant) {
        try {
            return (String) PersonQueueStore.class.getDeclaredField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(constant, e);
        }
    }

    /** The plan that is kept for a prepared statement. */
    private static List<String> plan(String sql, String types, String values) {
        SqlConnection connection = DATABASE.pool().getConnection().await();
        try {
            connection
                    .query("SET plan_cache_mode = force_generic_plan")
                    .execute()
                    .await();
            connection
                    .query("PREPARE looked_at (" + types + ") AS " + sql)
                    .execute()
                    .await();
            List<String> plan = new ArrayList<>();
            for (Row row : connection
                    .query("EXPLAIN (COSTS OFF) EXECUTE looked_at (" + values + ")")
                    .execute()
                    .await()) {
                plan.add(row.getString(0));
            }
            return plan;
        } finally {
            connection.query("DEALLOCATE ALL").execute().await();
            connection.query("RESET plan_cache_mode").execute().await();
            connection.close().await();
        }
    }
}
