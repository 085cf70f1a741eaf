package org.fairgate.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.person.PersonService;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonMove;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.platform.time.Ids;
import org.fairgate.review.BulkResult.Item;
import org.fairgate.review.PersonReview.Each;
import org.fairgate.review.base.ReviewNotices;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitService;
import org.fairgate.unit.UnitState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries decisions on persons out: each in a transaction of its own, some at a time, and no longer than a request may
 * take. Persons of one unit come one after the other, since each holds the row of the unit.
 */
public final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);
    private static final int LANES = 3;
    private static final Duration BUDGET = Duration.ofSeconds(6);

    private final Db db;
    private final InstantSource clock;
    private final Ids ids;
    private final Parts parts;
    private final ReviewNotices notices;

    /** The services it works with. */
    public record Parts(UnitService units, PersonService persons, DelegationService delegations) {}

    public Decisions(Db db, InstantSource clock, Ids ids, Parts parts, ReviewNotices notices) {
        this.db = db;
        this.clock = clock;
        this.ids = ids;
        this.parts = parts;
        this.notices = notices;
    }

    /** One request: who decides, on whose edition, until when it goes on, and what its notices are known by. */
    private record Batch(Reviewer reviewer, EditionId edition, UUID id, Instant until) {}

    /** What became of one: done, refused ({@code why}), or failed. */
    private record Outcome(Item item, boolean done, Optional<Refusal> why) {}

    Future<BulkResult> run(Reviewer reviewer, EditionId edition, List<Each> all) {
        Batch batch = new Batch(reviewer, edition, ids.next(), clock.instant().plus(BUDGET));
        List<Future<List<Outcome>>> lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> walk(batch, inLane(all, lane), new ArrayList<>()))
                .toList();
        return Future.join(lanes)
                .map(done -> result(
                        lanes.stream().flatMap(lane -> lane.result().stream()).toList(), all.size()));
    }

    private static List<Each> inLane(List<Each> all, int lane) {
        return all.stream()
                .filter(each -> Math.floorMod(each.item().unit().hashCode(), LANES) == lane)
                .toList();
    }

    private Future<List<Outcome>> walk(Batch batch, List<Each> lane, List<Outcome> so) {
        if (so.size() == lane.size() || clock.instant().isAfter(batch.until())) {
            return Future.succeededFuture(so);
        }
        return tried(batch, lane.get(so.size())).compose(outcome -> {
            so.add(outcome);
            return walk(batch, lane, so);
        });
    }

    private static BulkResult result(List<Outcome> outcomes, int all) {
        return new BulkResult(
                outcomes.stream().filter(Outcome::done).map(Outcome::item).toList(),
                outcomes.stream()
                        .flatMap(outcome ->
                                outcome.why().stream().map(why -> new BulkResult.Refused(outcome.item(), why)))
                        .toList(),
                outcomes.stream()
                        .filter(outcome -> !outcome.done() && outcome.why().isEmpty())
                        .map(Outcome::item)
                        .toList(),
                all - outcomes.size());
    }

    private Future<Outcome> tried(Batch batch, Each each) {
        return db.tx(tx -> decided(tx, batch, each))
                .map(done -> new Outcome(each.item(), true, Optional.empty()))
                .recover(cause -> Future.succeededFuture(refused(each.item(), cause)));
    }

    private static Outcome refused(Item item, Throwable cause) {
        if (cause instanceof Problem problem && problem.refusal().status() < 500) {
            return new Outcome(item, false, Optional.of(problem.refusal()));
        }
        LOG.warn("a decision on a person failed", cause);
        return new Outcome(item, false, Optional.empty());
    }

    private Future<Void> decided(SqlClient tx, Batch batch, Each each) {
        Item item = each.item();
        return parts.units()
                .hold(tx, item.unit(), batch.edition())
                .map(unit -> mayDecide(unit, batch, each.decision()))
                .compose(unit -> parts.persons()
                        .move(tx, move(batch, each))
                        .compose(person -> told(
                                tx, ReviewNotices.Occasion.of(unit, batch.id().toString()), each.decision())));
    }

    /** The row of the unit is held: it lies within the scope, and is and stays approved where a tag leads on. */
    private Unit mayDecide(Unit unit, Batch batch, PersonDecision decision) {
        if (!batch.reviewer().scope().includes(parts.delegations().deskOf(unit.delegation()))) {
            throw ReviewProblem.NO_SUCH_PERSON.problem();
        }
        if (decision.tag().isPresent() && unit.state() != UnitState.APPROVED) {
            throw ReviewProblem.UNIT_NOT_APPROVED.problem();
        }
        return unit;
    }

    private static PersonMove move(Batch batch, Each each) {
        Item item = each.item();
        PersonDecision decision = each.decision();
        return new PersonMove(
                new PersonKey(item.unit(), batch.edition(), item.person()),
                item.round(),
                decision.to(),
                Mover.REVIEWER,
                batch.reviewer().actor(),
                decision.tag(),
                decision.reasons());
    }

    private Future<Void> told(SqlClient tx, ReviewNotices.Occasion occasion, PersonDecision decision) {
        if (decision.tag().isEmpty()) {
            return notices.personsReturned(tx, occasion, decision.reasons());
        }
        return decision.tag().filter(Tag::pays).isPresent()
                ? notices.pleasePay(tx, occasion)
                : Future.succeededFuture();
    }
}
