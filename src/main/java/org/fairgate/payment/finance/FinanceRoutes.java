package org.fairgate.payment.finance;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;

/** What waits for finance as JSON API. */
public final class FinanceRoutes {
    private final Waiting waiting;

    public FinanceRoutes(Waiting waiting) {
        this.waiting = waiting;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/api/v1/finance/overview", Access.of(Role.FINANCE), this::overview));
    }

    private Future<Reply> overview(Call unusedCall) {
        return waiting.counts().map(Reply::json);
    }
}
