package org.fairgate.person.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fairgate.testing.Plans;
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
        List<String> plan = Plans.of(
                DATABASE,
                PersonQueueStore.class,
                statement,
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
        List<String> plan = Plans.of(
                DATABASE,
                PersonQueueStore.class,
                statement,
                "uuid, text[], int, uuid",
                ID + ", '{under-check,submitted}', 10000, " + ID);

        assertThat(String.join("\n", plan)).contains("Index Only Scan using " + index + " on person");
    }
}
