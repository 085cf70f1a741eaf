package org.fairgate.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.address.AddressService;
import org.fairgate.person.PersonBulk;
import org.fairgate.person.PersonService;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.intake.ImportRunner;
import org.fairgate.person.intake.ImportService;
import org.fairgate.person.intake.SheetDesk;
import org.fairgate.person.page.PersonsSource;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.person.sheet.raw.SheetLimits;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.review.Decisions;
import org.fairgate.review.PersonReview;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewNotices;
import org.fairgate.review.claim.Claims;
import org.fairgate.submission.SubmissionProgress;
import org.fairgate.submission.SubmissionService;
import org.fairgate.submission.record.RecordPress;
import org.fairgate.unit.UnitProgress;
import org.fairgate.unit.life.UnitLife;
import org.fairgate.unit.life.UnitQueue;
import org.fairgate.unit.progress.AddressesSource;
import org.fairgate.unit.progress.ProgressSource;

/** The services of what is registered and decided: addresses, persons, submission, review; on {@link Services}. */
final class Registrations {
    private static final int RECORD_THREADS = 1;
    private static final int RECORDS_WAITING = 100;
    private static final Duration RECORD_PATIENCE = Duration.ofSeconds(8);
    private static final int SHEETS_WAITING = 64;

    final UnitLife life;
    final UnitQueue units;
    final AddressService addresses;
    final PersonService persons;
    final PersonQueue personQueue;
    final Claims claims;
    final UnitReview unitReview;
    final PersonReview personReview;
    final SubmissionService submissions;
    final RecordPress records;
    final ImportService imports;
    final ImportRunner importRunner;
    final UnitProgress progress;

    Registrations(Platform platform, Services services) {
        this.life = new UnitLife(
                new UnitLife.Parts(services.units, services.drafts, services.editions, services.audit),
                platform.cipher,
                platform.clock);
        this.units = new UnitQueue(services.accounts.accounts()::find, platform.cipher);
        this.addresses = new AddressService(platform.db, platform.cipher, platform.ids, platform.clock, services.audit);
        PersonService.Tools tools =
                new PersonService.Tools(platform.db, platform.clock, platform.ids, platform.cipher, platform.index);
        PersonService.Sources sources = new PersonService.Sources(
                services.units, services.drafts, services.files, addresses::ids, services.audit);
        PersonCheck check = new PersonCheck(services.choices);
        this.persons = new PersonService(tools, services.editions, sources, check);
        PersonBulk bulk = new PersonBulk(tools, persons, sources, services.editions, check);
        SheetDesk desk = sheetDesk(platform, services, check);
        ImportRunner.Tools importTools = importTools(platform, services, bulk, addresses);
        this.imports = new ImportService(importTools, services.editions, platform.ids, desk);
        Settings.Sheets pace = platform.settings.sheets();
        this.importRunner = new ImportRunner(importTools, desk, new ImportRunner.Pace(pace.batch(), pace.lease()));
        this.personQueue = new PersonQueue(platform.cipher);
        this.claims = new Claims(platform.db, platform.clock, services.staff, services.audit);
        ReviewNotices notices =
                new ReviewNotices(services.notices, services.accounts.accounts(), services.delegations, platform.texts);
        this.unitReview = unitReview(platform, services, notices);
        this.personReview = personReview(platform, services, notices);
        this.submissions = new SubmissionService(
                platform.db, services.editions, new SubmissionService.UnitParts(services.units, life, units), persons);
        this.records = new RecordPress(new BoundedWorkers(
                platform.vertx,
                platform.metrics,
                new Bounds("records", RECORD_THREADS, RECORDS_WAITING, RECORD_PATIENCE)));
        List<ProgressSource> further = new ArrayList<>(new SubmissionProgress(submissions).sources());
        further.add(new PersonsSource(persons));
        further.add(new AddressesSource(addresses::count, situation -> persons.expressWanted(situation.unit())));
        this.progress = new UnitProgress(services.units, further);
    }

    private UnitReview unitReview(Platform platform, Services services, ReviewNotices notices) {
        return new UnitReview(
                platform.db,
                platform.clock,
                new UnitReview.Parts(
                        services.staff,
                        services.editions,
                        services.accounts.accounts(),
                        units,
                        life,
                        personQueue,
                        services.files),
                claims,
                notices);
    }

    private PersonReview personReview(Platform platform, Services services, ReviewNotices notices) {
        return new PersonReview(
                platform.db,
                new PersonReview.Parts(services.editions, services.delegations, units, personQueue),
                new Decisions(
                        platform.db,
                        platform.clock,
                        platform.ids,
                        new Decisions.Parts(services.units, persons, services.delegations),
                        notices));
    }

    private static SheetDesk sheetDesk(Platform platform, Services services, PersonCheck check) {
        return new SheetDesk(
                services.editions,
                new SheetDesk.Words(platform.texts, services.choices),
                new SheetDesk.Kit(check, platform.cipher, platform.clock),
                SheetLimits.usual(platform.settings.upload().maxFile().bytes()));
    }

    private static ImportRunner.Tools importTools(
            Platform platform, Services services, PersonBulk bulk, AddressService addresses) {
        Settings.Sheets sheets = platform.settings.sheets();
        BoundedWorkers workers = new BoundedWorkers(
                platform.vertx,
                platform.metrics,
                new Bounds("sheets", sheets.threads(), SHEETS_WAITING, sheets.patience()));
        return new ImportRunner.Tools(
                platform.db,
                services.blobs,
                workers,
                platform.clock,
                Path.of(platform.settings.blob().directory(), "incoming"),
                bulk,
                services.files,
                addresses);
    }
}
