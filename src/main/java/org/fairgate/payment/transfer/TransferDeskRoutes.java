package org.fairgate.payment.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
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

    /** A form in the path. */
    private record Named(UnitId unit, UUID transfer) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record QueueView(List<TransferViews.CaseView> transfers, Optional<String> next) {}

    private Future<Reply> queue(Call call) {
        TransferState state = call.query("state").map(TransferDeskRoutes::state).orElse(TransferState.DECLARED);
        return after(call)
                .compose(after -> desk.queue(state, after, TransferDesk.MOST_LISTED))
                .map(page -> Reply.json(new QueueView(
                        page.cases().stream().map(TransferViews::inQueue).toList(), next(page))));
    }

    private static TransferState state(String code) {
        try {
            return TransferState.parse(code);
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private Future<Optional<Transfer>> after(Call call) {
        Optional<String> cursor = call.query("cursor");
        if (cursor.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        String[] parts = cursor.get().split("/", -1);
        return parts.length == 2
                ? desk.find(
                                named(parts[0], parts[1]).unit(),
                                named(parts[0], parts[1]).transfer())
                        .map(found -> Optional.of(found.transfer()))
                : Future.failedFuture(HttpProblem.BAD_REQUEST.problem());
    }

    private static Optional<String> next(TransferDesk.Page page) {
        if (!page.more() || page.cases().isEmpty()) {
            return Optional.empty();
        }
        Transfer last = page.cases().get(page.cases().size() - 1).transfer();
        return Optional.of(last.order().unit() + "/" + last.id());
    }

    private Future<Reply> read(Call call) {
        Named named = named(call);
        return desk.find(named.unit(), named.transfer()).map(TransferDeskRoutes::reply);
    }

    private Future<Reply> voucher(Call call) {
        Named named = named(call);
        return desk.voucher(named.unit(), named.transfer())
                .map(content -> Reply.bytes(200, content.contentType(), Buffer.buffer(content.bytes()))
                        .withHeader("Content-Disposition", "inline")
                        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                        .withHeader("Cache-Control", "private, no-cache"));
    }

    private Future<Reply> confirm(Call call) {
        boolean thirdParty = Boolean.TRUE.equals(call.json(Confirmation.class).thirdParty());
        Named named = named(call);
        return desk.confirm(staff(call), named.unit(), named.transfer(), thirdParty)
                .map(TransferDeskRoutes::reply);
    }

    private Future<Reply> reject(Call call) {
        String reason = Optional.ofNullable(call.json(Rejection.class).reason()).orElse("");
        Named named = named(call);
        return desk.reject(staff(call), named.unit(), named.transfer(), reason).map(TransferDeskRoutes::reply);
    }

    private static Reply reply(TransferDesk.Case found) {
        return Reply.json(TransferViews.inQueue(found));
    }

    private static StaffId staff(Call call) {
        return new StaffId(call.caller().subject());
    }

    private static Named named(Call call) {
        return named(call.pathParam("unitId"), call.pathParam("transferId"));
    }

    private static Named named(String unit, String transfer) {
        try {
            return new Named(UnitId.parse(unit), FileId.parse(transfer).value());
        } catch (InvalidValue notAnId) {
            throw TransferProblem.NO_SUCH_TRANSFER.problem();
        }
    }
}
