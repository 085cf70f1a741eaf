package org.fairgate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of persons: the rules of the badge's photo, and how long what a draft names is kept. */
class PersonPictureServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final TestClock clock = new TestClock();
    private final FileStage stage = new FileStage(DATABASE, clock, directory, FileService.Quota.DEFAULT);
    private final UnitId unit = new UnitId(stage.ids.next());

    @ParameterizedTest
    @CsvSource({"295, 413, 295", "1000, 1400, 1000", "413, 414, 413"})
    @Tag("R-PER-2")
    void anUprightPhotoThatIsLargeEnoughIsTaken(int width, int height, int kept) {
        StoredFile photo = stage.files
                .store(unit, FilePurpose.PERSON_PHOTO, stage.picture(width, height))
                .await();

        assertThat(photo.width()).isEqualTo(kept);
        assertThat(photo.purpose().code()).isEqualTo("person_photo");
    }

    @ParameterizedTest
    @CsvSource({
        "294, 413, PHOTO_TOO_SMALL",
        "295, 412, PHOTO_TOO_SMALL",
        "30, 42, PHOTO_TOO_SMALL",
        "413, 295, PHOTO_NOT_PORTRAIT",
        "500, 500, PHOTO_NOT_PORTRAIT"
    })
    @Tag("R-PER-2")
    void aSmallOrLyingPhotoIsRefusedAndLeavesNothing(int width, int height, FileProblem problem) {
        refused(problem, stage.picture(width, height));

        assertThat(DATABASE.count("SELECT count(*) FROM file WHERE unit_id = $1", unit.value()))
                .isZero();
        assertThat(stage.files
                        .store(unit, FilePurpose.PERSON_PROOF, stage.picture(width, height))
                        .await()
                        .width())
                .isEqualTo(width);
    }

    @Test
    @Tag("R-PER-2")
    void aPhotoIsJudgedAsItStandsAfterItWasTurnedUpright() throws IOException {
        assertThat(stage.files
                        .store(unit, FilePurpose.PERSON_PHOTO, turned(420, 300))
                        .await()
                        .height())
                .isEqualTo(420);
        refused(FileProblem.PHOTO_NOT_PORTRAIT, turned(300, 420));
    }

    /** A JPEG of this size whose camera was held on its side. */
    private Path turned(int width, int height) throws IOException {
        byte[] jpeg = jpeg(width, height);
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.put(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0});
        exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        all.write(exif.array());
        all.write(jpeg, 2, jpeg.length - 2);
        return Files.write(Files.createTempFile(directory, "turned", ""), all.toByteArray());
    }

    private byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(ImageIO.read(stage.picture(width, height).toFile()), "jpeg", bytes))
                .isTrue();
        return bytes.toByteArray();
    }

    @Test
    @Tag("R-PER-2")
    void whatADraftMayNameIsKeptForMonthsAndWhatWasLetGoIsNot() {
        StoredFile photo = stage.photo(unit);
        StoredFile proof = stage.proof(unit);
        StoredFile letGo = stage.photo(unit);
        DATABASE.db().tx(tx -> stage.files.release(tx, unit, letGo.id())).await();
        StoredFile document = stage.stored(unit);
        clock.advance(Duration.ofDays(30));

        assertThat(stage.sweeper.runOnce().await()).isEqualTo(2);
        assertThat(found(photo, proof, letGo, document)).containsOnlyKeys(photo.id(), proof.id());
        clock.advance(Duration.ofDays(91));
        assertThat(stage.sweeper.runOnce().await()).isEqualTo(2);
        assertThat(found(photo, proof)).isEmpty();
    }

    @Test
    void onlyTheUnitsOwnFilesAreFound() {
        StoredFile own = stage.photo(unit);
        StoredFile foreign = stage.photo(new UnitId(stage.ids.next()));

        assertThat(found(own, foreign)).containsOnlyKeys(own.id());
        assertThat(DATABASE.db()
                        .read(client -> stage.files.find(client, unit, Set.of()))
                        .await())
                .isEmpty();
    }

    private Map<FileId, StoredFile> found(StoredFile... files) {
        List<FileId> ids = List.of(files).stream().map(StoredFile::id).toList();
        return DATABASE.db().read(client -> stage.files.find(client, unit, ids)).await();
    }

    private void refused(FileProblem why, Path upload) {
        assertThatThrownBy(() -> stage.files
                        .store(unit, FilePurpose.PERSON_PHOTO, upload)
                        .await())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(why));
    }
}
