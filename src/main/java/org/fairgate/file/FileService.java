package org.fairgate.file;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Refusal;
import org.fairgate.platform.image.Clean;
import org.fairgate.platform.image.ImageIntake;
import org.fairgate.platform.time.Ids;

/** Takes files in, gives them out to their own unit, and lets features hold on to them. */
public final class FileService {
    /** Fewest pixels of a badge's photo: 25 × 35 mm at 300 dpi. */
    public static final int PHOTO_WIDTH = 295;

    /** The same upwards. */
    public static final int PHOTO_HEIGHT = 413;

    private final Db db;
    private final InstantSource clock;
    private final Ids ids;
    private final Storage storage;
    private final Quota quota;

    public FileService(Db db, InstantSource clock, Ids ids, Storage storage, Quota quota) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.storage = storage;
        this.quota = quota;
    }

    /** What checks pictures and what keeps them. */
    public record Storage(ImageIntake intake, BlobStore blobs) {}

    /**
     * How much one unit may keep.
     *
     * @param bytes of all files together
     */
    public record Quota(int files, long bytes) {
        /** 12,000 files and 3 GB: photo and proof of 5,000 persons, and some of them replaced. */
        public static final Quota DEFAULT = new Quota(12_000, 3L * 1024 * 1024 * 1024);
    }

    /** Content and its type, as it is sent to its owner. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Content(String contentType, byte[] bytes) {}

    /**
     * Checks the picture, draws it anew and stores it (R-UNIT-2). When this succeeds it survives a crash; until it is
     * attached it may be swept. Fails with {@code image.…}, for a badge's photo {@code file.photo-…}, {@code file.quota} or
     * {@code Busy}.
     *
     * @param upload the file as sent; read only
     */
    public Future<StoredFile> store(UnitId unit, FilePurpose purpose, Path upload) {
        return storage.intake()
                .clean(upload)
                .map(picture -> fitting(purpose, picture))
                .compose(picture -> {
                    StoredFile file = described(purpose, picture);
                    return announce(unit, file, picture)
                            .compose(done -> storage.blobs().put(unit, file.id(), picture.bytes()))
                            .compose(done ->
                                    db.read(client -> FileStore.stored(client, unit, file.id(), clock.instant())))
                            .compose(kept -> required(kept, FileProblem.NO_SUCH_FILE))
                            .map(file);
                });
    }

    /** The rules of the badge's photo (R-PER-2), for the picture as it is kept. */
    private static Clean fitting(FilePurpose purpose, Clean picture) {
        if (purpose != FilePurpose.PERSON_PHOTO) {
            return picture;
        }
        if (picture.width() >= picture.height()) {
            throw FileProblem.PHOTO_NOT_PORTRAIT.problem();
        }
        if (picture.width() < PHOTO_WIDTH || picture.height() < PHOTO_HEIGHT) {
            throw FileProblem.PHOTO_TOO_SMALL.problem();
        }
        return picture;
    }

    private StoredFile described(FilePurpose purpose, Clean picture) {
        return new StoredFile(
                new FileId(ids.next()),
                purpose,
                picture.contentType(),
                picture.bytes().length,
                picture.width(),
                picture.height(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Future<Void> announce(UnitId unit, StoredFile file, Clean picture) {
        FileStore.NewFile row = new FileStore.NewFile(unit, file, sha256(picture.bytes()));
        return db.tx(tx -> FileStore.takeQuota(tx, unit, file.size(), quota)
                .compose(room -> required(room, FileProblem.QUOTA))
                .compose(done -> FileStore.insert(tx, row))
                .mapEmpty());
    }

    /** What is known of a unit's own file; empty for a foreign, absent or unfinished one. */
    public Future<Optional<StoredFile>> find(SqlClient client, UnitId unit, FileId file) {
        return FileStore.find(client, unit, file);
    }

    /** Those of the unit's own files that are there, by id. */
    public Future<Map<FileId, StoredFile>> find(SqlClient client, UnitId unit, Collection<FileId> files) {
        return FileStore.findAll(client, unit, files);
    }

    /** The bytes of a unit's own file; fails with {@code file.no-such-file} for foreign and absent ones alike. */
    public Future<Content> content(UnitId unit, FileId file) {
        return db.read(client -> FileStore.find(client, unit, file))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(FileProblem.NO_SUCH_FILE.problem())))
                .compose(stored ->
                        storage.blobs().get(unit, file).map(bytes -> new Content(stored.contentType(), bytes)));
    }

    /**
     * Holds on to a file, in the transaction of the row that points at it; attaching again is no error. Fails with
     * {@code file.no-such-file} for a foreign or absent file, or one of another purpose.
     *
     * @return SHA-256 of the file's bytes: the same for the same picture, whoever sent it in
     */
    public Future<Buffer> attach(SqlClient tx, UnitId unit, FileId file, FilePurpose purpose) {
        return FileStore.attach(tx, unit, file, purpose, clock.instant())
                .map(digest -> digest.orElseThrow(() -> FileProblem.NO_SUCH_FILE.problem()));
    }

    /** Lets a file go, in the transaction of the row or draft that pointed at it; it is swept later. */
    public Future<Void> release(SqlClient tx, UnitId unit, FileId file) {
        return FileStore.release(tx, unit, file, clock.instant()).mapEmpty();
    }

    private static Future<Void> required(boolean holds, Refusal otherwise) {
        return holds ? Future.succeededFuture() : Future.failedFuture(otherwise.problem());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
