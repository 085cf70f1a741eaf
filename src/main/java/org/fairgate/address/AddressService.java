package org.fairgate.address;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.AddressId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/** Keeps the courier addresses of units (R-ADR). */
public final class AddressService {
    /** Addresses that a unit may have; the schema has as many places. */
    public static final int MOST = 5;

    /** Of several at once each try but the last loses its place to another one that then stays. */
    private static final int TRIES = MOST + 1;

    private final Db db;
    private final AddressStore store;
    private final Ids ids;
    private final InstantSource clock;
    private final AuditService audit;

    public AddressService(Db db, FieldCipher cipher, Ids ids, InstantSource clock, AuditService audit) {
        this.db = db;
        this.store = new AddressStore(cipher);
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** The unit's addresses, the default first. */
    public Future<List<Address>> list(UnitId unit) {
        return db.read(client -> store.all(client, unit));
    }

    /** How many addresses the unit has. */
    public Future<Integer> count(UnitId unit) {
        return db.read(client -> store.count(client, unit));
    }

    /** The ids of the unit's addresses, in a transaction or outside. */
    public Future<Set<UUID>> ids(SqlClient client, UnitId unit) {
        return store.all(client, unit)
                .map(all -> all.stream().map(address -> address.id().value()).collect(Collectors.toSet()));
    }

    /** One address of the unit; empty for a foreign or absent one. */
    public Future<Optional<Address>> find(SqlClient client, UnitId unit, AddressId id) {
        return store.all(client, unit)
                .map(all ->
                        all.stream().filter(address -> address.id().equals(id)).findFirst());
    }

    /** One address of the unit; fails with {@link AddressProblem#NO_SUCH_ADDRESS} for a foreign or absent one. */
    public Future<Address> read(UnitId unit, AddressId id) {
        return db.read(client -> present(client, unit, id));
    }

    private Future<Address> present(SqlClient client, UnitId unit, AddressId id) {
        return find(client, unit, id).map(found -> found.orElseThrow(AddressProblem.NO_SUCH_ADDRESS::problem));
    }

    /**
     * Adds an address; the first one is the default. Fails with {@link AddressProblem#INVALID} or {@link
     * AddressProblem#TOO_MANY}, also when several are added at once.
     *
     * @param asDefault whether it becomes the default in place of another one
     */
    public Future<Address> add(UnitId unit, AddressForm typed, boolean asDefault) {
        AddressId id = new AddressId(ids.next());
        return Future.succeededFuture(typed)
                .map(AddressForm::checked)
                .compose(form -> changing(tx -> added(tx, unit, id, form, TRIES)
                        .compose(done -> audit.record(tx, entry(unit, "address.added", id)))
                        .compose(done -> asDefault ? moveDefault(tx, unit, id) : Future.succeededFuture())
                        .compose(done -> present(tx, unit, id))));
    }

    /** Two that take the same free place at once: the second finds it taken and looks for another one. */
    private Future<Void> added(SqlClient tx, UnitId unit, AddressId id, AddressForm form, int triesLeft) {
        return store.add(tx, unit, id, form, clock.instant())
                .compose(done -> done ? Future.succeededFuture() : again(tx, unit, id, form, triesLeft - 1));
    }

    private Future<Void> again(SqlClient tx, UnitId unit, AddressId id, AddressForm form, int triesLeft) {
        return store.count(tx, unit)
                .compose(count -> count < MOST && triesLeft > 0
                        ? added(tx, unit, id, form, triesLeft)
                        : Future.failedFuture(AddressProblem.TOO_MANY.problem(MOST)));
    }

    /**
     * Changes what an address says. Fails with {@link AddressProblem#NO_SUCH_ADDRESS}, {@link AddressProblem#INVALID} or,
     * when another change came first, {@link AddressProblem#STALE}.
     *
     * @param asDefault whether it becomes the default; a default stays one until another address takes its place
     */
    public Future<Address> change(UnitId unit, Version based, AddressForm typed, boolean asDefault) {
        return changing(tx -> present(tx, unit, based.id())
                .compose(now -> now.version() == based.version()
                        ? store.change(tx, unit, now, typed.checked(), clock.instant())
                        : Future.succeededFuture(false))
                .compose(changed -> changed ? Future.succeededFuture() : stale(tx, unit, based.id()))
                .compose(done -> audit.record(tx, entry(unit, "address.changed", based.id())))
                .compose(done -> asDefault ? moveDefault(tx, unit, based.id()) : Future.succeededFuture())
                .compose(done -> present(tx, unit, based.id())));
    }

    /** The version of an address that a change is based on. */
    public record Version(AddressId id, long version) {}

    private Future<Void> stale(SqlClient tx, UnitId unit, AddressId id) {
        return present(tx, unit, id)
                .compose(now ->
                        Future.failedFuture(AddressProblem.STALE.problem().with("currentVersion", now.version())));
    }

    /** Makes an address the default; nothing happens when it is. Fails with {@link AddressProblem#NO_SUCH_ADDRESS}. */
    public Future<Void> makeDefault(UnitId unit, AddressId id) {
        return changing(tx -> moveDefault(tx, unit, id));
    }

    private Future<Void> moveDefault(SqlClient tx, UnitId unit, AddressId id) {
        return store.hold(tx, unit)
                .compose(held -> present(tx, unit, id))
                .compose(now -> now.isDefault() ? Future.succeededFuture() : mark(tx, unit, id));
    }

    private Future<Void> mark(SqlClient tx, UnitId unit, AddressId id) {
        return store.makeDefault(tx, unit, id)
                .compose(marked -> marked
                        ? audit.record(tx, entry(unit, "address.made-default", id))
                        : Future.failedFuture(AddressProblem.NO_SUCH_ADDRESS.problem()));
    }

    /**
     * Takes an address away; when it was the default, the oldest of the others becomes it. Fails with {@link
     * AddressProblem#NO_SUCH_ADDRESS}.
     */
    public Future<Void> remove(UnitId unit, AddressId id) {
        return changing(tx -> store.hold(tx, unit)
                .compose(held -> present(tx, unit, id))
                .compose(was -> store.remove(tx, unit, id)
                        .compose(done -> audit.record(tx, entry(unit, "address.removed", id)))
                        .compose(done -> was.isDefault() ? passOn(tx, unit) : Future.succeededFuture())));
    }

    private Future<Void> passOn(SqlClient tx, UnitId unit) {
        return store.all(tx, unit)
                .compose(left -> left.isEmpty()
                        ? Future.succeededFuture()
                        : mark(tx, unit, left.get(0).id()));
    }

    /** Two that make different addresses the default at once: one of them starts over, and wins. */
    private <T> Future<T> changing(Function<SqlConnection, Future<T>> work) {
        return db.tx(work)
                .recover(cause -> SqlStates.isUniqueViolation(cause, "address_one_default")
                        ? db.tx(work)
                        : Future.failedFuture(cause));
    }

    private static AuditEntry entry(UnitId unit, String action, AddressId id) {
        return new AuditEntry(unit, "unit:" + unit, action, "address:" + id, "", "", "");
    }
}
