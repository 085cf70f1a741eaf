package org.fairgate.app;

import java.util.ArrayList;
import java.util.List;
import org.fairgate.order.OrderRoutes;
import org.fairgate.order.OrderService;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.http.Endpoint;

/** The services of what is paid, and their routes; on {@link Services}. */
final class Payments {
    final OrderService orders;

    Payments(Platform platform, Services services) {
        this.orders = new OrderService(
                new OrderService.Tools(platform.db, platform.clock, platform.ids, platform.wiring.random()),
                new OrderService.Sources(
                        services.editions, services.units, new PersonOrdering(platform.clock), services.audit),
                new OrderService.Telling(services.notices, services.accounts.accounts()::accounts));
    }

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new OrderRoutes(orders).endpoints());
        return api;
    }
}
