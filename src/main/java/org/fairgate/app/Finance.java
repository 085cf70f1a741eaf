package org.fairgate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.audit.AuditService;
import org.fairgate.order.OrderService;
import org.fairgate.payment.Proving;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.bill.BillRoutes;
import org.fairgate.payment.bill.BillVerticle;
import org.fairgate.payment.bill.Bills;
import org.fairgate.payment.bill.page.BillPages;
import org.fairgate.payment.finance.FinancePages;
import org.fairgate.payment.finance.FinanceRoutes;
import org.fairgate.payment.finance.UnitNames;
import org.fairgate.payment.finance.Waiting;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.OddPayments;
import org.fairgate.payment.ledger.view.OwedRefunds;
import org.fairgate.payment.odd.OddRoutes;
import org.fairgate.payment.odd.page.OddPages;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.page.Pages;

/** Bills, money that does not fit, and finance's overview, with their routes; on {@link Payments}. */
final class Finance {
    final Bills bills;
    private final Platform platform;
    private final OddPayments odd;
    private final OwedRefunds refunds;
    private final Waiting waiting;
    private final UnitNames names;

    Finance(Platform platform, Transfers transfers, Sources sources, Map<GatewayName, Gateway> gateways) {
        this.platform = platform;
        this.bills = new Bills(
                new Bills.Tools(platform.db, platform.clock, platform.ids, platform.metrics),
                new Bills.Sources(sources.orders(), sources.payments(), sources.audit(), sources.proving()),
                gateways,
                platform.settings.bills());
        this.odd = new OddPayments(platform.db, sources.audit(), platform.clock);
        this.refunds = new OwedRefunds(platform.db);
        this.waiting =
                new Waiting(new Waiting.Desks(transfers.desk, transfers.lines, odd, bills.desk(), refunds));
        this.names = units -> platform.db.read(client -> transfers.desk.unitNames(client, units));
    }

    /** What it stands on. */
    record Sources(
            OrderService orders,
            org.fairgate.payment.ledger.Payments payments,
            AuditService audit,
            Proving proving) {}

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new FinanceRoutes(waiting).endpoints());
        api.addAll(new OddRoutes(odd, refunds).endpoints());
        api.addAll(new BillRoutes(bills.desk(), platform.clock).endpoints());
        return api;
    }

    /** The pages. */
    List<Endpoint> pages(Pages pages) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new FinancePages(pages, waiting).endpoints());
        all.addAll(new OddPages(pages, odd, refunds, names).endpoints());
        all.addAll(new BillPages(pages, bills.desk(), names, platform.clock).endpoints());
        return all;
    }

    /** What the staff's home page offers, the overview first. */
    static List<StaffTask> tasks() {
        List<StaffTask> tasks = new ArrayList<>();
        tasks.add(FinancePages.TASK);
        tasks.addAll(Transfers.tasks());
        tasks.add(BillPages.TASK);
        return tasks;
    }

    /** Fetches bills in the role {@code payment}. */
    BillVerticle verticle() {
        return new BillVerticle(bills.rounds(), platform.settings.bills().poll());
    }
}
