package org.fairgate.payment.finance;

import io.vertx.core.Future;
import org.fairgate.payment.bill.BillDesk;
import org.fairgate.payment.ledger.OddPayments;
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.payment.statement.LineDesk;
import org.fairgate.payment.transfer.TransferDesk;

/** Counts what waits for finance. */
public final class Waiting {
    private final Desks desks;

    public Waiting(Desks desks) {
        this.desks = desks;
    }

    /** Where it waits. */
    public record Desks(TransferDesk transfers, LineDesk lines, OddPayments odd, BillDesk bills, OwedRefunds refunds) {}

    /**
     * How much of each.
     *
     * @param transfers remittance forms to decide
     * @param bankLines lines of the bank that nobody has dealt with
     * @param oddPayments money in quarantine
     * @param differences between bills and the ledger
     * @param missingBills that gateways did not give
     * @param owedRefunds queued by the system itself
     */
    public record Counts(
            long transfers, long bankLines, long oddPayments, long differences, long missingBills, long owedRefunds) {}

    /** At this moment. */
    public Future<Counts> counts() {
        Future<Integer> transfers = desks.transfers().waiting();
        Future<Integer> lines = desks.lines().open();
        Future<Long> odd = desks.odd().countOpen();
        Future<BillDesk.Counts> bills = desks.bills().counts();
        Future<Long> refunds = desks.refunds().countQueued();
        return Future.all(transfers, lines, odd, bills, refunds)
                .map(all -> new Counts(
                        transfers.result(),
                        lines.result(),
                        odd.result(),
                        bills.result().differences(),
                        bills.result().missing(),
                        refunds.result()));
    }
}
