package org.fairgate.file;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.blob.EncryptedFiles;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.image.ImageIntake;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** The file feature on a test's database, with real encryption and a directory of its own. */
public final class FileStage {
    public final Ids ids;
    public final BlobStore blobs;
    public final FileService files;
    public final FileSweeper sweeper;
    private final Path directory;

    public FileStage(TestDatabase database, TestClock clock, Path directory, FileService.Quota quota) {
        this.directory = directory;
        SecureRandom random = new SecureRandom();
        this.ids = new Ids(clock, random);
        BoundedWorkers workers = new BoundedWorkers(
                database.vertx(),
                new SimpleMeterRegistry(),
                new Bounds("files-" + ids.next(), 2, 50, Duration.ofSeconds(20)));
        byte[] key = new byte[32];
        random.nextBytes(key);
        KeyRing keys =
                KeyRing.parse("test", new Secret("test:" + Base64.getEncoder().encodeToString(key)));
        this.blobs = new EncryptedFiles(directory.resolve("blobs"), new FieldCipher(keys, random), ids, workers);
        ImageIntake intake = new ImageIntake(workers, database.settings().upload());
        this.files = new FileService(database.db(), clock, ids, new FileService.Storage(intake, blobs), quota);
        this.sweeper = new FileSweeper(database.db(), clock, blobs);
    }

    /** A picture on disk, as an upload lies there. */
    public Path picture() {
        return picture(320, 200);
    }

    /** The same in a size. */
    public Path picture(int width, int height) {
        try {
            Path file = Files.createTempFile(directory, "upload", "");
            boolean written =
                    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            assert written;
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a photo for a badge. */
    public StoredFile photo(UnitId unit) {
        return photo(unit, 300);
    }

    /** The same, of another width and so another picture. */
    public StoredFile photo(UnitId unit, int width) {
        return files.store(unit, FilePurpose.PERSON_PHOTO, picture(width, 420)).await();
    }

    /** Stores a proof of residence abroad. */
    public StoredFile proof(UnitId unit) {
        return files.store(unit, FilePurpose.PERSON_PROOF, picture()).await();
    }

    /** Stores a qualification document. */
    public StoredFile stored(UnitId unit) {
        return files.store(unit, FilePurpose.QUALIFICATION, picture()).await();
    }
}
