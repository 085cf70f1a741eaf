package org.fairgate.payment.transfer;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.delegation.Scope;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileService;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeKind;
import org.fairgate.order.OrderService;
import org.fairgate.order.PaidOrder;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.order.base.OrderState.Mover;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.unit.life.UnitQueue;

/** Finance's side of a transfer: the forms that wait, and what is decided of them (R-PAY-4c, R-FIN). */
public final class TransferDesk {
    /** How an order says that it was paid by transfer. */
    public static final String PAID_BY = "transfer";

    /** Most forms of a page. */
    public static final int MOST_LISTED = 100;

    private static final int LONGEST_REASON = 500;

    private final Db db;
    private final InstantSource clock;
    private final TransferStore store;
    private final Parts parts;
    private final Colleagues colleagues;

    public TransferDesk(Tools tools, Parts parts) {
        this.db = tools.db();
        this.clock = tools.clock();
        this.store = new TransferStore(tools.cipher(), tools.index());
        this.parts = parts;
        this.colleagues = new Colleagues(db);
    }

    /** What it works with. */
    public record Tools(Db db, InstantSource clock, FieldCipher cipher, BlindIndex index) {}

    /** Money that came, as far as forms can wait for it. */
    public record Awaited(Fen sum, PayerName payer) {}

    /** Whom it asks. */
    public record Parts(
            OrderService orders,
            EditionService editions,
            Payments payments,
            UnitQueue units,
            FileService files,
            AuditService audit) {}

    /**
     * A form as finance sees it.
     *
     * @param unit name of the unit, as it was approved
     * @param thirdParty whether somebody else paid, by name
     */
    public record Case(Transfer transfer, Order order, String unit, boolean thirdParty) {}

    /** A page of the queue, those first who have waited longest. */
    public record Page(List<Case> cases, boolean more) {
        public Page {
            cases = List.copyOf(cases);
        }
    }

    /** Forms in a state, behind one of them; fails with {@link TransferProblem#NO_SUCH_TRANSFER}. */
    public Future<Page> queue(TransferState state, Optional<TransferKey> after, int limit) {
        int most = Math.min(limit, MOST_LISTED);
        return db.read(client -> behind(client, after)
                .compose(from -> store.queue(client, state, from, most + 1))
                .compose(found -> cases(client, found.subList(0, Math.min(most, found.size())))
                        .map(cases -> new Page(cases, found.size() > most))));
    }

    private Future<TransferStore.After> behind(SqlClient client, Optional<TransferKey> after) {
        return after.map(key -> present(client, key).map(last -> new TransferStore.After(last.declaredAt(), last.id())))
                .orElseGet(() -> Future.succeededFuture(TransferStore.After.NOTHING));
    }

    /** How many forms wait. */
    public Future<Integer> waiting() {
        return db.read(store::waiting);
    }

    /**
     * Forms that wait for money of such a payer and sum, and for such a sum of anybody; the first ones of each.
     *
     * @param each how many of either kind for each sum
     */
    public Future<List<Case>> awaiting(SqlClient client, List<Awaited> money, int each) {
        return money.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.awaiting(client, money, each).compose(found -> cases(client, found));
    }

    /** One form; fails with {@link TransferProblem#NO_SUCH_TRANSFER}. */
    public Future<Case> find(TransferKey key) {
        return db.read(client -> present(client, key)
                .compose(transfer -> cases(client, List.of(transfer)))
                .map(cases -> cases.get(0)));
    }

    private Future<Transfer> present(SqlClient client, TransferKey key) {
        return store.find(client, key.unit(), key.transfer())
                .map(found -> found.orElseThrow(() -> TransferProblem.NO_SUCH_TRANSFER.problem()));
    }

    private Future<List<Case>> cases(SqlClient client, List<Transfer> transfers) {
        List<OrderKey> keys = transfers.stream().map(Transfer::order).distinct().toList();
        return parts.orders()
                .find(client, keys)
                .compose(orders -> names(client, orders).map(names -> {
                    Map<OrderKey, Order> byKey = orders.stream().collect(Collectors.toMap(Order::key, order -> order));
                    return transfers.stream()
                            .flatMap(transfer -> Optional.ofNullable(byKey.get(transfer.order())).stream()
                                    .map(order -> asCase(transfer, order, names)))
                            .toList();
                }));
    }

