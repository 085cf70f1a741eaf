package org.fairgate.person.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.sheet.TestSheet;
import org.fairgate.person.sheet.raw.SheetProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("R-PER-7")
class ImportServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    Path directory = Path.of("");

    private ImportStage stage = new ImportStage(DATABASE, directory);
    private UnitId unit = new UnitId(stage.units.ids.next());

    @BeforeEach
    void fresh() {
        stage = new ImportStage(DATABASE, directory);
        stage.units.clock.set(TestClock.START);
        unit = stage.unit();
    }

    @Test
    void goodRowsBecomeDraftsAndBadOnesAreGivenBackWithTheirReasons() throws IOException {
        PersonImport done = stage.imported(
                unit,
                stage.sheet()
                        .good(1)
                        .with(2, "documentNumber", TestSheet.residentId(2).substring(0, 17) + "?")
                        .with(3, "mobile", "12345")
                        .with(4, "delivery", "空投")
                        .with(5, "name", "")
                        .good(6)
                        .xlsx(stage.file()));

        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.counts()).isEqualTo(new PersonImport.Counts(6, 6, 2, 0, 4, 0, 0));
        assertThat(stage.persons(unit)).hasSize(2).allMatch(person -> person.state() == PersonState.DRAFT);
        assertThat(stage.content(stage.persons(unit).get(0)).getString("documentNumber"))
                .isIn(TestSheet.residentId(1), TestSheet.residentId(6));
        List<WrongRow> wrong = stage.imports.wrongRows(done, 0, 100).await();
        assertThat(wrong).extracting(WrongRow::place).containsExactly(2, 3, 4, 5);
        assertThat(wrong.stream()
                        .map(row -> stage.imports.reasons(row, Language.ZH_CN).get(0)))
                .anyMatch(reason -> reason.contains("“空投”不在可选范围内"));

        // What is given back is mended and uploaded as it is.
        Path back = stage.file();
        Files.write(
                back,
                stage.imports.corrections(unit, done.id(), Language.EN).await().getBytes());
        PersonImport again = stage.imported(unit, back);
        assertThat(again.counts()).isEqualTo(new PersonImport.Counts(4, 4, 0, 0, 4, 0, 0));
    }

    @Test
    void aFileWithoutWrongRowsGivesNothingBack() {
        PersonImport done = stage.imported(unit, stage.sheet().good(1).xlsx(stage.file()));

        refused(
                ImportProblem.NOTHING_TO_MEND,
                () -> stage.imports.corrections(unit, done.id(), Language.EN).await());
        refused(
                ImportProblem.NO_SUCH_IMPORT,
                () -> stage.imports.find(stage.unit(), done.id()).await());
    }

    @Test
    void theSameFileTwiceMakesNobodyTwiceAndLeavesAloneWhatSomebodyChanged() {
        Path file = stage.sheet().good(1).good(2).xlsx(stage.file());
        assertThat(stage.imported(unit, file).counts().added()).isEqualTo(2);
        Person touched = stage.persons(unit).get(0);
        stage.touch(touched);

        PersonImport again = stage.imported(unit, file);

        assertThat(again.counts()).isEqualTo(new PersonImport.Counts(2, 2, 0, 1, 1, 0, 0));
        assertThat(stage.persons(unit)).hasSize(2);
        assertThat(stage.content(touched).getString("position")).isEqualTo("changed");
        PersonImport third = stage.imported(
                unit,
                stage.sheet()
                        .with(1, "position", "主任")
                        .with(2, "position", "主任")
                        .xlsx(stage.file()));
        assertThat(third.counts().renewed()).isEqualTo(1);
        assertThat(stage.persons(unit).stream().map(stage::content).map(content -> content.getString("position")))
                .containsExactlyInAnyOrder("changed", "主任");
    }

    @Test
    void aDocumentThatStandsTwiceInAFileIsTakenOnce() {
        PersonImport done = stage.imported(unit, stage.sheet().good(1).good(1).xlsx(stage.file()));

        assertThat(done.counts())
                .as("%s", stage.imports.wrongRows(done, 0, 10).await())
                .isEqualTo(new PersonImport.Counts(2, 2, 1, 0, 1, 0, 0));
    }

    @Test
    void photosAreMatchedByDocumentNumberAndCleaned() {
        Path zip = stage.sheet()
                .good(1)
                .good(2)
                .good(3)
                .good(4)
                .zip(
                        stage.file(),
                        Map.of(
                                "photos/" + TestSheet.residentId(1) + ".JPG",
                                ImportStage.photo(300, 420),
                                TestSheet.residentId(2).toLowerCase(java.util.Locale.ROOT) + "_王2.jpeg",
                                ImportStage.photo(300, 420),
                                TestSheet.residentId(3) + ".jpg",
                                ImportStage.photo(30, 42),
                                "__MACOSX/._" + TestSheet.residentId(4) + ".jpg",
                                new byte[] {1},
                                "nobody.jpg",
                                ImportStage.photo(300, 420)));
        PersonImport done = stage.imported(unit, zip);

        assertThat(done.counts()).isEqualTo(new PersonImport.Counts(4, 4, 3, 0, 1, 2, 4));
        assertThat(stage.persons(unit).stream().map(stage::content).filter(content -> content.containsKey("photo")))
                .hasSize(2);
        assertThat(stage.imports
                        .wrongRows(done, 0, 10)
                        .await()
                        .get(0)
                        .reasons()
                        .get(0)
                        .text())
                .isEqualTo("file.photo-too-small");
    }

    @Test
    void aKilledNodesImportGoesOnElsewhereAndNoRowIsTakenTwice() {
        int rows = 40;
        TestSheet sheet = stage.sheet().good(0, rows).good(3);
        PersonImport received = stage.received(unit, sheet.xlsx(stage.file()));
        ImportRun first = stage.claimed(10);
        first.open().await();
        assertThat(first.batch().await()).isTrue();
        assertThat(first.batch().await()).isTrue();

        // The node hangs. Its claim still stands, so nobody else takes the import …
        assertThat(stage.node(10).runOnce().await()).isFalse();
        stage.units.clock.advance(ImportStage.LEASE.plus(Duration.ofSeconds(1)));
        // … and then another node goes on, while the first one wakes up and finds that it is overtaken.
        ImportRun second = stage.claimed(10);
        second.open().await();
        assertThatThrownBy(() -> first.batch().await()).isInstanceOf(ImportRun.Overtaken.class);
        assertThat(second.batch().await()).isTrue();
        assertThatThrownBy(() -> first.batch().await()).isInstanceOf(ImportRun.Overtaken.class);
        // That one is killed too; the third ends it.
        stage.units.clock.advance(ImportStage.LEASE.plus(Duration.ofSeconds(1)));
        assertThat(stage.node(10).runOnce().await()).isTrue();

        PersonImport done = stage.imports.find(unit, received.id()).await();
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.counts()).isEqualTo(new PersonImport.Counts(rows + 1, rows + 1, rows, 0, 1, 0, 0));
        Set<String> documents = new HashSet<>();
        stage.persons(unit)
                .forEach(person -> documents.add(stage.content(person).getString("documentNumber")));
        assertThat(stage.persons(unit)).hasSize(rows);
        assertThat(documents).hasSize(rows);
    }

    @Test
    void whatNeverComesForwardIsGivenUp() {
        PersonImport received = stage.received(unit, stage.sheet().good(1).xlsx(stage.file()));
        for (int kill = 0; kill < 5; kill++) {
            assertThat(stage.claimed(10)).isNotNull();
            stage.units.clock.advance(ImportStage.LEASE.plus(Duration.ofSeconds(1)));
        }
        assertThat(stage.node(10).runOnce().await()).isTrue();

        PersonImport failed = stage.imports.find(unit, received.id()).await();
        assertThat(failed.state()).isEqualTo(ImportState.FAILED);
        assertThat(failed.problem()).contains(ImportProblem.BROKEN.key());
        assertThat(stage.persons(unit)).isEmpty();
    }

    @Test
    void aNodeThatStopsGivesTheRestToTheNextOne() {
        TestSheet sheet = stage.sheet().good(0, 30);
        PersonImport received = stage.received(unit, sheet.xlsx(stage.file()));
        ImportRunner stopping = stage.node(10);
        stopping.stop();

        assertThat(stopping.runOnce().await()).isTrue();
        assertThat(stage.imports.find(unit, received.id()).await().state()).isEqualTo(ImportState.RUNNING);
        stage.units.clock.advance(Duration.ofSeconds(1));
        assertThat(stage.node(10).runOnce().await()).isTrue();
        assertThat(stage.imports.find(unit, received.id()).await().counts().added())
                .isEqualTo(30);
    }

    @Test
    void anImportOfAUnitIsFollowedByTheNextOnlyWhenItIsOver() {
        Path file = stage.sheet().good(1).xlsx(stage.file());
        PersonImport first = stage.received(unit, file);

        refused(ImportProblem.ALREADY_RUNNING, () -> stage.received(unit, file));
        assertThat(stage.node(50).runOnce().await()).isTrue();
        assertThat(stage.imports.find(unit, first.id()).await().state()).isEqualTo(ImportState.DONE);
        assertThat(stage.received(unit, file).state()).isEqualTo(ImportState.RECEIVED);
        assertThat(stage.node(50).runOnce().await()).isTrue();
    }

    @Test
    void afterwardsTheFileIsGoneFromEverywhere() throws IOException {
        PersonImport done = stage.imported(unit, stage.sheet().good(1).xlsx(stage.file()));

        assertThat(DATABASE.sql("SELECT parts FROM person_import").get(0).getArrayOfUUIDs(0))
                .isEmpty();
        try (var left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile)
                            .filter(path -> !path.toString().contains("upload-")))
                    .isEmpty();
        }
        stage.units.clock.advance(Duration.ofDays(31));
        stage.node(50).tidy(Duration.ofDays(30)).await();
        refused(
                ImportProblem.NO_SUCH_IMPORT,
                () -> stage.imports.find(unit, done.id()).await());
    }

    @Test
    void fiveThousandRowsWithSomeBadOnesAreImportedAndExported() throws IOException {
        TestSheet sheet = stage.sheet();
        for (int i = 0; i < 5_000; i++) {
            var unused = i % 33 == 0 ? sheet.with(i, "mobile", "1") : sheet.good(i);
        }
        Path file = sheet.xlsx(stage.file());
        long begin = System.nanoTime();
        PersonImport done = stage.imported(unit, file);
        System.out.printf("5,000 rows imported in %.1f s%n", (System.nanoTime() - begin) / 1e9);

        assertThat(done.counts()).isEqualTo(new PersonImport.Counts(5_000, 5_000, 4_848, 0, 152, 0, 0));
        begin = System.nanoTime();
        Path list = stage.file();
        Files.write(list, stage.imports.export(unit, Language.ZH_CN).await().getBytes());
        System.out.printf("and exported in %.1f s%n", (System.nanoTime() - begin) / 1e9);
        try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(list.toFile());
                var rows = book.getFirstSheet().openStream()) {
            assertThat(rows.count()).isEqualTo(4_849);
        }
    }

    @Test
    void aFileThatIsNotOursIsRefusedAtOnceAndLeavesNoImport() throws IOException {
        Path text = Files.writeString(stage.file(), "not a spreadsheet");
        TestSheet many = stage.sheet().good(0, 5_001);

        refused(SheetProblem.NOT_A_SPREADSHEET, () -> stage.received(unit, text));
        refused(SheetProblem.NO_FILE, () -> stage.received(unit, Files.createFile(stage.file())));
        refused(SheetProblem.NO_ROWS, () -> stage.received(unit, stage.sheet().xlsx(stage.file())));
        refused(SheetProblem.TOO_MANY_ROWS, () -> stage.received(unit, many.xlsx(stage.file())));
        assertThat(stage.imports.list(unit).await()).isEmpty();
    }

    private static void refused(Refusal expected, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(expected));
    }
}
