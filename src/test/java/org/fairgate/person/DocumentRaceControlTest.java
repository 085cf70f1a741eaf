package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The negative control of the race: without the claim's key all win, so the race test does see what it looks for. */
class DocumentRaceControlTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    @Test
    @Tag("R-PER-5")
    void withoutTheKeyOfTheClaimOneDocumentIsRegisteredManyTimes() {
        assertThat(DATABASE.sql("ALTER TABLE person_document_claim DROP CONSTRAINT person_document_claim_pkey"))
                .isEmpty();

        assertThat(DocumentRaceServiceTest.race(new PersonStage(DATABASE, directory), 3))
                .allMatch(Future::succeeded);
    }
}
