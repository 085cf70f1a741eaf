package org.fairgate.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.order.OrderRoutes;
import org.fairgate.order.OrderService;
import org.fairgate.payment.statement.LineDesk;
import org.fairgate.payment.statement.StatementRoutes;
import org.fairgate.payment.statement.StatementService;
import org.fairgate.payment.transfer.TransferDesk;
import org.fairgate.payment.transfer.TransferDeskRoutes;
import org.fairgate.payment.transfer.TransferRoutes;
import org.fairgate.payment.transfer.TransferService;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;

/** The services of what is paid, and their routes; on {@link Services}. */
final class Payments {
    private static final Bounds STATEMENTS = new Bounds("statements", 1, 8, Duration.ofSeconds(30));

    final OrderService orders;
    final TransferService transfers;
    final TransferDesk transferDesk;
    final StatementService statements;
    final LineDesk lineDesk;
    private final Platform platform;

    Payments(Platform platform, Services services, Registrations registrations) {
        this.platform = platform;
        this.orders = new OrderService(
                new OrderService.Tools(platform.db, platform.clock, platform.ids, platform.wiring.random()),
                new OrderService.Sources(
                        services.editions, services.units, new PersonOrdering(platform.clock), services.audit),
                new OrderService.Telling(services.notices, services.accounts.accounts()::accounts));
        this.transfers = new TransferService(
                new TransferService.Tools(
                        platform.db, platform.clock, platform.ids, platform.wiring.random(), platform.cipher),
                new TransferService.Parts(orders, services.editions, services.files));
        this.transferDesk = new TransferDesk(
                platform.db,
                platform.clock,
                platform.cipher,
                new TransferDesk.Parts(
                        orders, services.editions, registrations.units, services.files, services.audit));
        this.statements = new StatementService(new StatementService.Tools(
                platform.db,
                platform.clock,
                platform.ids,
                platform.cipher,
                new BoundedWorkers(platform.vertx, platform.metrics, STATEMENTS),
                services.blobs,
                services.audit));
        this.lineDesk = new LineDesk(
                statements,
                new LineDesk.Parts(
                        platform.db,
                        platform.clock,
                        orders,
                        services.editions,
                        transfers,
                        transferDesk,
                        services.audit));
    }

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new OrderRoutes(orders).endpoints());
        api.addAll(new TransferRoutes(transfers, platform.settings.transfer()).endpoints());
        api.addAll(new TransferDeskRoutes(transferDesk).endpoints());
        api.addAll(new StatementRoutes(statements, lineDesk).endpoints());
        return api;
    }
}