    private static Case asCase(Transfer transfer, Order order, Map<OrderKey, String> names) {
        String name = names.getOrDefault(order.key(), "");
        return new Case(
                transfer, order, name, isAnother(name, transfer.remittance().payer()));
    }

    /** What the units of some orders were called in the orders' own editions; those never submitted there are left out. */
    public Future<Map<OrderKey, String>> names(SqlClient client, Collection<Order> orders) {
        Map<EditionId, List<Order>> editions = orders.stream().collect(Collectors.groupingBy(Order::edition));
        Map<OrderKey, String> all = new HashMap<>();
        Future<Map<OrderKey, String>> read = Future.succeededFuture(all);
        for (List<Order> ofOne : editions.values()) {
            read = read.compose(so -> namesInOne(client, ofOne)).map(names -> {
                all.putAll(names);
                return all;
            });
        }
        return read;
    }

    /** Of orders that are all of one edition. */
    private Future<Map<OrderKey, String>> namesInOne(SqlClient client, List<Order> orders) {
        Set<UnitId> units = orders.stream().map(order -> order.key().unit()).collect(Collectors.toSet());
        return parts.units()
                .of(client, Scope.edition(), units, orders.get(0).edition())
                .map(found -> {
                    Map<OrderKey, String> names = new HashMap<>();
                    orders.forEach(
                            order -> Optional.ofNullable(found.get(order.key().unit()))
                                    .ifPresent(unit -> names.put(order.key(), unit.name())));
                    return names;
                });
    }

    /** Whether two names are of different payers. */
    public static boolean isAnother(String unit, String payer) {
        return PayerName.of(unit).isAnother(PayerName.of(payer));
    }

    /** The picture of the voucher. */
    public Future<FileService.Content> voucher(TransferKey key) {
        return db.read(client -> present(client, key))
                .compose(transfer ->
                        parts.files().content(key.unit(), transfer.remittance().voucher()));
    }

    /**
     * Finance has the money: the order is paid. Fails with {@link TransferProblem#DECIDED}, {@link
     * TransferProblem#ORDER_STATE} (other money was first) or, unless {@code thirdParty} says that it is right, {@link
     * TransferProblem#THIRD_PARTY}.
     */
    public Future<Case> confirm(StaffId by, TransferKey key, boolean thirdParty) {
        return db.tx(tx -> deciding(tx, key).compose(waiting -> {
                    requirePayable(waiting.order());
                    if (waiting.thirdParty() && !thirdParty) {
                        throw TransferProblem.THIRD_PARTY.problem();
                    }
                    Proof proof = new Proof(
                            Optional.empty(), waiting.transfer().remittance().paidOn(), by);
                    return paid(tx, List.of(waiting.order()), List.of(waiting.transfer()), proof);
                }))
                .recover(colleagues::named)
                .compose(done -> find(key));
    }

    /**
     * Who says that money came by transfer, and how they know.
     *
     * @param line of the bank's statement; empty where the form was enough
     * @param paidOn the day that the money left or came, where the fair is
     */
    public record Proof(Optional<UUID> line, LocalDate paidOn, StaffId by) {}

    /**
     * A line of the bank pays these orders, held by the caller: their forms that wait are confirmed with it. Fails with {@link
     * TransferProblem#ORDER_STATE}.
     */
    public Future<Void> payByLine(SqlClient tx, List<Order> orders, Proof proof) {
        orders.forEach(TransferDesk::requirePayable);
        return waiting(tx, orders).compose(forms -> paid(tx, orders, forms, proof));
    }

    /** The forms of these orders that wait for finance. */
    private Future<List<Transfer>> waiting(SqlClient tx, List<Order> orders) {
        List<Transfer> waiting = new ArrayList<>();
        Future<List<Transfer>> all = Future.succeededFuture(waiting);
        for (Order order : orders) {
            all = all.compose(so -> store.of(tx, order.key())).map(forms -> {
                forms.stream()
                        .filter(form -> form.state() == TransferState.DECLARED)
                        .forEach(waiting::add);
                return waiting;
            });
        }
        return all;
    }

