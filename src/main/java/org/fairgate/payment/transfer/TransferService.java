package org.fairgate.payment.transfer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FilePurpose;
import org.fairgate.file.FileService;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.TransferReference;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;

/** The unit's side of a transfer: where to pay to, under which reference, and the form that says it was done. */
public final class TransferService {
    private static final int TRIES = 5;

    private final Tools tools;
    private final Parts parts;
    private final TransferStore store;

    public TransferService(Tools tools, Parts parts) {
        this.tools = tools;
        this.parts = parts;
        this.store = new TransferStore(tools.cipher(), tools.index());
    }

    /** What the service works with. */
    public record Tools(
            Db db, InstantSource clock, Ids ids, RandomGenerator random, FieldCipher cipher, BlindIndex index) {}

    /** Whom it asks. */
    public record Parts(OrderService orders, EditionService editions, FileService files) {}

    /**
     * An order with what is known of its transfer.
     *
     * @param open whether a form may still be sent in, by the clock
     * @param forms newest first
     */
    public record Situation(
            Order order, TransferReference reference, Instant deadline, boolean open, List<Transfer> forms) {
        public Situation {
            forms = List.copyOf(forms);
        }
    }

    /** How the order can be paid by transfer; gives it its reference when it has none. */
    public Future<Situation> situation(UnitId unit, OrderId id) {
        return parts.orders()
                .find(unit, id)
                .compose(order -> reference(order.key(), TRIES)
                        .compose(reference -> tools.db()
                                .read(client -> store.of(client, order.key()))
                                .map(forms -> situation(order, reference, forms))));
    }

    private Situation situation(Order order, TransferReference reference, List<Transfer> forms) {
        Instant deadline = edition(order).transferDeadline();
        return new Situation(order, reference, deadline, tools.clock().instant().isBefore(deadline), forms);
    }

    /** Of the order, which may be a past one's. */
    private Edition edition(Order order) {
        return parts.editions().of(order.edition());
    }

    /** Of two who ask at once for the first time one adds it, and both read it. */
    private Future<TransferReference> reference(OrderKey order, int triesLeft) {
        return tools.db()
                .read(client -> ReferenceStore.of(client, order))
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> triesLeft == 0
                                ? Future.failedFuture(new IllegalStateException("no free payment reference"))
                                : tools.db()
                                        .read(client -> ReferenceStore.add(
                                                client, TransferReference.random(tools.random()), order, now()))
                                        .compose(added -> reference(order, triesLeft - 1))));
    }

    /** The forms of an order, newest first. */
    public Future<List<Transfer>> forms(OrderKey order) {
        return tools.db().read(client -> store.of(client, order));
    }

    /** Whose some references are. */
    public Future<Map<TransferReference, OrderKey>> owners(SqlClient client, Collection<TransferReference> references) {
        return ReferenceStore.owners(client, references);
    }

    /**
     * Sends a remittance form in, before the deadline of transfers (R-PAY-5): the order waits for finance from now on. Fails
     * with {@link TransferProblem#CLOSED}, {@link TransferProblem#INVALID}, {@link TransferProblem#ORDER_STATE} or {@code
     * file.no-such-file}.
     */
    public Future<Transfer> declare(UnitId unit, OrderId id, RemittanceForm typed) {
        return tools.db()
                .tx(tx -> held(tx, new OrderKey(unit, id))
                        .map(this::mayDeclare)
                        .compose(order -> declared(tx, order, typed.checked(order.amount(), today(order)))));
    }

    private Order mayDeclare(Order order) {
        if (order.state() != OrderState.UNPAID) {
            throw TransferProblem.ORDER_STATE
                    .problem()
                    .with("state", order.state().code());
        }
        Instant deadline = edition(order).transferDeadline();
        if (!tools.clock().instant().isBefore(deadline)) {
            throw TransferProblem.CLOSED.problem().with("deadline", deadline.toString());
        }
        return order;
    }

    private Future<Transfer> declared(SqlClient tx, Order order, Remittance said) {
        OrderKey key = order.key();
        UUID id = tools.ids().next();
        return parts.files()
                .attach(tx, key.unit(), said.voucher(), FilePurpose.TRANSFER_VOUCHER)
                .compose(done -> store.insert(tx, key, id, said, now()))
                .compose(done -> parts.orders().confirming(tx, order, "unit:" + key.unit()))
                .compose(done -> store.find(tx, key.unit(), id))
                .map(found -> found.orElseThrow());
    }

    /** Takes the form that waits back; fails with {@link TransferProblem#ORDER_STATE} where none does. */
    public Future<Void> withdraw(UnitId unit, OrderId id) {
        return tools.db().tx(tx -> held(tx, new OrderKey(unit, id)).compose(order -> withdrawn(tx, order)));
    }

    private Future<Void> withdrawn(SqlClient tx, Order order) {
        if (order.state() != OrderState.CONFIRMING) {
            return Future.failedFuture(TransferProblem.ORDER_STATE
                    .problem()
                    .with("state", order.state().code()));
        }
        var decision = new TransferStore.Decision(TransferState.WITHDRAWN, "", Optional.empty(), Optional.empty());
        return waiting(tx, order.key())
                .compose(form -> store.decide(tx, form, decision, now()))
                .compose(done -> parts.orders()
                        .unconfirmed(
                                tx,
                                order,
                                OrderState.Mover.UNIT,
                                "unit:" + order.key().unit()))
                .mapEmpty();
    }

    private Future<Transfer> waiting(SqlClient tx, OrderKey order) {
        return store.of(tx, order)
                .map(forms -> forms.stream()
                        .filter(form -> form.state() == TransferState.DECLARED)
                        .findFirst()
                        .orElseThrow(() -> TransferProblem.NO_SUCH_TRANSFER.problem()));
    }

    private Future<Order> held(SqlClient tx, OrderKey key) {
        return parts.orders()
                .hold(tx, List.of(key))
                .compose(held -> held.isEmpty() ? parts.orders().find(tx, key) : Future.succeededFuture(held.get(0)));
    }

    private LocalDate today(Order order) {
        return LocalDate.ofInstant(tools.clock().instant(), edition(order).timeZone());
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
