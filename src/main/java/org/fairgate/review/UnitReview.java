package org.fairgate.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.account.AccountService;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.account.staff.StaffService;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.queue.Likeness;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.review.base.ReviewFields;
import org.fairgate.review.base.ReviewNotices;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claim;
import org.fairgate.review.claim.Claims;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.life.UnitDecision;
import org.fairgate.unit.life.UnitFilter;
import org.fairgate.unit.life.UnitLife;
import org.fairgate.unit.life.UnitQueue;
import org.fairgate.unit.life.UnitRound;

/** Reads the queues of units, opens cases and decides on them (R-REV, R-UNIT-7). */
public final class UnitReview {
    /** Who has waited for longer than this is overdue. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    /** Persons of a unit that its case shows; the others are in the list of persons. */
    public static final int MOST_PERSONS = 50;

    private static final int MOST_CLAIMS = 200;

    private final Db db;
    private final InstantSource clock;
    private final Parts parts;
    private final Claims claims;
    private final ReviewNotices notices;
    private final Colleagues colleagues;

    /** The services it works with. */
    public record Parts(
            StaffService staff,
            EditionService editions,
            AccountService accounts,
            UnitQueue queue,
            UnitLife life,
            PersonQueue persons,
            FileService files) {}

    public UnitReview(Db db, InstantSource clock, Parts parts, Claims claims, ReviewNotices notices) {
        this.db = db;
        this.clock = clock;
        this.parts = parts;
        this.claims = claims;
        this.notices = notices;
        this.colleagues = new Colleagues(db);
    }

