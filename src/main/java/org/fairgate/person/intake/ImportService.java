package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonService;
import org.fairgate.person.form.PersonForm;
import org.fairgate.person.form.PersonWords;
import org.fairgate.person.sheet.ListWriter;
import org.fairgate.person.sheet.PersonSheet;
import org.fairgate.person.sheet.SheetWriter;
import org.fairgate.person.sheet.raw.SheetProblem;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.time.Ids;

/** Takes imports in and tells what became of them; gives out the template and the unit's own list (R-PER-7). */
public final class ImportService {
    /** Rows of a report at once. */
    public static final int MOST_ROWS = 200;

    private static final int PART = 4 * 1024 * 1024;
    private static final int MOST_LISTED = 20;
    private static final int LONGEST_NAME = 200;

    /** How long a file may take to be put away before the import is given up. */
    private static final Duration PUTTING_AWAY = Duration.ofMinutes(5);

    private final ImportRunner.Tools tools;
    private final EditionService editions;
    private final Ids ids;
    private final SheetDesk desk;
    private final ImportStore store;

    public ImportService(ImportRunner.Tools tools, EditionService editions, Ids ids, SheetDesk desk) {
        this.tools = tools;
        this.editions = editions;
        this.ids = ids;
        this.desk = desk;
        this.store = new ImportStore(desk.cipher());
    }

    /** An uploaded file. */
    public record Upload(Path file, String name, long size) {}

    /**
     * Looks at the whole file and puts it away; its rows are imported later, by any node. When this succeeds a crash loses
     * nothing of it. Fails with {@link SheetProblem}, {@link ImportProblem#ALREADY_RUNNING} or {@code edition.not-open}.
     */
    public Future<PersonImport> receive(UnitId unit, Upload upload) {
        return Future.succeededFuture(upload)
                .map(sent -> editions.openEdition().id())
                .compose(edition -> looked(edition, upload).map(rows -> created(unit, edition, upload)))
                .compose(created -> store(created, upload).map(created))
                .compose(created -> find(unit, created.id()));
    }

    private Future<Integer> looked(EditionId edition, Upload upload) {
        if (upload.size() == 0) {
            return Future.failedFuture(SheetProblem.NO_FILE.problem());
        }
        Path scratch = tools.scratch().resolve("look-" + ids.next());
        return tools.workers().run(() -> PersonSheet.count(upload.file(), scratch, desk.words(edition), desk.limits()));
    }

    private ImportStore.NewImport created(UnitId unit, EditionId edition, Upload upload) {
        long parts = (upload.size() + PART - 1) / PART;
        List<FileId> pieces =
                Stream.generate(() -> new FileId(ids.next())).limit(parts).toList();
        String name = upload.name().length() <= LONGEST_NAME
                ? upload.name()
                : upload.name().substring(upload.name().length() - LONGEST_NAME);
        return new ImportStore.NewImport(unit, ids.next(), edition, name, upload.size(), pieces);
    }

    private Future<Void> store(ImportStore.NewImport created, Upload upload) {
        return tools.db()
                .read(client -> store.insert(client, created, now(), now().plus(PUTTING_AWAY)))
                .recover(ImportService::oneAtATime)
                .compose(inserted -> putAway(created, upload, 0).recover(cause -> abandoned(created, cause)))
                .compose(put -> tools.db().read(client -> store.received(client, created.unit(), created.id(), now())))
                .compose(ours ->
                        ours ? Future.succeededFuture() : Future.failedFuture(ImportProblem.INTERRUPTED.problem()));
    }

    private static Future<Void> oneAtATime(Throwable cause) {
        return Future.failedFuture(
                SqlStates.isUniqueViolation(cause, ImportStore.ONE_AT_A_TIME)
                        ? ImportProblem.ALREADY_RUNNING.problem()
                        : cause);
    }

    private Future<Void> putAway(ImportStore.NewImport created, Upload upload, int part) {
        if (part == created.parts().size()) {
            return Future.succeededFuture();
        }
        return tools.workers()
                .run(() -> piece(upload.file(), part))
                .compose(bytes ->
                        tools.blobs().put(created.unit(), created.parts().get(part), bytes))
                .compose(put -> putAway(created, upload, part + 1));
    }

    private static byte[] piece(Path file, int part) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = (long) part * PART;
            byte[] bytes = new byte[(int) Math.min(PART, in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return bytes;
        }
    }

