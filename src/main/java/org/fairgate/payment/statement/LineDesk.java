package org.fairgate.payment.statement;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.payment.statement.read.StatementProblem;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferProblem;
import org.fairgate.payment.transfer.TransferService;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where finance deals with the bank's lines: books them to orders, or puts them aside. */
public final class LineDesk {
    private static final Logger LOG = LoggerFactory.getLogger(LineDesk.class);

    /** Most lines of a page. */
    public static final int MOST_LISTED = 50;

    private static final int LONGEST_NOTE = 500;
    private static final String YUAN = "CNY";

    private final Parts parts;
    private final StatementStore store;
    private final Proposals proposals;
    private final Colleagues colleagues;

    public LineDesk(StatementService statements, Parts parts) {
        this.parts = parts;
        this.store = statements.store();
        this.proposals = new Proposals(parts.orders(), parts.transfers(), parts.desk());
        this.colleagues = new Colleagues(parts.db());
    }

    /** What the desk works with and whom it asks. */
    public record Parts(
            Db db,
            InstantSource clock,
            OrderService orders,
            TransferService transfers,
            TransferDesk desk,
            AuditService audit) {}

    /** A line with the orders that it may pay, the best proposal first. */
    public record Proposed(BankLine line, List<Proposal> proposals) {
        public Proposed {
            proposals = List.copyOf(proposals);
        }

        /** Whether nothing is left to think about: exact, in yuan, paid by the unit itself. */
        public boolean isCertain() {
            return proposals.stream()
                            .findFirst()
                            .filter(best -> best.match() == Match.EXACT && !best.thirdParty())
                            .isPresent()
                    && line.said().currency().equals(YUAN);
        }
    }