    /** A page of a queue and where the next one begins. */
    public record Page(List<QueueItem> items, Optional<Cursor> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** How many units each tab holds, filters aside. */
    public record Counts(Map<ReviewTab, Long> byTab) {
        public Counts {
            byTab = Map.copyOf(byTab);
        }

        /** Units under a tab. */
        public long of(ReviewTab tab) {
            return byTab.getOrDefault(tab, 0L);
        }
    }

    /**
     * A reviewer's verdict on the round that they saw.
     *
     * @param reasons why it is sent back, at least one; none for an approval
     */
    public record Verdict(UnitId unit, int round, UnitState outcome, List<Reason> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }

    /** Who this member of staff is as a reviewer; fails with 403 for roles that review nobody. */
    public Future<Reviewer> reviewer(StaffId id) {
        return parts.staff().scope(id).map(scope -> new Reviewer(id, scope));
    }

    /** A page of a queue, those who have waited longest first. */
    public Future<Page> queue(Reviewer reviewer, QueueQuery query, int limit) {
        return edition()
                .compose(edition -> db.read(client -> query.tab() == ReviewTab.CLAIMED
                        ? claimed(client, reviewer, edition)
                        : page(client, reviewer, filter(edition, query), query.after(), limit)));
    }

    private UnitFilter filter(EditionId edition, QueueQuery query) {
        boolean overdue = query.tab() == ReviewTab.OVERDUE;
        return new UnitFilter(
                edition,
                switch (query.tab()) {
                    case RETURNED -> UnitState.RETURNED;
                    case APPROVED -> UnitState.APPROVED;
                    default -> UnitState.SUBMITTED;
                },
                query.tab() == ReviewTab.RESUBMITTED,
                overdue ? Optional.of(overdueBefore()) : Optional.empty(),
                query.category(),
                query.node(),
                query.search());
    }

    private Instant overdueBefore() {
        return clock.instant().minus(PATIENCE);
    }

    private Future<Page> page(SqlClient client, Reviewer reviewer, UnitFilter filter, Cursor after, int limit) {
        return parts.queue()
                .page(client, reviewer.scope(), filter, after, limit)
                .compose(found -> claims.of(client, filter.edition(), ids(found.rows()))
                        .map(held -> new Page(
                                found.rows().stream()
                                        .map(unit -> new QueueItem(unit, Optional.ofNullable(held.get(unit.unit()))))
                                        .toList(),
                                found.next())));
    }

    private static List<UnitId> ids(List<UnitCase> units) {
        return units.stream().map(UnitCase::unit).toList();
    }

    /** What others have open now; few enough to be read one by one. */
    private Future<Page> claimed(SqlClient client, Reviewer reviewer, EditionId edition) {
        return claims.others(client, reviewer, edition, MOST_CLAIMS)
                .compose(held -> parts.queue()
                        .of(
                                client,
                                reviewer.scope(),
                                held.stream().map(Claim::unit).toList(),
                                edition)
                        .map(units -> new Page(
                                held.stream()
                                        .flatMap(claim -> Optional.ofNullable(units.get(claim.unit())).stream()
                                                .map(unit -> new QueueItem(unit, Optional.of(claim))))
                                        .toList(),
                                Optional.empty())));
    }

    /** How many units each tab holds. */
    public Future<Counts> counts(Reviewer reviewer) {
        return edition()
                .compose(edition -> db.read(client -> parts.queue()
                        .counts(client, reviewer.scope(), edition, overdueBefore())
                        .compose(units ->
                                claims.countOthers(client, reviewer, edition).map(others -> counts(units, others)))));
    }

    private static Counts counts(UnitQueue.Counts units, long others) {
        return new Counts(Map.of(
                ReviewTab.WAITING, units.submitted(),
                ReviewTab.RESUBMITTED, units.resubmitted(),
                ReviewTab.OVERDUE, units.waitingLong(),
                ReviewTab.CLAIMED, others,
                ReviewTab.RETURNED, units.returned(),
                ReviewTab.APPROVED, units.approved()));
    }

    /** Everything that there is to see of a unit; changes nothing. Fails with {@link ReviewProblem#NO_SUCH_UNIT}. */
    public Future<ReviewCase> read(Reviewer reviewer, UnitId unit) {
        return edition()
                .compose(edition -> db.read(client ->
                        within(client, reviewer, unit, edition).compose(found -> caseOf(client, reviewer, found))));
    }

    private Future<ReviewCase> caseOf(SqlClient client, Reviewer reviewer, UnitCase unit) {
        return parts.queue()
                .rounds(client, unit.unit(), unit.edition())
                .compose(rounds -> parts.accounts()
                        .account(client, unit.unit())
                        .compose(account -> persons(client, reviewer, unit)
                                .compose(persons -> claims.of(client, unit.edition(), List.of(unit.unit()))
                                        .compose(held -> names(client, rounds)
                                                .map(names -> new ReviewCase(
                                                        unit,
                                                        account,
                                                        rounds,
                                                        persons,
                                                        Optional.ofNullable(held.get(unit.unit())),
                                                        names))))));
    }

    private Future<List<PersonCase>> persons(SqlClient client, Reviewer reviewer, UnitCase unit) {
        return parts.persons()
                .ofUnit(client, reviewer.scope(), unit.unit(), unit.edition(), PersonQueue.Part.first(MOST_PERSONS))
                .compose(page -> parts.persons()
                        .likenesses(client, page.rows())
                        .compose(likenesses -> persons(client, reviewer, page.rows(), likenesses)));
    }

    private Future<List<PersonCase>> persons(
            SqlClient client, Reviewer reviewer, List<Person> persons, Map<PersonId, Likeness> likenesses) {
        Future<List<PersonCase>> all = Future.succeededFuture(new ArrayList<>());
        for (Person person : persons) {
            Likeness likeness = likenesses.getOrDefault(person.key().person(), Likeness.NONE);
            all = all.compose(cases -> parts.persons()
                    .rounds(client, reviewer.scope(), person.key())
                    .map(rounds -> {
                        cases.add(PersonCase.of(person, rounds, likeness));
                        return cases;
                    }));
        }
        return all;
    }

    private Future<Map<StaffId, String>> names(SqlClient client, List<UnitRound> rounds) {
        Set<StaffId> deciders = rounds.stream()
                .flatMap(round -> round.verdict().stream())
                .flatMap(verdict -> verdict.by().stream())
                .collect(Collectors.toSet());
        return parts.staff().names(client, deciders);
    }

    /**
     * Opens a case: claims it for some minutes, or renews the claim, and notes that it is being reviewed, so that the unit
     * cannot withdraw it any more. Answers whose claim it is now. Fails with {@link ReviewProblem#NO_SUCH_UNIT}.
     */
    public Future<Claim> open(Reviewer reviewer, UnitId unit) {
        return edition()
                .compose(edition -> db.tx(tx -> within(tx, reviewer, unit, edition)
                        .compose(found -> claims.take(tx, reviewer, found)
                                .compose(claim -> parts.life()
                                        .open(tx, unit, edition, reviewer.id())
                                        .map(claim)))));
    }

    /**
     * Takes the case over from the one who has it open, after the reviewer was asked by that name; they are told by what
     * they do next. A case that is free by now is opened. Fails with {@link ReviewProblem#CLAIM_CHANGED} when it is with
     * yet another, so that nobody is pushed aside whom the reviewer was not asked about.
     */
    public Future<Claim> takeOver(Reviewer reviewer, UnitId unit, StaffId from) {
        return edition()
                .compose(edition -> db.tx(tx -> within(tx, reviewer, unit, edition)
                        .compose(found -> claims.takeOver(tx, reviewer, found, from))))
                .compose(done -> open(reviewer, unit))
                .map(claim -> requireOf(reviewer, claim));
    }

    private static Claim requireOf(Reviewer reviewer, Claim claim) {
        if (!claim.isOf(reviewer)) {
            throw ReviewProblem.CLAIM_CHANGED.problem(claim.name()).with("claimedBy", claim.name());
        }
        return claim;
    }

    /** Gives the reviewer's own claim up. */
    public Future<Void> close(Reviewer reviewer, UnitId unit) {
        return edition().compose(edition -> db.read(client -> claims.release(client, reviewer, edition, unit)));
    }

    /**
     * Approves a unit or sends it back, tells the unit and lets go of the claim, in one transaction. The first decision on
     * a round wins: fails with 412 {@code unit.changed} when the unit is in another round by now, 409 {@code unit.decided}
     * (members {@code decidedByName} and {@code decidedAt}) when somebody was first, {@code unit.withdrawn} when it was
     * taken back, {@link ReviewProblem#TAKEN_OVER} when another reviewer took the case from this one, {@link
     * ReviewProblem#NO_SUCH_UNIT}, {@link ReviewProblem#REASON_MISSING} or {@link
     * ReviewProblem#BAD_REASON}.
     */
    public Future<Unit> decide(Reviewer reviewer, Verdict verdict) {
        return edition()
                .map(edition -> decision(reviewer, verdict, edition))
                .compose(decision -> db.tx(tx -> within(tx, reviewer, decision.unit(), decision.edition())
                        .compose(found -> claims.requireNotTakenFrom(tx, reviewer, found)
                                .map(mayDecide -> ReviewFields.requireOfUnit(verdict.reasons(), found.category())))
                        .compose(fits -> parts.life().decide(tx, decision))
                        .compose(unit -> told(tx, unit, decision.reasons())
                                .compose(done -> claims.release(tx, reviewer, decision.edition(), decision.unit()))
                                .map(unit))))
                .recover(colleagues::named);
    }

    private static UnitDecision decision(Reviewer reviewer, Verdict verdict, EditionId edition) {
        boolean back = verdict.outcome() == UnitState.RETURNED;
        if (!back
                && (verdict.outcome() != UnitState.APPROVED
                        || !verdict.reasons().isEmpty())) {
            throw ReviewProblem.BAD_DECISION.problem();
        }
        if (back && verdict.reasons().isEmpty()) {
            throw ReviewProblem.REASON_MISSING.problem();
        }
        if (verdict.reasons().size() > UnitDecision.MOST_REASONS) {
            throw ReviewProblem.BAD_REASON.problem();
        }
        return new UnitDecision(
                verdict.unit(), edition, verdict.round(), verdict.outcome(), verdict.reasons(), reviewer.id());
    }

    private Future<Void> told(SqlClient tx, Unit unit, List<Reason> reasons) {
        return unit.state() == UnitState.APPROVED ? notices.approved(tx, unit) : notices.returned(tx, unit, reasons);
    }

    /** The bytes of a file of a unit within the scope; fails with 404 for every other. */
    public Future<FileService.Content> file(Reviewer reviewer, UnitId unit, FileId file) {
        return edition()
                .compose(edition -> db.read(client -> within(client, reviewer, unit, edition)))
                .compose(found -> parts.files().content(unit, file));
    }

    private Future<UnitCase> within(SqlClient client, Reviewer reviewer, UnitId unit, EditionId edition) {
        return parts.queue()
                .find(client, reviewer.scope(), unit, edition)
                .map(found -> found.orElseThrow(() -> ReviewProblem.NO_SUCH_UNIT.problem()));
    }

    /** The current edition, a refusal as a failed future. */
    private Future<EditionId> edition() {
        return Future.succeededFuture(parts.editions())
                .map(EditionService::currentEdition)
                .map(edition -> edition.id());
    }
}