    /** The unit may try again at once. */
    private Future<Void> abandoned(ImportStore.NewImport created, Throwable cause) {
        ImportJob job = new ImportJob(created.unit(), created.id(), created.edition(), created.parts(), 0, 0, 0, false);
        return tools.db()
                .read(client -> ImportQueueStore.end(client, job, Optional.of(ImportProblem.INTERRUPTED.key()), now()))
                .transform(done -> Future.failedFuture(cause));
    }

    /** An import of the unit; fails with {@link ImportProblem#NO_SUCH_IMPORT} for absent and foreign ones alike. */
    public Future<PersonImport> find(UnitId unit, UUID id) {
        return tools.db()
                .read(client -> store.find(client, unit, id))
                .map(found -> found.orElseThrow(() -> ImportProblem.NO_SUCH_IMPORT.problem()));
    }

    /** The unit's latest imports, newest first, at most 20. */
    public Future<List<PersonImport>> list(UnitId unit) {
        return tools.db().read(client -> store.list(client, unit, MOST_LISTED));
    }

    /** Rows of an import that were not imported, behind a place; at most {@link #MOST_ROWS}. */
    public Future<List<WrongRow>> wrongRows(PersonImport of, int after, int most) {
        return tools.db().read(client -> store.wrongRows(client, of, after, Math.min(most, MOST_ROWS)));
    }

    /** What is wrong with a row, in words, each after the name of its field. */
    public List<String> reasons(WrongRow row, Language language) {
        String colon = language == Language.ZH_CN ? "：" : ": ";
        return row.reasons().stream()
                .map(reason -> label(row.kind(), reason.field(), language)
                        .map(label -> label + colon)
                        .orElse("")
                        .concat(reason.words(desk.texts(), language)))
                .toList();
    }

    private Optional<String> label(PersonKind kind, String field, Language language) {
        return PersonForm.fields(kind).stream()
                .filter(each -> each.name().equals(field))
                .findFirst()
                .map(each -> desk.texts().get(language, each.label()));
    }

    /** Those rows as a sheet to mend and to upload again; fails with {@link ImportProblem#NOTHING_TO_MEND}. */
    public Future<Buffer> corrections(UnitId unit, UUID id, Language language) {
        return find(unit, id)
                .compose(found -> tools.db()
                        .read(client ->
                                store.wrongRows(client, found, 0, desk.limits().rows()))
                        .compose(rows -> rows.isEmpty()
                                ? Future.failedFuture(ImportProblem.NOTHING_TO_MEND.problem())
                                : tools.workers().run(() -> corrections(found.edition(), rows, language))));
    }

    private Buffer corrections(EditionId edition, List<WrongRow> rows, Language language) throws IOException {
        Map<PersonKind, List<SheetWriter.Given>> sheets = new EnumMap<>(PersonKind.class);
        for (WrongRow row : rows) {
            String why = String.join(language == Language.ZH_CN ? "；" : "; ", reasons(row, language));
            sheets.computeIfAbsent(row.kind(), none -> new ArrayList<>()).add(new SheetWriter.Given(row.values(), why));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.corrections(out, desk.words(edition, language), desk.limits(), sheets);
        return Buffer.buffer(out.toByteArray());
    }

    /** The empty template for the current edition. */
    public Future<Buffer> template(Language language) {
        EditionId edition = editions.currentEdition().id();
        return tools.workers().run(() -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SheetWriter.template(out, desk.words(edition, language), desk.limits());
            return Buffer.buffer(out.toByteArray());
        });
    }

    /** The unit's persons of the current edition with all that is known of them, newest first. */
    public Future<Buffer> export(UnitId unit, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EditionId edition = editions.currentEdition().id();
        PersonWords words = new PersonWords(desk.texts(), desk.choices(), language);
        return tools.workers()
                .run(() -> new ListWriter(out, desk.words(edition, language), words))
                .compose(writer -> exported(unit, writer, Optional.empty()))
                .map(done -> Buffer.buffer(out.toByteArray()));
    }

    private Future<Void> exported(UnitId unit, ListWriter writer, Optional<PersonId> after) {
        return tools.persons().list(unit, after).compose(persons -> {
            if (persons.isEmpty()) {
                return tools.workers().run(() -> {
                    writer.finish();
                    return (Void) null;
                });
            }
            PersonService.Checked last = persons.get(persons.size() - 1);
            return tools.workers()
                    .run(() -> {
                        for (PersonService.Checked person : persons) {
                            writer.add(person.person(), person.result());
                        }
                        writer.flush();
                        return (Void) null;
                    })
                    .compose(written -> exported(
                            unit, writer, Optional.of(last.person().key().person())));
        });
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
