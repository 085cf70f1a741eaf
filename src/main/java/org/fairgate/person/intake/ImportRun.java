package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.address.Address;
import org.fairgate.file.FilePurpose;
import org.fairgate.kernel.id.FileId;
import org.fairgate.person.PersonBulk;
import org.fairgate.person.sheet.PersonSheet;
import org.fairgate.person.sheet.ReadRow;
import org.fairgate.person.sheet.RowReading;
import org.fairgate.person.sheet.RowReason;
import org.fairgate.person.sheet.SheetText;
import org.fairgate.person.sheet.raw.SheetRow;
import org.fairgate.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/** One import being carried out on this node: the file on its disk, and batch after batch of its rows. */
final class ImportRun {
    private static final int TOUCHES_PER_LEASE = 3;

    private final ImportRunner.Tools tools;
    private final SheetDesk desk;
    private final ImportRunner.Pace pace;
    private final ImportJob job;
    private final ImportStore store;
    private final Path directory;
    private final RowReading reading;
    private final Documents documents = new Documents();
    private @Nullable PersonSheet sheet;
    private String address = "";
    private int most;
    private int done;
    private Instant touched;

    ImportRun(ImportRunner.Tools tools, SheetDesk desk, ImportRunner.Pace pace, ImportJob job) {
        this.tools = tools;
        this.desk = desk;
        this.pace = pace;
        this.job = job;
        this.store = new ImportStore(desk.cipher());
        this.directory = tools.scratch().resolve("import-" + job.id());
        this.reading = desk.reading(job.edition());
        this.done = job.done();
        this.touched = now();
    }

    /** The claim is somebody else's by now. Carries no stack trace: it is what fences are for. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("overtaken", null, false, false);
        }
    }

    /** Fetches the file, looks at all of it and at the persons that are there, and goes to where it stopped. */
    Future<Void> open() {
        Path file = directory.resolve("file-" + job.fence());
        return tools.workers()
                .run(() -> made(file))
                .compose(made -> fetch(made, 0))
                .compose(fetched -> tools.workers()
                        .run(() -> PersonSheet.open(file, directory, desk.words(job.edition()), desk.limits())))
                .map(opened -> this.sheet = opened)
                .compose(opened -> touch())
                .compose(ours -> tools.persons().most(job.unit()))
                .map(allowed -> this.most = allowed)
                .compose(allowed -> tools.persons().known(job.unit(), job.edition()))
                .compose(this::start)
                .compose(ready -> goBehind(0));
    }

    private Future<Void> start(PersonBulk.KnownDocuments known) {
        return tools.db()
                .read(client -> store.versions(client, job.unit(), known.changeable()))
                .compose(versions -> tools.addresses().list(job.unit()).map(addresses -> {
                    documents.start(known, versions);
                    this.address = byDefault(addresses);
                    return (Void) null;
                }));
    }

    /** What an earlier claim left here when its node died goes first. */
    private Path made(Path file) throws IOException {
        delete();
        Files.createDirectories(directory);
        return Files.createFile(file);
    }

