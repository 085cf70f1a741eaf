package org.fairgate.platform.blob;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/**
 * Files in a directory, each encrypted with unit and file id as context, so that a file put in another's place does not
 * decrypt. A write goes to a temporary file, to the disk, and then by an atomic rename to its name: a crash leaves the
 * old content or the new, at worst a {@code .part} file beside it.
 */
public final class EncryptedFiles implements BlobStore {
    private final Path root;
    private final FieldCipher cipher;
    private final Ids ids;
    private final BoundedWorkers workers;

    /** @param workers a pool of its own: the disk may be slow */
    public EncryptedFiles(Path root, FieldCipher cipher, Ids ids, BoundedWorkers workers) {
        this.root = root;
        this.cipher = cipher;
        this.ids = ids;
        this.workers = workers;
    }

    @Override
    public Future<Void> put(UnitId unit, FileId file, byte[] bytes) {
        return workers.run(() -> {
            write(path(unit, file), cipher.encrypt(context(unit, file), bytes));
            return (Void) null;
        });
    }

    @Override
    public Future<byte[]> get(UnitId unit, FileId file) {
        return workers.run(() -> {
            try {
                return cipher.decrypt(context(unit, file), Files.readAllBytes(path(unit, file)));
            } catch (NoSuchFileException missing) {
                throw HttpProblem.NOT_FOUND.problem();
            }
        });
    }

    @Override
    public Future<Void> delete(UnitId unit, FileId file) {
        return workers.run(() -> {
            if (Files.deleteIfExists(path(unit, file))) {
                sync(folder(path(unit, file)));
            }
            return (Void) null;
        });
    }

    private void write(Path target, byte[] sealed) throws IOException {
        makeFolder(folder(target));
        Path part = target.resolveSibling(ids.next() + ".part");
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(sealed);
                while (left.hasRemaining()) {
                    if (out.write(left) < 0) {
                        throw new IOException("cannot write " + part);
                    }
                }
                out.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder(target));
        } finally {
            if (Files.deleteIfExists(part)) {
                sync(folder(target));
            }
        }
    }

    /** Makes the folder and what is above it, each entry on the disk before anything is put into it. */
    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder(folder);
        makeFolder(above);
        Files.createDirectories(folder);
        sync(above);
    }

    /** A rename is durable once the directory that holds it is. */
    private static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    private static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    /** Two levels of 256 folders by random bits of the unit's id, then the unit, then the file. */
    private Path path(UnitId unit, FileId file) {
        String random = String.format("%04x", tail(unit.value()));
        return root.resolve(random.substring(0, 2))
                .resolve(random.substring(2))
                .resolve(unit.toString())
                .resolve(file.toString());
    }

    private static int tail(UUID id) {
        return (int) (id.getLeastSignificantBits() & 0xFFFF);
    }

    private static String context(UnitId unit, FileId file) {
        return "blob/" + unit + "/" + file;
    }
}
