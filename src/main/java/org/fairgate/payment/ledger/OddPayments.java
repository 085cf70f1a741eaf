package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Money that does not fit, for finance: looked through and settled (R-PAY-6). */
public final class OddPayments {
    /** Longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    private static final int MOST = 200;

    private final Db db;
    private final AuditService audit;
    private final InstantSource clock;
    private final OddPaymentStore store = new OddPaymentStore();
    private final Colleagues colleagues;

    public OddPayments(Db db, AuditService audit, InstantSource clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.colleagues = new Colleagues(db);
    }

    /**
     * What is in one of these states, newest first.
     *
     * @param limit rows of a page, at most 200
     */
    public Future<Paged<OddPayment>> list(Set<OddPayment.State> states, Cursor before, int limit) {
        int rows = Math.min(limit, MOST);
        return db.read(client -> store.list(client, states, before, rows + 1))
                .map(found -> Paged.cut(found, rows, last -> new Cursor(last.createdAt(), last.id())));
    }

    /** How many wait for finance. */
    public Future<Long> countOpen() {
        return db.read(store::countOpen);
    }

    /**
     * Settles one, with a word on what was done about it.
     *
     * @param note 1 to {@link #LONGEST_NOTE} characters
     * @return fails with {@link OddProblem}
     */
    public Future<OddPayment> resolve(StaffId by, UUID id, String note) {
        String said = note.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE) {
            return Future.failedFuture(OddProblem.NOTE_MISSING.problem());
        }
        OddPayment.Resolved resolved =
                new OddPayment.Resolved(by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return db.tx(tx -> store.hold(tx, id)
                        .map(OddPayments::mustBeUnresolved)
                        .compose(odd -> store.resolve(tx, id, said, resolved)
                                .compose(done -> audit.record(tx, entry(odd, by, said)))
                                .compose(done -> store.hold(tx, id)))
                        .map(Optional::orElseThrow))
                .recover(colleagues::named);
    }

    private static OddPayment mustBeUnresolved(Optional<OddPayment> found) {
        OddPayment odd = found.orElseThrow(() -> OddProblem.NO_SUCH_PAYMENT.problem());
        if (odd.state() == OddPayment.State.RESOLVED) {
            throw Colleagues.first(
                    OddProblem.ALREADY_RESOLVED.problem().with("note", odd.note()),
                    odd.resolved().map(OddPayment.Resolved::by),
                    odd.resolved().map(OddPayment.Resolved::at));
        }
        return odd;
    }

    private static AuditEntry entry(OddPayment odd, StaffId by, String note) {
        UnitId chain = odd.order().map(OrderKey::unit).orElse(AuditEntry.GLOBAL);
        return new AuditEntry(
                chain,
                "staff:" + by,
                "payment.odd-resolved",
                odd.gateway().code() + "/" + odd.tradeNo(),
                odd.state().code(),
                OddPayment.State.RESOLVED.code(),
                note);
    }
}
