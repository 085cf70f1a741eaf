package org.fairgate.person.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonStage;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What reviewers see of persons, and what they do not. */
@Tag("R-REV")
class PersonQueueServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PersonStage stage = new PersonStage(DATABASE, directory);
    private final UnitId guangzhou = stage.units.registered("guangdong-guangzhou");
    private final UnitId beijing = stage.units.registered("beijing");

    @Test
    void everyScopeSeesItsOwnAndNothingElse() {
        PersonKey ours = stage.submitted(guangzhou);
        PersonKey theirs = stage.submitted(beijing);
        PersonKey draft = stage.filledIn(guangzhou, PersonStage.residentId());

        assertThat(seen(Scope.edition())).contains(ours, theirs).doesNotContain(draft);
        assertThat(seen(Scope.delegation(stage.units.node("guangdong"))))
                .contains(ours)
                .doesNotContain(theirs);
        assertThat(seen(Scope.subDelegation(stage.units.node("guangdong-guangzhou"))))
                .contains(ours)
                .doesNotContain(theirs);
        assertThat(seen(Scope.subDelegation(stage.units.node("guangdong-zhuhai"))))
                .isEmpty();
        assertThat(seen(Scope.delegation(stage.units.node("beijing"))))
                .contains(theirs)
                .doesNotContain(ours);
        assertThat(seen(Scope.overseas())).isEmpty();
    }

    private Set<PersonKey> seen(Scope scope) {
        PersonFilter all = new PersonFilter(stage.units.edition(), EnumSet.allOf(PersonState.class), Optional.empty());
        return read(client -> stage.queue.page(client, scope, all, PersonQueue.Part.first(500))).rows().stream()
                .map(Person::key)
                .collect(Collectors.toSet());
    }

    @Test
    void whatLiesOutsideTheScopeIsAsIfItDidNotExist() {
        PersonKey theirs = stage.submitted(beijing);
        PersonKey draft = stage.filledIn(guangzhou, PersonStage.residentId());
        Scope scope = Scope.delegation(stage.units.node("guangdong"));

        for (PersonKey hidden : List.of(theirs, draft)) {
            assertThatThrownBy(() -> read(client -> stage.queue.find(client, scope, hidden)))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.refusal()).isEqualTo(PersonProblem.NO_SUCH_PERSON));
            assertThatThrownBy(() -> read(client -> stage.queue.rounds(client, scope, hidden)))
                    .isInstanceOf(Problem.class);
        }
        assertThat(read(client -> stage.queue.ofUnit(
                                client, scope, beijing, stage.units.edition(), PersonQueue.Part.first(10)))
                        .rows())
                .isEmpty();
    }

    @Test
    void pagesHoldEverybodyOnceInTheOrderInWhichTheyWait() {
        List<PersonKey> waiting = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            stage.units.clock.advance(Duration.ofSeconds(1));
            waiting.add(stage.submitted(guangzhou));
        }
        Person unused = stage.move(waiting.get(2), PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        PersonFilter filter = new PersonFilter(
                stage.units.edition(), Set.of(PersonState.SUBMITTED, PersonState.RETURNED), Optional.empty());
        Scope scope = Scope.subDelegation(stage.units.node("guangdong-guangzhou"));

        List<PersonKey> read = new ArrayList<>();
        Optional<Cursor> next = Optional.of(Cursor.OLDEST);
        while (next.isPresent()) {
            Cursor after = Cursor.parse(next.get().text());
            Paged<Person> page =
                    read(client -> stage.queue.page(client, scope, filter, new PersonQueue.Part(after, 3)));
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(3);
            page.rows().forEach(person -> read.add(person.key()));
            next = page.next();
        }

        assertThat(read).filteredOn(waiting::contains).containsExactlyElementsOf(waiting);
        assertThat(read).doesNotHaveDuplicates();
    }

    @Test
    void countsAndTagsFilterWithinTheScope() {
        UnitId unit = stage.units.registered("guangdong-foshan");
        Scope scope = Scope.subDelegation(stage.units.node("guangdong-foshan"));
        PersonKey vip = stage.submitted(unit);
        PersonKey staff = stage.submitted(unit);
        PersonKey waiting = stage.submitted(unit);
        Person unused = stage.move(
                        vip, PersonState.UNDER_CHECK, Mover.REVIEWER, Optional.of(org.fairgate.kernel.Tag.VIP))
                .await();
        unused = stage.move(staff, PersonState.UNDER_CHECK, Mover.REVIEWER, Optional.of(org.fairgate.kernel.Tag.STAFF))
                .await();
        PersonFilter vips = new PersonFilter(
                stage.units.edition(), Set.of(PersonState.UNDER_CHECK), Optional.of(org.fairgate.kernel.Tag.VIP));

        Map<PersonState, Integer> counts = read(client -> stage.queue.counts(client, scope, stage.units.edition()));
        assertThat(counts)
                .containsEntry(PersonState.UNDER_CHECK, 2)
                .containsEntry(PersonState.SUBMITTED, 1)
                .containsEntry(PersonState.REJECTED, 0)
                .doesNotContainKey(PersonState.DRAFT);
        assertThat(read(client -> stage.queue.page(client, scope, vips, PersonQueue.Part.first(10)))
                        .rows())
                .extracting(Person::key)
                .containsExactly(vip);
        assertThat(read(client -> stage.queue.ofUnit(
                                client, scope, unit, stage.units.edition(), PersonQueue.Part.first(10)))
                        .rows())
                .extracting(Person::key)
                .containsExactlyInAnyOrder(vip, staff, waiting);
    }

    private static <T> T read(Function<SqlClient, Future<T>> work) {
        return DATABASE.db().read(work).await();
    }
}
