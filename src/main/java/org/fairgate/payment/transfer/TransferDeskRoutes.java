package org.fairgate.payment.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import org.fairgate.file.FileService;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** Transfers as JSON API, for finance. */
public final class TransferDeskRoutes {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String QUEUE = "/api/v1/finance/transfers";
    private static final String ONE = QUEUE + "/:unitId/:transferId";

    private final TransferDesk desk;

    public TransferDeskRoutes(TransferDesk desk) {
        this.desk = desk;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(QUEUE, FINANCE, this::queue),
                Endpoint.get(ONE, FINANCE, this::read),
                Endpoint.get(ONE + "/voucher", FINANCE, this::voucher),
                Endpoint.post(ONE + "/confirmation", FINANCE, this::confirm),
                Endpoint.post(ONE + "/rejection", FINANCE, this::reject));
    }

    /** @param thirdParty that it is right that somebody else than the unit paid */
    record Confirmation(@Nullable Boolean thirdParty) {}

    record Rejection(@Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record QueueView(List<TransferViews.CaseView> transfers, Optional<String> next) {}

    private Future<Reply> queue(Call call) {
        TransferState state = call.query("state", TransferState::parse).orElse(TransferState.DECLARED);
        Optional<TransferKey> after = call.query("cursor").map(TransferKey::parse);
        return desk.queue(state, after, TransferDesk.MOST_LISTED)
                .map(page -> Reply.json(new QueueView(
                        page.cases().stream().map(TransferViews::inQueue).toList(), next(page))));
    }

    private static Optional<String> next(TransferDesk.Page page) {
        if (!page.more() || page.cases().isEmpty()) {
            return Optional.empty();
        }
        Transfer last = page.cases().get(page.cases().size() - 1).transfer();
        return Optional.of(TransferKey.of(last).toString());
    }

    private Future<Reply> read(Call call) {
        return desk.find(TransferKey.of(call)).map(TransferDeskRoutes::reply);
    }

    private Future<Reply> voucher(Call call) {
        return desk.voucher(TransferKey.of(call)).map(TransferDeskRoutes::picture);
    }

    /** A voucher, shown by the browser and kept by nobody; it comes from outside, so nothing in it may run. */
    public static Reply picture(FileService.Content voucher) {
        return Reply.bytes(200, voucher.contentType(), Buffer.buffer(voucher.bytes()))
                .withHeader("Content-Disposition", "inline")
                .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .withHeader("Cache-Control", "private, no-cache");
    }

    private Future<Reply> confirm(Call call) {
        boolean thirdParty = Boolean.TRUE.equals(call.json(Confirmation.class).thirdParty());
        return desk.confirm(call.caller().staff(), TransferKey.of(call), thirdParty)
                .map(TransferDeskRoutes::reply);
    }

    private Future<Reply> reject(Call call) {
        String reason = Optional.ofNullable(call.json(Rejection.class).reason()).orElse("");
        return desk.reject(call.caller().staff(), TransferKey.of(call), reason).map(TransferDeskRoutes::reply);
    }

    private static Reply reply(TransferDesk.Case found) {
        return Reply.json(TransferViews.inQueue(found));
    }
}
