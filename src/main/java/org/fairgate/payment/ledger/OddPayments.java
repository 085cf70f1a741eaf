package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.account.staff.Colleagues;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.platform.db.Db;

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

    /** Where a page of the list ends: its last row. */
    public record Cursor(Instant at, UUID id) {
        /** Before every row there is. */
        public static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

        private static final String BETWEEN = "_";

        /** Where a page ends whose last row is this. */
        public static Cursor of(OddPayment last) {
            return new Cursor(last.createdAt(), last.id());
        }

        /** Reads {@link #text()}; empty for anything else. */
        public static Optional<Cursor> parse(String text) {
            String[] parts = text.split(BETWEEN, -1);
            try {
                return parts.length == 2
                        ? Optional.of(new Cursor(
                                        Instant.parse(parts[0]),
                                        FileId.parse(parts[1]).value()))
                                .filter(Cursor::isStorable)
                        : Optional.empty();
            } catch (DateTimeException | InvalidValue strange) {
                return Optional.empty();
            }
        }

        /** Years that PostgreSQL does not count to are none of ours. */
        private boolean isStorable() {
            return !at.isBefore(Instant.EPOCH) && !at.isAfter(NEWEST.at());
        }

        /** As it stands in addresses. */
        public String text() {
            return at + BETWEEN + id;
        }
    }

    /**
     * A page, newest first.
     *
     * @param next where the next page begins; empty on the last one
     */
    public record Page(List<OddPayment> payments, Optional<Cursor> next) {
        public Page {
            payments = List.copyOf(payments);
        }
    }

    /**
     * What is in one of these states, newest first.
     *
     * @param limit rows of a page, at most 200
     */
    public Future<Page> list(Set<OddPayment.State> states, Cursor before, int limit) {
        int rows = Math.min(limit, MOST);
        // one more than asked for is read, to see whether there is a next page
        return db.read(client -> store.list(client, states, before, rows + 1))
                .map(found -> found.size() > rows
                        ? new Page(found.subList(0, rows), Optional.of(Cursor.of(found.get(rows - 1))))
                        : new Page(found, Optional.empty()));
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
