package org.fairgate.file;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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
        /** 50 files and 60 MB. */
        public static final Quota DEFAULT = new Quota(50, 60L * 1024 * 1024);
    }

    /** Content and its type, as it is sent to its owner. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Content(String contentType, byte[] bytes) {}

    /**
     * Checks the picture, draws it anew and stores it (R-UNIT-2). When this succeeds it survives a crash; until it is
     * attached it may be swept. Fails with {@code image.…}, {@code file.quota} or {@code Busy}.
     *
     * @param upload the file as sent; read only
     */
    public Future<StoredFile> store(UnitId unit, FilePurpose purpose, Path upload) {
        return storage.intake().clean(upload).compose(picture -> {
            StoredFile file = described(purpose, picture);
            return announce(unit, file, picture)
                    .compose(done -> storage.blobs().put(unit, file.id(), picture.bytes()))
                    .compose(done -> db.read(client -> FileStore.stored(client, unit, file.id(), clock.instant())))
                    .compose(kept -> required(kept, FileProblem.NO_SUCH_FILE))
                    .map(file);
        });
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
     */
    public Future<Void> attach(SqlClient tx, UnitId unit, FileId file, FilePurpose purpose) {
        return FileStore.attach(tx, unit, file, purpose, clock.instant())
                .compose(held -> required(held, FileProblem.NO_SUCH_FILE));
    }

    /** Lets a file go, in the transaction of the row that pointed at it; it is swept later. */
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
