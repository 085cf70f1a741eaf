package org.fairgate.platform.page;

import io.vertx.core.Future;
import java.util.function.Function;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;

/** Counts for each page of a unit what is not yet submitted, so that every page says so (R-UNIT-5). */
public final class HeaderCount {
    private static final String KEY = "fairgate.unsubmitted";

    private final Function<UnitId, Future<Integer>> count;

    /** @param count one cheap read; where it fails the page says nothing */
    public HeaderCount(Function<UnitId, Future<Integer>> count) {
        this.count = count;
    }

    /** The endpoint of a page, with the count at hand when it is drawn for a unit. */
    public Endpoint over(Endpoint page) {
        return new Endpoint(
                page.method(),
                page.path(),
                page.access(),
                page.body(),
                page.idempotency(),
                call -> counted(call).compose(done -> page.answer().apply(call)));
    }

    private Future<Void> counted(Call call) {
        return call.principal()
                .filter(principal -> principal.role() == Role.UNIT)
                .map(principal -> Future.succeededFuture(principal.unit())
                        .compose(count)
                        .map(found -> call.keep(KEY, found))
                        .otherwiseEmpty()
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture);
    }

    /** How many persons of the unit are not yet submitted; 0 where that is not known. */
    static int of(Call call) {
        return call.kept(KEY, Integer.class).orElse(0);
    }
}
