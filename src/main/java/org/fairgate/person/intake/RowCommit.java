package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.PersonBulk;
import org.fairgate.person.PersonService.NewPerson;
import org.fairgate.person.sheet.ReadRow;
import org.fairgate.person.sheet.RowReason;
import org.fairgate.person.sheet.SheetText;

/** Writes a batch: its persons, its rows to give back, and how far the import is, all or nothing. */
final class RowCommit {
    private final PersonBulk persons;
    private final ImportStore store;
    private final ImportJob job;
    private final int most;

    /** @param most persons that the unit may have */
    RowCommit(PersonBulk persons, ImportStore store, ImportJob job, int most) {
        this.persons = persons;
        this.store = store;
        this.job = job;
        this.most = most;
    }

    /** When a batch is written, and until when the import is claimed then. */
    record Moment(Instant now, Instant lease) {}

    /**
     * Fails with {@link ImportRun.Overtaken} when the import went on elsewhere, or was further already.
     *
     * @param done rows that are behind it so far
     */
    Future<Void> run(SqlClient tx, List<ImportRun.Plan> plan, int done, Moment moment) {
        Written written = new Written();
        return ImportQueueStore.hold(tx, job, done)
                .compose(ours -> ours ? Future.succeededFuture() : Future.failedFuture(new ImportRun.Overtaken()))
                .compose(held -> sorted(tx, plan, done, written))
                .compose(sorted -> persons.add(tx, job.unit(), most, written.added))
                .map(added -> {
                    added.forEach(person -> written.versions.put(person, 1L));
                    return added;
                })
                .compose(added -> store.setVersions(tx, job.unit(), written.versions))
                .compose(kept -> store.addWrongRows(tx, job, written.wrong))
                .compose(kept -> ImportQueueStore.advance(tx, job, written.step(), moment.now(), moment.lease()))
                .compose(ours -> ours ? Future.succeededFuture() : Future.failedFuture(new ImportRun.Overtaken()));
    }

    /** What becomes of the rows of a batch. */
    private static final class Written {
        private final List<NewPerson> added = new ArrayList<>();
        private final List<WrongRow> wrong = new ArrayList<>();
        private final Map<PersonId, Long> versions = new HashMap<>();
        private int renewed;
        private int photos;

        ImportQueueStore.Step step() {
            return new ImportQueueStore.Step(added.size(), renewed, wrong.size(), photos);
        }
    }

    private Future<Void> sorted(SqlClient tx, List<ImportRun.Plan> plan, int done, Written written) {
        Future<Void> all = Future.succeededFuture();
        for (int i = 0; i < plan.size(); i++) {
            ImportRun.Plan next = plan.get(i);
            int place = done + i + 1;
            all = all.compose(so -> sorted(tx, next, place, written));
        }
        return all;
    }

    private Future<Void> sorted(SqlClient tx, ImportRun.Plan plan, int place, Written written) {
        if (!plan.row().good()) {
            written.wrong.add(WrongRow.of(place, plan.row()));
            return Future.succeededFuture();
        }
        if (plan.known().isPresent()) {
            return renewed(tx, plan, plan.known().get(), place, written);
        }
        JsonObject content = plan.content().copy();
        plan.photo().map(FileId::toString).ifPresent(id -> content.put("photo", id));
        written.photos += plan.photo().isPresent() ? 1 : 0;
        written.added.add(new NewPerson(plan.row().kind(), content));
        return Future.succeededFuture();
    }

    private Future<Void> renewed(
            SqlClient tx, ImportRun.Plan plan, PersonBulk.Known known, int place, Written written) {
        return persons.renew(tx, job.unit(), job.edition(), new PersonBulk.Renewal(known, plan.content(), plan.photo()))
                .map(version -> {
                    if (version > 0) {
                        written.renewed++;
                        written.photos += plan.photo().isPresent() ? 1 : 0;
                        written.versions.put(known.person(), version);
                    } else {
                        ReadRow touched = plan.row().with(RowReason.of("documentNumber", SheetText.WRONG_KNOWN));
                        written.wrong.add(WrongRow.of(place, touched));
                    }
                    return (Void) null;
                });
    }
}
