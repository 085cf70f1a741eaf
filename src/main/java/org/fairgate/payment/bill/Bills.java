package org.fairgate.payment.bill;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.fairgate.audit.AuditService;
import org.fairgate.order.OrderService;
import org.fairgate.payment.Proving;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.payment.ledger.view.LedgerDays;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.time.Ids;

/** Everything about bills, put together over the same gateways and the same ledger. */
public final class Bills {
    private final BillRounds rounds;
    private final BillDesk desk;

    /** @param gateways those that are configured; no bills are fetched of others */
    public Bills(Tools tools, Sources sources, Map<GatewayName, Gateway> gateways, PaymentSettings.Bills settings) {
        LedgerDays ledger = new LedgerDays();
        Reconciliation reconciliation = new Reconciliation(
                new Reconciliation.Sources(
                        sources.orders(), sources.payments(), ledger, new OwedRefunds(tools.db()), sources.audit()),
                tools.ids());
        this.rounds = new BillRounds(
                new BillRounds.Tools(tools.db(), tools.clock(), tools.metrics()),
                gateways,
                settings,
                sources.proving(),
                new BillRounds.Reckoning(reconciliation, ledger));
        this.desk = new BillDesk(
                new BillDesk.Tools(tools.db(), sources.audit(), tools.clock()), sources.proving(), reconciliation);
    }

    /** What they work with. */
    public record Tools(Db db, InstantSource clock, Ids ids, MeterRegistry metrics) {}

    /** What is compared, and who asks gateways. */
    public record Sources(OrderService orders, Payments payments, AuditService audit, Proving proving) {}

    /** Fetches and compares. */
    public BillRounds rounds() {
        return rounds;
    }

    /** For finance. */
    public BillDesk desk() {
        return desk;
    }
}
