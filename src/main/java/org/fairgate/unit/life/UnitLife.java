package org.fairgate.unit.life;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitPreview;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.UnitState.Mover;
import org.fairgate.unit.form.CheckedPage;
import org.fairgate.unit.form.FormIssue;

/** Moves registrations along the edges of {@link UnitState}; every method runs in the caller's transaction. */
public final class UnitLife {
    private static final String NAME = "unit/name";
    private static final int LONGEST_WHY = 2000;

    private final InstantSource clock;
    private final Parts parts;
    private final LifeStore store;

    /** The services it works with. */
    public record Parts(UnitService units, DraftService drafts, EditionService editions, AuditService audit) {}

    public UnitLife(Parts parts, FieldCipher cipher, InstantSource clock) {
        this.parts = parts;
        this.clock = clock;
        this.store = new LifeStore(new RoundSeal(cipher));
    }

    /**
     * Submits the unit's pages (R-UNIT-5): locks them, checks every field and keeps them as a new round. Fails with {@link
     * UnitProblem#NOT_REGISTERED}, {@link UnitProblem#ALREADY_SUBMITTED} or {@link UnitProblem#INCOMPLETE}, which points
     * to each field.
     *
     * @return the unit in its new round
     */
    public Future<Unit> submit(SqlClient tx, UnitId id, EditionId edition) {
        return parts.units()
                .hold(tx, id, edition)
                .map(UnitLife::submittable)
                .compose(unit -> parts.drafts()
                        .lock(tx, pages(unit))
                        .compose(drafts -> parts.units().checked(tx, unit, drafts))
                        .map(UnitLife::complete)
                        .compose(pages -> filed(tx, unit, pages)));
    }

    private static Unit submittable(Unit unit) {
        if (!unit.state().leadsTo(UnitState.SUBMITTED, Mover.UNIT)) {
            throw UnitProblem.ALREADY_SUBMITTED
                    .problem()
                    .with("state", unit.state().code());
        }
        return unit;
    }

    private static List<CheckedPage> complete(List<CheckedPage> pages) {
        List<FieldProblem> wrong = problems(pages);
        if (!wrong.isEmpty()) {
            throw UnitProblem.INCOMPLETE.problem().errors(wrong);
        }
        return pages;
    }

    /** What keeps a unit from being submitted, each with a pointer such as {@code /contact/mobile}. */
    public static List<FieldProblem> problems(UnitPreview preview) {
        return problems(preview.pages());
    }

    private static List<FieldProblem> problems(List<CheckedPage> pages) {
        return pages.stream()
                .flatMap(page -> page.issues().stream())
                .map(UnitLife::problem)
                .toList();
    }

    private static FieldProblem problem(FormIssue issue) {
        return new FieldProblem("/" + issue.rule().key(), issue.text(), issue.arguments());
    }

    private Future<Unit> filed(SqlClient tx, Unit unit, List<CheckedPage> pages) {
        List<UnitRound.Field> fields = pages.stream()
                .flatMap(page -> page.fields().stream())
                .filter(field -> !field.values().isEmpty())
                .map(field -> new UnitRound.Field(field.rule().key(), field.values()))
                .toList();
        LifeStore.Submission submission = new LifeStore.Submission(unit, unit.round() + 1, name(fields), now());
        return store.submit(tx, submission)
                .compose(done -> store.insertRound(tx, submission, fields))
                .compose(done -> parts.units().find(tx, unit.id(), unit.edition()))
                .compose(now -> audit(tx, new Step(now, unit.state(), byUnit(unit.id()), "unit.submitted", ""))
                        .map(now));
    }

    private static String name(List<UnitRound.Field> fields) {
        return fields.stream()
                .filter(field -> field.name().equals(NAME))
                .map(field -> field.values().get(0).code())
                .findFirst()
                .orElseThrow();
    }

    /**
     * Takes the present submission back (撤回): the pages can be edited again. Fails with {@link
     * UnitProblem#WITHDRAWAL_NOT_ALLOWED}, {@link UnitProblem#NOT_SUBMITTED}, or {@link UnitProblem#OPENED} once a
     * reviewer has opened it.
     */
    public Future<Unit> withdraw(SqlClient tx, UnitId id, EditionId edition) {
        return parts.units()
                .hold(tx, id, edition)
                .map(unit -> withdrawable(unit, edition))
                .compose(unit -> store.withdraw(tx, unit, now()))
                .compose(done -> parts.units().find(tx, id, edition))
                .compose(unit -> unlock(tx, unit)
                        .compose(done ->
                                audit(tx, new Step(unit, UnitState.SUBMITTED, byUnit(id), "unit.withdrawn", "")))
                        .map(unit));
    }

