package org.fairgate.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.file.FileService;
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
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.payment.odd.OddRoutes;
import org.fairgate.payment.odd.page.OddPages;
import org.fairgate.payment.statement.LineDesk;
import org.fairgate.payment.statement.StatementRoutes;
import org.fairgate.payment.statement.StatementService;
import org.fairgate.payment.statement.page.StatementPages;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferDeskRoutes;
import org.fairgate.payment.transfer.TransferRoutes;
import org.fairgate.payment.transfer.TransferService;
import org.fairgate.payment.transfer.page.TransferDeskPages;
import org.fairgate.payment.transfer.page.TransferPages;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.page.Pages;
import org.fairgate.unit.life.UnitQueue;

/** What finance works with: transfers and statements, bills, money that does not fit; on {@link Payments}. */
final class Finance {
    /** Statements are read one after the other. */
    private static final Bounds STATEMENTS = new Bounds("statements", 1, 8, Duration.ofSeconds(30));

    final TransferService transfers;
    final TransferDesk desk;
    final StatementService statements;
    final LineDesk lines;
    final Bills bills;
    private final Platform platform;
    private final UnitQueue units;
    private final OddPayments odd;
    private final OwedRefunds refunds;

    Finance(
            Platform platform,
            Services services,
            Registrations registrations,
            Paying paying,
            Map<GatewayName, Gateway> gateways) {
        this.platform = platform;
        this.units = registrations.units;
        OrderService orders = paying.orders();
        this.transfers = new TransferService(
                new TransferService.Tools(
                        platform.db, platform.clock, platform.ids, platform.wiring.random(), platform.cipher),
                new TransferService.Parts(orders, services.editions, services.files));
        this.desk = new TransferDesk(
                platform.db,
                platform.clock,
                platform.cipher,
                new TransferDesk.Parts(
                        orders,
                        services.editions,
                        paying.ledger(),
                        registrations.units,
                        services.files,
                        services.audit));
        this.statements = new StatementService(new StatementService.Tools(
                platform.db,
                platform.clock,
                platform.ids,
                platform.cipher,
                new BoundedWorkers(platform.vertx, platform.metrics, STATEMENTS),
                services.blobs,
                services.audit));
        this.lines = new LineDesk(
                statements, new LineDesk.Parts(platform.db, platform.clock, orders, transfers, desk, services.audit));
        this.bills = new Bills(
                new Bills.Tools(platform.db, platform.clock, platform.ids, platform.metrics),
                new Bills.Sources(orders, paying.ledger(), services.audit, paying.proving()),
                gateways,
                platform.settings.payment().bills());
        this.odd = new OddPayments(platform.db, services.audit, platform.clock);
        this.refunds = new OwedRefunds(platform.db);
    }

    /** What finance looks at. */
    record Paying(OrderService orders, org.fairgate.payment.ledger.Payments ledger, Proving proving) {}

    private Waiting waiting() {
        return new Waiting(new Waiting.Desks(desk, lines, odd, bills.desk(), refunds));
    }

    /** The pages. */
    List<Endpoint> pages(Pages pages, FileService files) {
        UnitNames names = ids -> platform.db.read(client -> units.lastNames(client, ids));
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new TransferPages(
                        pages,
                        transfers,
                        new TransferPages.Parts(
                                files,
                                platform.settings.transfer(),
                                platform.settings.upload().maxFile().bytes()))
                .endpoints());
        all.addAll(new TransferDeskPages(pages, desk).endpoints());
        all.addAll(new StatementPages(pages, statements, lines).endpoints());
        all.addAll(new FinancePages(pages, waiting()).endpoints());
        all.addAll(new OddPages(pages, odd, refunds, names).endpoints());
        all.addAll(new BillPages(pages, bills.desk(), names, platform.clock).endpoints());
        return all;
    }

    /** What the staff's home page offers, the overview first. */
    static List<StaffTask> tasks() {
        return List.of(FinancePages.TASK, TransferDeskPages.TASK, StatementPages.TASK, BillPages.TASK);
    }

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new TransferRoutes(transfers, platform.settings.transfer()).endpoints());
        api.addAll(new TransferDeskRoutes(desk).endpoints());
        api.addAll(new StatementRoutes(statements, lines).endpoints());
        api.addAll(new FinanceRoutes(waiting()).endpoints());
        api.addAll(new OddRoutes(odd, refunds).endpoints());
        api.addAll(new BillRoutes(bills.desk(), platform.clock).endpoints());
        return api;
    }

    /** Fetches bills in the role {@code payment}. */
    BillVerticle billVerticle() {
        return new BillVerticle(
                bills.rounds(), platform.settings.payment().bills().poll());
    }
}