    /** A page of lines. */
    public record Page(List<Proposed> lines, boolean more) {
        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** Lines in a state, the oldest first, behind one of them; fails with {@link StatementProblem#NO_SUCH_LINE}. */
    public Future<Page> page(LineState state, Optional<UUID> after, int limit) {
        int most = Math.min(limit, MOST_LISTED);
        return parts.db()
                .read(client -> behind(client, after)
                        .compose(from -> store.lines(client, state, from, most + 1))
                        .compose(found -> proposed(client, state, found.subList(0, Math.min(most, found.size())))
                                .map(lines -> new Page(lines, found.size() > most))));
    }

    private Future<StatementStore.After> behind(SqlClient client, Optional<UUID> after) {
        return after.map(id -> present(client, id)
                        .map(line -> new StatementStore.After(line.said().bookedOn(), line.id())))
                .orElseGet(() -> Future.succeededFuture(StatementStore.After.NOTHING));
    }

    private Future<BankLine> present(SqlClient client, UUID id) {
        return store.find(client, id).map(found -> found.orElseThrow(() -> StatementProblem.NO_SUCH_LINE.problem()));
    }

    private Future<List<Proposed>> proposed(SqlClient client, LineState state, List<BankLine> lines) {
        if (state != LineState.OPEN) {
            return Future.succeededFuture(
                    lines.stream().map(line -> new Proposed(line, List.of())).toList());
        }
        return proposals
                .of(client, lines)
                .map(found -> lines.stream()
                        .map(line -> new Proposed(line, found.getOrDefault(line.id(), List.of())))
                        .toList());
    }

    /** How many lines nobody has dealt with. */
    public Future<Integer> open() {
        return parts.db().read(store::open);
    }

    /** A line with its proposals; fails with {@link StatementProblem#NO_SUCH_LINE}. */
    public Future<Proposed> find(UUID id) {
        return parts.db()
                .read(client -> present(client, id)
                        .compose(line -> proposed(client, line.state(), List.of(line)))
                        .map(lines -> lines.get(0)));
    }

    /**
     * Books a line to orders, by their numbers: they are paid, all or none. Fails with {@link StatementProblem} or {@link
     * TransferProblem}; {@code thirdParty} says that it is right that somebody else paid.
     */
    public Future<Void> book(StaffId by, UUID line, Collection<String> orderNumbers, boolean thirdParty) {
        return parts.db()
                .tx(tx -> parts.orders()
                        .locate(tx, orderNumbers)
                        .map(found -> complete(found.values(), orderNumbers))
                        .compose(keys -> parts.orders().hold(tx, keys))
                        .compose(orders -> held(tx, line).compose(open -> booked(tx, open, orders, by, thirdParty))))
                .recover(colleagues::named);
    }

    private static <T> Collection<T> complete(Collection<T> found, Collection<String> wanted) {
        if (found.isEmpty() || found.size() != wanted.stream().distinct().count()) {
            throw OrderProblem.NO_SUCH_ORDER.problem();
        }
        return found;
    }

    private Future<BankLine> held(SqlClient tx, UUID id) {
        return store.hold(tx, id).map(found -> {
            BankLine line = found.orElseThrow(() -> StatementProblem.NO_SUCH_LINE.problem());
            if (line.state() != LineState.OPEN) {
                throw decided(line);
            }
            return line;
        });
    }

    private static Problem decided(BankLine line) {
        return Colleagues.first(
                StatementProblem.LINE_DECIDED
                        .problem()
                        .with("state", line.state().code()),
                line.decidedBy(),
                line.decidedAt());
    }

    private Future<Void> booked(SqlClient tx, BankLine line, List<Order> orders, StaffId by, boolean thirdParty) {
        Fen sum = orders.stream().map(Order::amount).reduce(Fen.ZERO, Fen::plus);
        if (!line.said().currency().equals(YUAN)) {
            throw StatementProblem.OTHER_CURRENCY.problem();
        }
        if (!sum.equals(line.said().amount())) {
            throw StatementProblem.SUM_DIFFERS.problem().with("sumFen", sum.value());
        }
        return payerFits(tx, line, orders, thirdParty)
                .compose(done -> parts.desk()
                        .payByLine(
                                tx,
                                orders,
                                new TransferDesk.Proof(
                                        Optional.of(line.id()), line.said().bookedOn(), by)))
                .compose(done -> store.pay(tx, line.id(), orders))
                .compose(done -> decide(
                        tx,
                        line,
                        new StatementStore.Decision(LineState.BOOKED, "", by, List.of(LineState.OPEN)),
                        orders.stream().map(Order::number).collect(Collectors.joining(" "))));
    }

    private Future<Void> payerFits(SqlClient tx, BankLine line, List<Order> orders, boolean thirdParty) {
        if (thirdParty) {
            return Future.succeededFuture();
        }
        return parts.desk().names(tx, orders).map(names -> {
            boolean another = orders.stream()
                    .map(order -> names.getOrDefault(order.key(), ""))
                    .anyMatch(unit -> TransferDesk.isAnother(unit, line.said().payer()));
            if (another) {
                throw TransferProblem.THIRD_PARTY.problem();
            }
            return (Void) null;
        });
    }

    /** What came of booking many lines at once. */
    public record BulkResult(int booked, int skipped, int failed) {}

    /**
     * Books those of the lines that are certain to their orders, each by itself, after a check of what they should sum up to.
     * Fails with {@link StatementProblem#SUM_DIFFERS} before anything is booked.
     */
    public Future<BulkResult> bookCertain(StaffId by, List<UUID> lines, Fen expected) {
        return certain(lines).compose(certain -> {
            Fen sum = certain.stream().map(one -> one.line().said().amount()).reduce(Fen.ZERO, Fen::plus);
            return sum.equals(expected)
                    ? each(by, certain, 0, new BulkResult(0, lines.size() - certain.size(), 0))
                    : Future.failedFuture(StatementProblem.SUM_DIFFERS.problem().with("sumFen", sum.value()));
        });
    }

    /** Those of the lines that are open and certain, all of them read and matched at once. */
    private Future<List<Proposed>> certain(List<UUID> lines) {
        return parts.db()
                .read(client -> store.stillOpen(client, lines)
                        .compose(open -> proposed(client, LineState.OPEN, open))
                        .map(proposed ->
                                proposed.stream().filter(Proposed::isCertain).toList()));
    }

    private Future<BulkResult> each(StaffId by, List<Proposed> lines, int at, BulkResult so) {
        if (at == lines.size()) {
            return Future.succeededFuture(so);
        }
        Proposed next = lines.get(at);
        List<String> numbers =
                next.proposals().get(0).orders().stream().map(Order::number).toList();
        return book(by, next.line().id(), numbers, false)
                .map(done -> new BulkResult(so.booked() + 1, so.skipped(), so.failed()))
                .recover(cause -> Future.succeededFuture(notBooked(cause, so)))
                .compose(result -> each(by, lines, at + 1, result));
    }

    /** The others are booked all the same. */
    private static BulkResult notBooked(Throwable cause, BulkResult so) {
        if (cause instanceof Problem) {
            return new BulkResult(so.booked(), so.skipped() + 1, so.failed());
        }
        LOG.warn("a line of the bank could not be booked with the others", cause);
        return new BulkResult(so.booked(), so.skipped(), so.failed() + 1);
    }

    /** Puts a line aside that is none of ours, with a note why. */
    public Future<Void> discard(StaffId by, UUID line, String note) {
        String kept = note.strip();
        if (kept.isEmpty()) {
            return Future.failedFuture(TransferProblem.NO_REASON.problem());
        }
        String why = kept.length() <= LONGEST_NOTE ? kept : kept.substring(0, LONGEST_NOTE);
        return moved(line, new StatementStore.Decision(LineState.DISCARDED, why, by, List.of(LineState.OPEN)));
    }

    /** Takes a line that was put aside up again. */
    public Future<Void> reopen(StaffId by, UUID line) {
        return moved(line, new StatementStore.Decision(LineState.OPEN, "", by, List.of(LineState.DISCARDED)));
    }

    private Future<Void> moved(UUID id, StatementStore.Decision decision) {
        return parts.db()
                .tx(tx -> store.hold(tx, id)
                        .map(found -> found.orElseThrow(() -> StatementProblem.NO_SUCH_LINE.problem()))
                        .compose(line -> decide(tx, line, decision, decision.note())))
                .recover(colleagues::named);
    }

    /** @param why for the audit trail: a note, or the orders that were paid */
    private Future<Void> decide(SqlClient tx, BankLine line, StatementStore.Decision decision, String why) {
        return store.decide(tx, line.id(), decision, parts.clock().instant().truncatedTo(ChronoUnit.MICROS))
                .compose(done -> done ? Future.succeededFuture() : Future.failedFuture(decided(line)))
                .compose(done -> parts.audit()
                        .record(
                                tx,
                                new AuditEntry(
                                        AuditEntry.GLOBAL,
                                        "staff:" + decision.by(),
                                        "bank-line.decided",
                                        "bank-line:" + line.id(),
                                        line.state().code(),
                                        decision.to().code(),
                                        why)));
    }
}
