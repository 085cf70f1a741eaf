package org.fairgate.person.ordering;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonState;

/** Takes persons into orders, gives them free, and moves them on when they are paid for. */
public final class PersonOrdering {
    private static final Set<PersonState> PAYABLE = PersonState.before(PersonState.UNDER_CHECK, Mover.PAYMENT);

    private final InstantSource clock;

    public PersonOrdering(InstantSource clock) {
        this.clock = clock;
    }

    /** Persons of one unit. */
    public record Chosen(UnitId unit, EditionId edition, Collection<PersonId> persons) {
        public Chosen {
            persons = List.copyOf(persons);
        }
    }

    /** Whether somebody can be paid for, and whether an order exists already. */
    public record Standing(PersonState state, boolean ordered) {
        /** Whether the person waits for payment, which only visitors do (R-PAY-2). */
        public boolean isPayable() {
            return PAYABLE.contains(state);
        }
    }

    /**
     * Takes those of the persons that wait for payment and are in no order; from now on their entry days stay (R-PER-8).
     * Others that want the same persons wait for the end of the transaction. One statement, however many persons and units.
     *
     * @return who was taken
     */
    public Future<Set<PersonKey>> take(SqlClient tx, Collection<PersonKey> persons) {
        return PersonOrderStore.take(tx, persons, PAYABLE, now());
    }

    /** How these persons stand; who is not there is missing. */
    public Future<Map<PersonId, Standing>> standing(SqlClient client, Chosen chosen) {
        return PersonOrderStore.standing(client, chosen);
    }

    /** Whether every one of the persons waits for payment and is in no order; if so, nobody changes that meanwhile. */
    public Future<Boolean> areFree(SqlClient tx, Chosen chosen) {
        return PersonOrderStore.holdFree(tx, chosen, PAYABLE)
                .map(free -> free == Set.copyOf(chosen.persons()).size());
    }

    /** Gives the persons of an order free: another order may take them. */
    public Future<Void> free(SqlClient tx, Chosen chosen) {
        return PersonOrderStore.free(tx, chosen, now());
    }

    /**
     * Somebody that is paid for.
     *
     * @param actor by whose doing, as the audit trail names them
     */
    public record Paid(PersonKey person, String actor) {}

    /**
     * Moves everybody who waits for payment on to the background check (R-PAY-8), with one statement for any number of
     * persons and units. Who was cancelled meanwhile stays cancelled.
     *
     * @return what the caller writes into the audit trail, last in its transaction: one entry for each who moved
     */
    public Future<List<AuditEntry>> paid(SqlClient tx, List<Paid> paid) {
        Map<PersonKey, String> actors = paid.stream().collect(Collectors.toMap(Paid::person, Paid::actor));
        return PersonOrderStore.pay(tx, List.copyOf(actors.keySet()), PAYABLE, now())
                .map(moved -> moved.stream()
                        .map(person -> entry(person, actors.getOrDefault(person, "system")))
                        .toList());
    }

    private static AuditEntry entry(PersonKey person, String actor) {
        return new AuditEntry(
                person.unit(),
                actor,
                "person.moved",
                "person:" + person.person(),
                PersonState.PENDING_PAYMENT.code(),
                PersonState.UNDER_CHECK.code(),
                "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
