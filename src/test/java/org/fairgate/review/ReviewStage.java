package org.fairgate.review;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.account.World;
import org.fairgate.account.staff.NewStaff;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService;
import org.fairgate.person.PersonService;
import org.fairgate.person.PersonStage;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.base.ReviewNotices;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claims;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitRegistration;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitStage;

/** Units with accounts and persons, and reviewers of the tree, on a test's database. */
final class ReviewStage {
    static final String NODE = "guangdong-guangzhou";
    static final List<Reason> REASONS = List.of(new Reason("unit/name", "与执照不一致"), new Reason("contact/mobile", "打不通"));

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int A_DOOR = 20;

    final TestDatabase database;
    final PersonStage persons;
    final UnitStage units;
    final World world;
    final UnitReview review;
    final PersonReview people;
    private World door;
    private int signUps;

    ReviewStage(TestDatabase database, Path directory) {
        this.database = database;
        this.persons = new PersonStage(database, directory);
        this.units = persons.units;
        this.world = new World(database, units.clock);
        this.door = world;
        ReviewNotices notices = new ReviewNotices(
                new NoticeService(units.cipher, units.ids, units.clock, world.limits.codeLife()),
                world.accounts.accounts(),
                units.delegations,
                new Texts(List.of("review", "unit-form", "person-form")));
        this.review = new UnitReview(
                database.db(),
                units.clock,
                new UnitReview.Parts(
                        world.staff,
                        units.editions,
                        world.accounts.accounts(),
                        units.queue,
                        units.life,
                        persons.queue,
                        units.files.files),
                new Claims(database.db(), units.clock, world.staff, units.audit),
                notices);
        this.people = new PersonReview(
                database.db(),
                new PersonReview.Parts(units.editions, units.delegations, units.queue, persons.queue),
                new Decisions(
                        database.db(),
                        units.clock,
                        units.ids,
                        new Decisions.Parts(units.units, persons.persons, units.delegations),
                        notices));
    }

    /** A reviewer of a sub-delegation or delegation. */
    Reviewer reviewer(Role role, String node) {
        Optional<DelegationId> scope = node.isEmpty() ? Optional.empty() : Optional.of(units.node(node));
        int number = COUNT.incrementAndGet();
        StaffId id = world.staff
                .create(
                        new NewStaff(
                                "reviewer" + number, "审核员 " + number, World.PASSWORD, role, scope, Optional.empty()),
                        "system")
                .await()
                .id();
        return review.reviewer(id).await();
    }

    /** A reviewer of the node that {@code unit} joins. */
    Reviewer reviewer() {
        return reviewer(Role.SUB_DELEGATION, NODE);
    }

    /** A unit with an account and every page filled in, submitted. */
    UnitId submitted() {
        UnitId unit = filledIn(NODE);
        Unit done = units.submit(unit);
        assert done.round() == 1;
        return unit;
    }

    /** The same, not submitted yet. */
    UnitId filledIn(String node) {
        UnitId unit = door().signedUp().account().unit();
        var registration = new UnitRegistration(unit, UnitCategory.DOMESTIC_ENTERPRISE, Optional.of(units.node(node)));
        Unit registered =
                database.db().tx(tx -> units.units.register(tx, registration)).await();
        units.save(registered.id(), "unit", 0, UnitStage.details("华星公司"));
        units.save(unit, "contact", 0, Map.of("name", "王五", "mobile", "13800000000", "email", "w@example.cn"));
        units.save(
                unit,
                "purchase-intention",
                0,
                Map.of(
                        "volume", "1m-10m",
                        "areas", List.of("medical"),
                        "productGroups", List.of("vaccines"),
                        "countries", List.of("FR"),
                        "purposes", List.of("procurement")));
        var unused = units.units
                .setQualification(unit, units.files.stored(unit).id())
                .await();
        return unit;
    }

    /** One address may sign up so often only: a new door each time it has. */
    private synchronized World door() {
        if (signUps++ % A_DOOR == 0) {
            door = new World(database, units.clock);
        }
        return door;
    }

    /** A submitted unit, approved. */
    UnitId approved(Reviewer reviewer) {
        UnitId unit = submitted();
        Unit done = decide(reviewer, unit, 1, UnitState.APPROVED);
        assert done.state() == UnitState.APPROVED;
        return unit;
    }

    Unit decide(Reviewer reviewer, UnitId unit, int round, UnitState outcome) {
        return review.decide(reviewer, verdict(unit, round, outcome)).await();
    }

    static UnitReview.Verdict verdict(UnitId unit, int round, UnitState outcome) {
        return new UnitReview.Verdict(unit, round, outcome, outcome == UnitState.RETURNED ? REASONS : List.of());
    }

    /** So many submitted persons of a unit, with one photo. */
    List<PersonKey> persons(UnitId unit, int many) {
        JsonObject first = persons.complete(unit, PersonStage.residentId());
        List<PersonService.NewPerson> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            JsonObject one = first.copy()
                    .put("documentNumber", PersonStage.residentId())
                    .put("entryDays", new JsonArray().add(persons.days().get(0).toString()));
            all.add(new PersonService.NewPerson(PersonKind.MAINLAND, one));
        }
        List<PersonKey> keys = persons.persons.addAll(unit, all).await().stream()
                .map(Person::key)
                .toList();
        List<Person> submitted = persons.submit(
                        unit, keys.stream().map(PersonKey::person).toList())
                .await();
        assert submitted.size() == many;
        return keys;
    }

    /** A decision on each. */
    static List<PersonReview.Each> each(List<PersonKey> keys, PersonDecision decision) {
        return keys.stream()
                .map(key -> new PersonReview.Each(new BulkResult.Item(key.unit(), key.person(), 1), decision))
                .toList();
    }

    /** Kind and channel of the notices of a unit since its sign-up, in order. */
    List<String> notices(UnitId unit) {
        return database
                .sql(
                        "SELECT kind || ' by ' || channel AS what FROM notice WHERE unit_id = $1"
                                + " AND kind NOT IN ('account-created', 'verification-code') ORDER BY kind, channel",
                        unit.value())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** What the audit trail of a unit says was done since its sign-up. */
    List<String> audit(UnitId unit) {
        return persons.audit(unit);
    }

    /** Runs all at the same moment, from as many threads, and waits for them. */
    static void atOnce(List<Runnable> all) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(all.size());
        for (Runnable one : all) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    one.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    done.countDown();
                }
            });
            thread.start();
        }
        go.countDown();
        if (!done.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("not done within a minute");
        }
    }
}