    private Unit withdrawable(Unit unit, EditionId edition) {
        if (!mayWithdraw(edition)) {
            throw UnitProblem.WITHDRAWAL_NOT_ALLOWED.problem();
        }
        if (unit.state() != UnitState.SUBMITTED) {
            throw UnitProblem.NOT_SUBMITTED.problem().with("state", unit.state().code());
        }
        if (unit.filing().openedAt().isPresent()) {
            throw UnitProblem.OPENED.problem();
        }
        return unit;
    }

    /** Whether the unit could withdraw now, for a page that offers it. */
    public boolean mayWithdraw(Unit unit) {
        return unit.state() == UnitState.SUBMITTED && unit.filing().openedAt().isEmpty() && mayWithdraw(unit.edition());
    }

    private boolean mayWithdraw(EditionId edition) {
        return parts.editions().find(edition).filter(Edition::withdrawalAllowed).isPresent();
    }

    /**
     * Notes that a reviewer has opened the present round: from now on it cannot be withdrawn. Nothing happens when it was
     * opened before or does not wait for a decision.
     *
     * @return whether this was the first time
     */
    public Future<Boolean> open(SqlClient tx, UnitId id, EditionId edition, StaffId staff) {
        return store.open(tx, id, edition, now())
                .compose(first -> first ? opened(tx, id, edition, staff) : Future.succeededFuture(false));
    }

    private Future<Boolean> opened(SqlClient tx, UnitId id, EditionId edition, StaffId staff) {
        return parts.units()
                .find(tx, id, edition)
                .compose(unit -> audit(tx, new Step(unit, unit.state(), "staff:" + staff, "unit.opened", "")))
                .map(true);
    }

    /**
     * Approves a unit or sends it back (R-UNIT-7). Fails with {@link UnitProblem#CHANGED} when the unit is in another
     * round than the reviewer saw, {@link UnitProblem#WITHDRAWN}, or {@link UnitProblem#DECIDED} when somebody else was
     * first. After sending back the pages can be edited again.
     */
    public Future<Unit> decide(SqlClient tx, UnitDecision decision) {
        return store.decide(tx, decision, now())
                .compose(moved -> moved ? Future.succeededFuture() : explain(tx, decision))
                .compose(done -> parts.units().find(tx, decision.unit(), decision.edition()))
                .compose(unit -> store.closeRound(tx, decision, now())
                        .compose(done -> unit.state().editable() ? unlock(tx, unit) : Future.succeededFuture())
                        .compose(done -> audit(tx, step(unit, decision)))
                        .map(unit));
    }

    private Future<Void> unlock(SqlClient tx, Unit unit) {
        return parts.drafts().unlock(tx, pages(unit));
    }

    private static DraftPages pages(Unit unit) {
        return new DraftPages(unit.id(), unit.edition(), List.copyOf(DraftService.UNIT_PAGES));
    }

    private Future<Void> explain(SqlClient tx, UnitDecision decision) {
        return parts.units()
                .find(tx, decision.unit(), decision.edition())
                .compose(unit -> store.verdict(tx, decision).compose(verdict -> {
                    if (unit.round() != decision.round()) {
                        return Future.failedFuture(UnitProblem.CHANGED
                                .problem()
                                .with("state", unit.state().code())
                                .with("round", unit.round()));
                    }
                    return Future.failedFuture(refusal(unit, verdict));
                }));
    }

    private static Problem refusal(Unit unit, Optional<UnitRound.Verdict> verdict) {
        boolean withdrawn = verdict.map(UnitRound.Verdict::outcome)
                .filter(outcome -> outcome == UnitRound.Outcome.WITHDRAWN)
                .isPresent();
        Problem bare = (withdrawn ? UnitProblem.WITHDRAWN : UnitProblem.DECIDED)
                .problem()
                .with("state", unit.state().code());
        Problem refusal =
                verdict.map(known -> bare.with("decidedAt", known.at())).orElse(bare);
        return verdict.flatMap(UnitRound.Verdict::by)
                .map(staff -> refusal.with("decidedBy", staff.toString()))
                .orElse(refusal);
    }

    private static Step step(Unit unit, UnitDecision decision) {
        String fields =
                decision.reasons().stream().map(Reason::field).distinct().collect(Collectors.joining(", "));
        return new Step(
                unit,
                UnitState.SUBMITTED,
                "staff:" + decision.staff(),
                "unit." + decision.outcome().code(),
                fields.substring(0, Math.min(fields.length(), LONGEST_WHY)));
    }

    /** A move for the audit trail; reasons may name people, so it keeps only what they are about. */
    private record Step(Unit now, UnitState from, String actor, String action, String why) {}

    private Future<Void> audit(SqlClient tx, Step step) {
        Unit unit = step.now();
        return parts.audit()
                .record(
                        tx,
                        new AuditEntry(
                                unit.id(),
                                step.actor(),
                                step.action(),
                                "edition:" + unit.edition() + "/round:" + unit.round(),
                                step.from().code(),
                                unit.state().code(),
                                step.why()));
    }

    private static String byUnit(UnitId unit) {
        return "unit:" + unit;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