    /** The audit trail last: whoever moves persons of these units takes the locks in the same order. */
    private Future<Void> paid(SqlClient tx, List<Order> orders, List<Transfer> forms, Proof proof) {
        var decision = new TransferStore.Decision(TransferState.CONFIRMED, "", proof.line(), Optional.of(proof.by()));
        String actor = "staff:" + proof.by();
        Future<Void> decided = Future.succeededFuture();
        for (Transfer form : forms) {
            decided = decided.compose(done -> decide(tx, form, decision));
        }
        List<OrderKey> keys = orders.stream().map(Order::key).toList();
        return decided.compose(done -> parts.payments().hurry(tx, keys))
                .compose(done -> parts.orders()
                        .paid(
                                tx,
                                orders.stream()
                                        .map(order -> new PaidOrder(
                                                order, PAID_BY, paidAt(order, proof), Mover.FINANCE, actor))
                                        .toList()))
                .compose(done -> parts.audit()
                        .recordAll(
                                tx,
                                forms.stream()
                                        .map(form -> entry(form, decision, actor))
                                        .toList()));
    }

    private Instant paidAt(Order order, Proof proof) {
        return proof.paidOn()
                .atStartOfDay(parts.editions().of(order.edition()).timeZone())
                .toInstant();
    }

    /**
     * Finance does not find the money, or not like this: the form goes back with a reason. The order is to be paid as before,
     * unless other money has paid it meanwhile, and the unit is told which of both. Fails with {@link
     * TransferProblem#NO_REASON} or {@link TransferProblem#DECIDED}.
     */
    public Future<Case> reject(StaffId by, TransferKey key, String typedReason) {
        String reason = typedReason.strip();
        if (reason.isEmpty()) {
            return Future.failedFuture(TransferProblem.NO_REASON.problem());
        }
        String kept = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        return db.tx(tx -> deciding(tx, key).compose(waiting -> rejected(tx, waiting, by, kept)))
                .recover(colleagues::named)
                .compose(done -> find(key));
    }

    private Future<Void> rejected(SqlClient tx, Case waiting, StaffId by, String reason) {
        Order order = waiting.order();
        Transfer form = waiting.transfer();
        String actor = "staff:" + by;
        var decision = new TransferStore.Decision(TransferState.REJECTED, reason, Optional.empty(), Optional.of(by));
        return decide(tx, form, decision)
                .compose(done -> parts.orders()
                        .tell(
                                tx,
                                order,
                                order.state() == OrderState.PAID
                                        ? NoticeKind.TRANSFER_NOT_NEEDED
                                        : NoticeKind.TRANSFER_REJECTED,
                                Map.of("number", order.number(), "reason", reason),
                                form.id().toString()))
                .compose(done -> order.state() == OrderState.CONFIRMING
                        ? parts.orders()
                                .unconfirmed(tx, order, Mover.FINANCE, actor)
                                .mapEmpty()
                        : Future.succeededFuture())
                .compose(done -> parts.audit().record(tx, entry(form, decision, actor)));
    }

    private Future<Void> decide(SqlClient tx, Transfer form, TransferStore.Decision decision) {
        return store.decide(tx, form, decision, now())
                .compose(done ->
                        done ? Future.succeededFuture() : Future.failedFuture(TransferProblem.DECIDED.problem()));
    }

    private static AuditEntry entry(Transfer form, TransferStore.Decision decision, String actor) {
        return new AuditEntry(
                form.order().unit(),
                actor,
                "transfer.decided",
                "transfer:" + form.id(),
                form.state().code(),
                decision.to().code(),
                decision.reason());
    }

    /** The form with its order, whose row is held first, as everybody does. */
    private Future<Case> deciding(SqlClient tx, TransferKey key) {
        return present(tx, key)
                .compose(before -> parts.orders().hold(tx, List.of(before.order())))
                .compose(held -> present(tx, key).compose(now -> cases(tx, List.of(now))))
                .map(cases -> {
                    Case now = cases.get(0);
                    if (now.transfer().state() != TransferState.DECLARED) {
                        throw decided(now.transfer());
                    }
                    return now;
                });
    }

    private static Problem decided(Transfer transfer) {
        return Colleagues.first(
                TransferProblem.DECIDED.problem().with("state", transfer.state().code()),
                transfer.decidedBy(),
                transfer.decidedAt());
    }

    private static void requirePayable(Order order) {
        if (!OrderState.before(OrderState.PAID, Mover.FINANCE).contains(order.state())) {
            throw TransferProblem.ORDER_STATE
                    .problem()
                    .with("state", order.state().code())
                    .with("order", order.number());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
