package org.fairgate.person.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.fairgate.address.AddressService;
import org.fairgate.draft.DraftPages;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonBulk;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.sheet.SheetWords;
import org.fairgate.person.sheet.TestSheet;
import org.fairgate.person.sheet.raw.SheetLimits;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.life.UnitStage;

/** Imports on a test's database. */
final class ImportStage {
    static final Duration LEASE = Duration.ofSeconds(90);

    final UnitStage units;
    final PersonService persons;
    final ImportService imports;
    final SheetWords words;
    private final TestDatabase database;
    private final Path directory;
    private final ImportRunner.Tools tools;
    private final SheetDesk desk;
    private int files;

    ImportStage(TestDatabase database, Path directory) {
        this.database = database;
        this.directory = directory;
        this.units = new UnitStage(database, directory);
        Texts texts = new Texts(List.of("unit-form", "person-form", "person-sheet", "person-import", "file", "image"));
        Choices choices = new Choices(texts);
        PersonCheck check = new PersonCheck(choices);
        AddressService addresses = new AddressService(database.db(), units.cipher, units.ids, units.clock, units.audit);
        var kit = new PersonService.Tools(database.db(), units.clock, units.ids, units.cipher, units.index);
        var sources =
                new PersonService.Sources(units.units, units.drafts, units.files.files, addresses::ids, units.audit);
        this.persons = new PersonService(kit, units.editions, sources, check);
        PersonBulk bulk = new PersonBulk(kit, persons, sources, units.editions, check);
        BoundedWorkers workers = new BoundedWorkers(
                database.vertx(),
                new SimpleMeterRegistry(),
                new Bounds("sheets-" + units.ids.next(), 2, 64, Duration.ofSeconds(60)));
        this.tools = new ImportRunner.Tools(
                database.db(),
                units.files.blobs,
                workers,
                units.clock,
                directory.resolve("incoming"),
                bulk,
                units.files.files,
                addresses);
        this.desk = new SheetDesk(
                units.editions,
                new SheetDesk.Words(texts, choices),
                new SheetDesk.Kit(check, units.cipher, units.clock),
                SheetLimits.usual(2 * 1024 * 1024));
        this.imports = new ImportService(tools, units.editions, units.ids, desk);
        this.words = desk.words(units.edition(), Language.ZH_CN);
    }

    /** A node that runs imports, so many rows at a time. */
    ImportRunner node(int batch) {
        return new ImportRunner(tools, desk, new ImportRunner.Pace(batch, LEASE));
    }

    /** A node that has claimed the oldest import and does what the test says, as long as the test lets it live. */
    ImportRun claimed(int batch) {
        ImportRunner.Pace pace = new ImportRunner.Pace(batch, LEASE);
        ImportJob job = database.db()
                .read(client -> ImportQueueStore.claim(
                        client, units.clock.instant(), units.clock.instant().plus(LEASE)))
                .await()
                .orElseThrow();
        return new ImportRun(tools, desk, pace, job);
    }

    UnitId unit() {
        return units.registered("beijing");
    }

    TestSheet sheet() {
        return new TestSheet(words);
    }

    Path file() {
        return directory.resolve("upload-" + ++files);
    }

    /** Uploads a file and, on one node, imports it. */
    PersonImport imported(UnitId unit, Path file) {
        PersonImport received = received(unit, file);
        boolean ran = node(50).runOnce().await();
        assert ran;
        return imports.find(unit, received.id()).await();
    }

    PersonImport received(UnitId unit, Path file) {
        try {
            return imports.receive(unit, new ImportService.Upload(file, "名单.xlsx", Files.size(file)))
                    .await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Person> persons(UnitId unit) {
        return persons.list(unit, PersonTab.ALL, Optional.empty(), 200).await().persons();
    }

    /** What is typed of a person. */
    JsonObject content(Person person) {
        DraftPages page = DraftPages.ofPersons(
                person.key().unit(),
                person.key().edition(),
                List.of(person.key().person()));
        return database.db()
                .read(client -> units.drafts.some(client, page))
                .await()
                .get(0)
                .body()
                .toJsonObject();
    }

    /** The unit changes a person by hand. */
    void touch(Person person) {
        var unused = units.drafts
                .save(
                        person.key().unit(),
                        person.key().page(),
                        1,
                        content(person).put("position", "changed").toBuffer())
                .await();
    }

    /** A picture for a badge. */
    static byte[] photo(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.GRAY);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            boolean written = ImageIO.write(picture, "jpg", out);
            assert written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
