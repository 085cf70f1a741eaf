package org.fairgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void itHasTheMigratedSchemaAndAnswersOnTheTestsThread() {
        assertThat(DATABASE.count("SELECT count(*) FROM flyway_schema_history")).isNotNegative();
        assertThat(DATABASE.db()
                        .read(client -> client.query("SELECT 42")
                                .execute()
                                .map(rows -> rows.iterator().next().getInteger(0)))
                        .await())
                .isEqualTo(42);
    }
}
