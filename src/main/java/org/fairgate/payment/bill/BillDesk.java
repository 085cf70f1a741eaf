package org.fairgate.payment.bill;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.Proving;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Bills and their differences, for finance (R-PAY-7, R-FIN). Every action is on the audit trail. */
public final class BillDesk {
    /** Longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    /** Days of a page of bills. */
    public static final int DAYS = 7;

    private static final int MOST = 200;
    private static final int LAST_YEAR = 9999;

    private final Tools tools;
    private final Proving proving;
    private final Reconciliation reconciliation;
    private final BillStore days = new BillStore();
    private final DifferenceStore differences = new DifferenceStore();
    private final Colleagues colleagues;

    BillDesk(Tools tools, Proving proving, Reconciliation reconciliation) {
        this.tools = tools;
        this.proving = proving;
        this.reconciliation = reconciliation;
        this.colleagues = new Colleagues(tools.db());
    }

    /** What it works with. */
    record Tools(Db db, AuditService audit, InstantSource clock) {}

    /** How much there is to look at: open differences, and bills that did not come. */
    public record Counts(long differences, long missing) {}

    /** What a gateway said when it was asked once more, and the difference as it is after that. */
    public record Asked(Proving.Proof proof, Difference difference) {}

    /** {@link #DAYS} days of every gateway before a day, the youngest first. */
    public Future<List<BillDay>> days(LocalDate before) {
        return tools.db().read(client -> days.list(client, before, DAYS));
    }

    /**
     * The differences in one state, of the youngest day first.
     *
     * @param limit rows of a page, at most 200
     */
    public Future<Paged<Difference>> differences(Difference.State state, Cursor before, int limit) {
        int rows = Math.min(limit, MOST);
        return tools.db()
                .read(client -> differences.page(client, state, before, rows + 1))
                .map(found -> Paged.cut(found, rows, DifferenceStore::end));
    }

    /** What waits for finance. */
    public Future<Counts> counts() {
        return tools.db()
                .read(client -> differences
                        .countOpen(client)
                        .compose(open -> days.countMissing(client).map(missing -> new Counts(open, missing))));
    }

    /** Fetches a bill once more; fails with {@link BillProblem} when there is none, or it is to be fetched anyway. */
    public Future<Void> fetchAgain(StaffId by, BillDay.Key key) {
        return tools.db()
                .tx(tx -> days.hold(tx, key)
                        .map(held -> held.orElseThrow(() -> BillProblem.NO_SUCH_DAY.problem()))
                        .compose(held -> days.again(tx, key, now())
                                .map(BillDesk::mustBeDone)
                                .compose(done -> tools.audit()
                                        .record(
                                                tx,
                                                new AuditEntry(
                                                        AuditEntry.GLOBAL,
                                                        "staff:" + by,
                                                        "bill.fetched-again",
                                                        key.toString(),
                                                        held.state().code(),
                                                        BillDay.State.WAITING.code(),
                                                        "")))
                                .mapEmpty()));
    }

    private static Void mustBeDone(boolean done) {
        if (!done) {
            throw BillProblem.UNDER_WAY.problem();
        }
        return null;
    }

    /**
     * Asks the gateway about the payment of a difference, books what it confirms, and compares the day again.
     *
     * @return fails with {@link BillProblem}
     */
    public Future<Asked> ask(StaffId by, UUID id) {
        return tools.db()
                .read(client -> differences.find(client, id))
                .map(BillDesk::mustBeOpen)
                .compose(difference -> proving.prove(payment(difference))
                        .compose(proof -> compareAgain(by, difference, proof).map(now -> new Asked(proof, now))))
                .recover(colleagues::named);
    }

    private static PaymentKey payment(Difference difference) {
        return Optional.of(difference.finding())
                .filter(Difference.Finding::isAskable)
                .flatMap(Difference.Finding::payment)
                .orElseThrow(() -> BillProblem.NOTHING_TO_ASK.problem());
    }

    private Future<Difference> compareAgain(StaffId by, Difference difference, Proving.Proof proof) {
        return tools.db()
                .tx(tx -> days.hold(tx, difference.day())
                        .compose(held -> reconciliation.compare(tx, difference.day(), now()))
                        .compose(changed -> differences.find(tx, difference.id()))
                        .map(Optional::orElseThrow)
                        .compose(after -> record(
                                        tx,
                                        by,
                                        new Step("bill.difference-asked", difference, after.state(), proof.code()))
                                .map(after)));
    }

    /**
     * Settles a difference, with a word on what was done about it.
     *
     * @param note 1 to {@link #LONGEST_NOTE} characters
     * @return fails with {@link BillProblem}
     */
    public Future<Difference> settle(StaffId by, UUID id, String note) {
        String said = note.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE || said.indexOf('\0') >= 0) {
            return Future.failedFuture(BillProblem.NOTE_MISSING.problem());
        }
        return tools.db()
                .tx(tx -> differences
                        .hold(tx, id)
                        .map(BillDesk::mustBeOpen)
                        .compose(open -> differences
                                .settle(tx, id, said, by, now())
                                .compose(done -> record(
                                        tx,
                                        by,
                                        new Step("bill.difference-settled", open, Difference.State.SETTLED, said))))
                        .compose(done -> differences.find(tx, id))
                        .map(Optional::orElseThrow))
                .recover(colleagues::named);
    }

    private static Difference mustBeOpen(Optional<Difference> found) {
        Difference difference = found.orElseThrow(() -> BillProblem.NO_SUCH_DIFFERENCE.problem());
        if (difference.state() == Difference.State.SETTLED) {
            throw Colleagues.first(
                    BillProblem.ALREADY_SETTLED.problem().with("note", difference.note()),
                    difference.settled().flatMap(Difference.Settled::by),
                    difference.settled().map(Difference.Settled::at));
        }
        return difference;
    }

    /**
     * A day as it stands in addresses.
     *
     * @throws DateTimeException for anything else, and for days that no calendar of ours has
     */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("no day of ours: " + text);
        }
        return day;
    }

    /** Something that a member of staff did to a difference. */
    private record Step(String action, Difference difference, Difference.State to, String why) {}

    private Future<Void> record(SqlClient tx, StaffId by, Step step) {
        Difference difference = step.difference();
        UnitId chain = difference.finding().payment().map(PaymentKey::unit).orElse(AuditEntry.GLOBAL);
        return tools.audit()
                .record(
                        tx,
                        new AuditEntry(
                                chain,
                                "staff:" + by,
                                step.action(),
                                difference.day() + "/" + difference.finding().tradeNo(),
                                difference.state().code(),
                                step.to().code(),
                                step.why()))
                .mapEmpty();
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