    private Future<Path> fetch(Path file, int part) {
        if (part == job.parts().size()) {
            return Future.succeededFuture(file);
        }
        FileId id = job.parts().get(part);
        return tools.blobs()
                .get(job.unit(), id)
                .compose(bytes -> tools.workers().run(() -> {
                    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                        out.write(bytes);
                    }
                    return file;
                }))
                .compose(written -> fetch(file, part + 1));
    }

    private static String byDefault(List<Address> addresses) {
        return addresses.stream()
                .filter(Address::isDefault)
                .findFirst()
                .map(found -> found.id().toString())
                .orElse("");
    }

    /** Rows behind it are read again, so that their documents are known; nothing is done with them. */
    private Future<Void> goBehind(int at) {
        int most = Math.min(pace.batch(), done - at);
        return most == 0
                ? Future.succeededFuture()
                : tools.workers().run(() -> read(most)).compose(passed -> goBehind(at + most));
    }

    private List<ReadRow> read(int most) {
        List<ReadRow> rows = new ArrayList<>();
        for (SheetRow row : Objects.requireNonNull(sheet).next(most)) {
            rows.add(documents.once(reading.read(row)));
        }
        return rows;
    }

    /** Imports the next rows; false when there are no more. */
    Future<Boolean> batch() {
        return tools.workers()
                .run(() -> read(pace.batch()))
                .compose(rows -> rows.isEmpty()
                        ? Future.succeededFuture(false)
                        : imported(rows).map(true));
    }

    private Future<Void> imported(List<ReadRow> rows) {
        return planned(rows, 0, new ArrayList<>())
                .compose(plan -> tools.db()
                        .tx(tx -> new RowCommit(tools.persons(), store, job, most)
                                .run(tx, plan, done, new RowCommit.Moment(now(), lease()))))
                .map(committed -> {
                    done += rows.size();
                    touched = now();
                    return (Void) null;
                });
    }

    private Future<List<Plan>> planned(List<ReadRow> rows, int at, List<Plan> plan) {
        if (at == rows.size()) {
            return Future.succeededFuture(plan);
        }
        ReadRow row = documents.judged(rows.get(at));
        return photo(row)
                .onSuccess(plan::add)
                .compose(added -> isLeaseShort() ? touch() : Future.succeededFuture())
                .compose(ours -> planned(rows, at + 1, plan));
    }

    /** A good row with its photo, or the row with what is wrong with the photo. */
    private Future<Plan> photo(ReadRow row) {
        List<String> numbers = List.of(row.number(), row.row().value("documentNumber"));
        PersonSheet open = Objects.requireNonNull(sheet);
        int pictures = row.good() ? open.picturesOf(numbers) : 0;
        if (pictures == 0) {
            return Future.succeededFuture(plan(row, Optional.empty()));
        }
        if (pictures > 1) {
            return Future.succeededFuture(plan(wrong(row, SheetText.WRONG_TWO_PHOTOS), Optional.empty()));
        }
        Path picture = directory.resolve("picture-" + job.fence());
        return tools.workers()
                .run(() -> {
                    Files.deleteIfExists(picture);
                    return open.unpackPicture(numbers, picture);
                })
                .compose(whole -> whole
                        ? tools.files()
                                .store(job.unit(), FilePurpose.PERSON_PHOTO, picture)
                                .map(stored -> plan(row, Optional.of(stored.id())))
                        : Future.succeededFuture(plan(wrong(row, SheetText.WRONG_PHOTO_TOO_LARGE), Optional.empty())))
                .recover(cause -> isOfThePicture(cause)
                        ? Future.succeededFuture(plan(wrong(row, ((Problem) cause)), Optional.empty()))
                        : Future.failedFuture(cause));
    }

    private static boolean isOfThePicture(Throwable cause) {
        return cause instanceof Problem problem && problem.refusal().status() < 500;
    }

    private static ReadRow wrong(ReadRow row, SheetText why) {
        return row.with(RowReason.of("photo", why));
    }

    private static ReadRow wrong(ReadRow row, Problem why) {
        return row.with(RowReason.of("photo", why.refusal(), why.arguments().toArray()));
    }

    private Plan plan(ReadRow row, Optional<FileId> photo) {
        JsonObject content = row.draft().copy();
        if (!address.isEmpty() && "express".equals(content.getString("delivery"))) {
            content.put("addressId", address);
        }
        return new Plan(row, documents.of(row), content, photo);
    }

    /**
     * What is done with a row.
     *
     * @param known the person that it renews
     * @param content of the draft, without the photo
     */
    record Plan(ReadRow row, Optional<PersonBulk.Known> known, JsonObject content, Optional<FileId> photo) {}

    private boolean isLeaseShort() {
        return now().isAfter(touched.plus(pace.lease().dividedBy(TOUCHES_PER_LEASE)));
    }

    /** Says that this node is at it; fails when the import went on elsewhere. */
    private Future<Void> touch() {
        PersonSheet open = Objects.requireNonNull(sheet);
        var contents = new ImportQueueStore.Contents(open.rows(), open.pictures());
        touched = now();
        return tools.db()
                .read(client -> ImportQueueStore.counted(client, job, contents, now(), lease()))
                .compose(ours -> ours ? Future.succeededFuture() : Future.failedFuture(new Overtaken()));
    }

    /** Closes the file and removes it from this node's disk. */
    Future<Void> close() {
        return tools.workers().run(() -> {
            if (sheet != null) {
                sheet.close();
            }
            delete();
            return (Void) null;
        });
    }

    private void delete() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Instant lease() {
        return now().plus(pace.lease());
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
