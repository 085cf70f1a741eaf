package org.fairgate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.platform.image.ImageProblem;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final TestClock clock = new TestClock();
    private final FileStage stage = new FileStage(DATABASE, clock, directory, new FileService.Quota(3, 1_000_000));
    private final UnitId unit = new UnitId(stage.ids.next());

    @Test
    @Tag("R-UNIT-2")
    void aPictureIsStoredAsOurOwnJpegAndGivenBackToItsUnit() {
        StoredFile file = stage.stored(unit);

        assertThat(file.contentType()).isEqualTo("image/jpeg");
        assertThat(file.width()).isEqualTo(320);
        FileService.Content content = stage.files.content(unit, file.id()).await();
        assertThat(content.bytes()).hasSize((int) file.size()).startsWith(0xFF, 0xD8);
        assertThat(find(unit, file.id())).contains(file);
    }

    @Test
    void aForeignFileAndAnAbsentOneAreAnsweredAlike() {
        StoredFile file = stage.stored(unit);
        UnitId other = new UnitId(stage.ids.next());

        refused(
                FileProblem.NO_SUCH_FILE,
                () -> stage.files.content(other, file.id()).await());
        refused(
                FileProblem.NO_SUCH_FILE,
                () -> stage.files.content(unit, new FileId(stage.ids.next())).await());
        refused(FileProblem.NO_SUCH_FILE, () -> attach(other, file.id()));
    }

    @Test
    @Tag("R-UNIT-2")
    void whatIsNoPictureIsRefusedAndLeavesNothing() throws Exception {
        Path text = Files.writeString(directory.resolve("note"), "not a picture");

        refused(
                ImageProblem.NOT_AN_IMAGE,
                () -> stage.files.store(unit, FilePurpose.QUALIFICATION, text).await());
        assertThat(DATABASE.count("SELECT count(*) FROM file WHERE unit_id = $1", unit.value()))
                .isZero();
    }

    @Test
    void uploadsAtOnceNeverPassTheQuota() {
        List<Future<StoredFile>> uploads = IntStream.range(0, 8)
                .mapToObj(i -> stage.files.store(unit, FilePurpose.QUALIFICATION, stage.picture()))
                .toList();
        boolean settled = Future.join(uploads)
                .transform(done -> Future.succeededFuture(true))
                .await();

        assertThat(settled).isTrue();
        assertThat(uploads.stream().filter(Future::succeeded)).hasSize(3);
        assertThat(uploads.stream().filter(Future::failed))
                .allSatisfy(failed ->
                        assertThat(((Problem) failed.cause()).refusal()).isEqualTo(FileProblem.QUOTA));
        assertThat(DATABASE.count("SELECT files FROM file_quota WHERE unit_id = $1", unit.value()))
                .isEqualTo(3);
    }

    @Test
    void bytesCountForTheQuotaToo() {
        FileStage narrow = new FileStage(DATABASE, clock, directory, new FileService.Quota(50, 1));
        StoredFile first = narrow.stored(unit);

        assertThat(first.size()).isPositive();
        refused(
                FileProblem.QUOTA,
                () -> narrow.files
                        .store(unit, FilePurpose.QUALIFICATION, narrow.picture())
                        .await());
    }

    @Test
    void whatNothingPointsAtIsSweptAndItsPlaceGivenBack() {
        StoredFile unused = stage.stored(unit);
        StoredFile used = stage.stored(unit);
        StoredFile replaced = stage.stored(unit);
        attach(unit, used.id());
        attach(unit, replaced.id());
        boolean released = DATABASE.db()
                .tx(tx -> stage.files.release(tx, unit, replaced.id()).map(true))
                .await();
        assertThat(released).isTrue();
        assertThat(sweep()).isZero();
        clock.advance(FileSweeper.KEPT.plus(Duration.ofMinutes(1)));

        assertThat(sweep()).isPositive();
        assertThat(find(unit, used.id())).isPresent();
        refused(
                FileProblem.NO_SUCH_FILE,
                () -> stage.files.content(unit, unused.id()).await());
        refused(FileProblem.NO_SUCH_FILE, () -> attach(unit, replaced.id()));
        assertThatThrownBy(() -> stage.blobs.get(unit, unused.id()).await()).isInstanceOf(Problem.class);
        assertThat(DATABASE.count("SELECT files FROM file_quota WHERE unit_id = $1", unit.value()))
                .isOne();
        assertThat(DATABASE.count("SELECT bytes FROM file_quota WHERE unit_id = $1", unit.value()))
                .isEqualTo(used.size());
    }

    @Test
    void whatACrashLeftIsSwept() {
        StoredFile file = stage.stored(unit);
        // As if the node had died between the row and the mark that the bytes are there, or while it was sweeping.
        for (String state : List.of("pending", "deleting")) {
            var unused = DATABASE.sql(
                    "UPDATE file SET state = $2 WHERE unit_id = $1 AND state <> 'attached'", unit.value(), state);
            assertThat(find(unit, file.id())).isEmpty();
        }
        clock.advance(FileSweeper.KEPT.plus(Duration.ofMinutes(1)));

        assertThat(sweep()).isPositive();
        assertThat(DATABASE.count("SELECT count(*) FROM file WHERE unit_id = $1", unit.value()))
                .isZero();
    }

    private int sweep() {
        return stage.sweeper.runOnce().await();
    }

    private java.util.Optional<StoredFile> find(UnitId of, FileId file) {
        return DATABASE.db().read(client -> stage.files.find(client, of, file)).await();
    }

    private void attach(UnitId of, FileId file) {
        boolean done = DATABASE.db()
                .tx(tx -> stage.files
                        .attach(tx, of, file, FilePurpose.QUALIFICATION)
                        .map(true))
                .await();
        assertThat(done).isTrue();
    }

    private static void refused(Refusal refusal, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }
}
