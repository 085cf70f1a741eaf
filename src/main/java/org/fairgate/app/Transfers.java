package org.fairgate.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.file.FileService;
import org.fairgate.order.OrderService;
import org.fairgate.payment.ledger.Payments;
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

/** The services of bank transfers and statements, and their routes; on {@link Payments}. */
final class Transfers {
    /** Statements are read one after the other. */
    private static final Bounds STATEMENTS = new Bounds("statements", 1, 8, Duration.ofSeconds(30));

    final TransferService transfers;
    final TransferDesk desk;
    final StatementService statements;
    final LineDesk lines;
    private final Platform platform;

    /** Orders, and the tries to pay them. */
    record Ledger(OrderService orders, Payments payments) {}

    Transfers(Platform platform, Services services, Registrations registrations, Ledger ledger) {
        this.platform = platform;
        OrderService orders = ledger.orders();
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
                        ledger.payments(),
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
                statements,
                new LineDesk.Parts(
                        platform.db, platform.clock, orders, services.editions, transfers, desk, services.audit));
    }

    /** The pages. */
    List<Endpoint> pages(Pages pages, FileService files) {
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
        return all;
    }

    /** What the staff's home page offers. */
    static List<StaffTask> tasks() {
        return List.of(TransferDeskPages.TASK, StatementPages.TASK);
    }

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new TransferRoutes(transfers, platform.settings.transfer()).endpoints());
        api.addAll(new TransferDeskRoutes(desk).endpoints());
        api.addAll(new StatementRoutes(statements, lines).endpoints());
        return api;
    }
}
