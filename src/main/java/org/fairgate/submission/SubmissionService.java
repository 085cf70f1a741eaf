package org.fairgate.submission;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.life.UnitLife;
import org.fairgate.unit.life.UnitQueue;

/** Submits units with their persons, and persons alone. */
public final class SubmissionService {
    private final Db db;
    private final EditionService editions;
    private final UnitService units;
    private final UnitLife life;
    private final UnitQueue rounds;
    private final PersonService persons;

    public SubmissionService(Db db, EditionService editions, UnitParts unit, PersonService persons) {
        this.db = db;
        this.editions = editions;
        this.units = unit.units();
        this.life = unit.life();
        this.rounds = unit.rounds();
        this.persons = persons;
    }

    /** What concerns the unit itself. */
    public record UnitParts(UnitService units, UnitLife life, UnitQueue rounds) {}

    /**
     * Submits the persons chosen, and with them the unit when it is not submitted or was sent back (R-UNIT-5). Fails,
     * changing nothing, with {@code edition.not-open}, {@code unit.not-registered}, {@link SubmissionProblem#NO_PERSONS},
     * {@link SubmissionProblem#INCOMPLETE} with everything that is missing, or as {@link PersonService#submit}.
     */
    public Future<Submission> submit(UnitId unit, Collection<PersonId> chosen) {
        return open().compose(edition -> complete(unit, edition.id(), chosen)
                .compose(done -> db.tx(tx -> units.hold(tx, unit, edition.id())
                        .compose(held -> submit(tx, held, chosen))
                        .compose(submitted -> submission(tx, unit, edition.id())))));
    }

    /** The unit last: its audit entry then stands behind those of its persons, and its row was taken before theirs. */
    private Future<Void> submit(SqlClient tx, Unit unit, Collection<PersonId> chosen) {
        return enough(tx, unit, chosen)
                .compose(done -> chosen.isEmpty()
                        ? Future.succeededFuture(List.<Person>of())
                        : persons.submit(tx, unit.id(), unit.edition(), chosen, "unit:" + unit.id()))
                .compose(done -> unit.state().editable()
                        ? life.submit(tx, unit.id(), unit.edition())
                        : Future.succeededFuture(unit))
                .mapEmpty();
    }

    private Future<Void> enough(SqlClient tx, Unit unit, Collection<PersonId> chosen) {
        if (!chosen.isEmpty()) {
            return Future.succeededFuture();
        }
        return submission(tx, unit.id(), unit.edition())
                .compose(now -> unit.state().editable() && now.submitted() > 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(SubmissionProblem.NO_PERSONS.problem()));
    }

    /** Looked at before anything is locked, so that everything missing is told at once; under lock it is checked anew. */
    private Future<Void> complete(UnitId unit, EditionId edition, Collection<PersonId> chosen) {
        if (chosen.size() > PersonService.MOST_SUBMITTED) {
            return Future.failedFuture(PersonProblem.BAD_SELECTION.problem(PersonService.MOST_SUBMITTED));
        }
        return units.preview(unit)
                .compose(preview -> missing(preview, edition, chosen))
                .compose(missing -> missing.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                SubmissionProblem.INCOMPLETE.problem().errors(missing)));
    }

    private Future<List<FieldProblem>> missing(UnitPreview preview, EditionId edition, Collection<PersonId> chosen) {
        Unit unit = preview.details().unit();
        List<FieldProblem> missing = new ArrayList<>();
        if (unit.state().editable()) {
            missing.addAll(UnitLife.problems(preview));
        }
        return db.read(client ->
                        found(client, unit.id(), edition, chosen).compose(found -> persons.check(client, found)))
                .map(checked -> {
                    checked.forEach(one -> missing.addAll(problems(one)));
                    return missing;
                });
    }

    /** Those that are still to be submitted; the others are refused under lock, with their state. */
    private Future<List<Person>> found(SqlClient client, UnitId unit, EditionId edition, Collection<PersonId> chosen) {
        return persons.find(client, unit, edition, chosen)
                .map(found -> found.stream()
                        .filter(person -> person.state().isEditable())
                        .toList());
    }

    private static List<FieldProblem> problems(PersonService.Checked checked) {
        PersonKey key = checked.person().key();
        return checked.result().issues().stream()
                .map(issue -> new FieldProblem(
                        "/persons/" + key.person() + "/" + issue.field().name(), issue.text(), issue.arguments()))
                .toList();
    }

    /**
     * Takes the submission back, the unit with all its persons that nobody has decided on (撤回). Fails as {@link
     * UnitLife#withdraw}, or with {@code edition.not-open}.
     */
    public Future<Submission> withdraw(UnitId unit) {
        return open().compose(edition -> db.tx(tx -> units.hold(tx, unit, edition.id())
                .compose(held -> life.mayWithdraw(held)
                        ? persons.withdraw(tx, unit, edition.id())
                        : Future.succeededFuture(List.of()))
                .compose(done -> life.withdraw(tx, unit, edition.id()))
                .compose(done -> submission(tx, unit, edition.id()))));
    }

    /** How far the submission is in the current edition. */
    public Future<Submission> state(UnitId unit) {
        return Future.succeededFuture(editions)
                .map(EditionService::currentEdition)
                .compose(edition -> db.read(client -> submission(client, unit, edition.id())));
    }

    private Future<Submission> submission(SqlClient client, UnitId id, EditionId edition) {
        return units.find(client, id, edition)
                .compose(unit -> persons.counts(client, id, edition)
                        .compose(counts -> rounds.reasons(client, unit)
                                .map(reasons -> new Submission(unit, counts, life.mayWithdraw(unit), reasons))));
    }

    private Future<Edition> open() {
        return Future.succeededFuture(editions).map(EditionService::openEdition);
    }
}
