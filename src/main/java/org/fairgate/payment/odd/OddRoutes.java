package org.fairgate.payment.odd;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.FileId;
import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.payment.ledger.OddPayments;
import org.fairgate.payment.ledger.OddProblem;
import org.fairgate.payment.ledger.owed.OwedRefund;
import org.fairgate.payment.ledger.owed.OwedRefunds;
import org.fairgate.payment.ledger.owed.Told;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
import org.jspecify.annotations.Nullable;

/** Money that does not fit, and refunds that are owed, as JSON API, for finance. */
public final class OddRoutes {
    private static final Access FINANCE = Access.of(Role.FINANCE);
    private static final String ODD = "/api/v1/finance/odd-payments";
    private static final int PAGE = 100;

    private final OddPayments odd;
    private final OwedRefunds owed;

    public OddRoutes(OddPayments odd, OwedRefunds owed) {
        this.odd = odd;
        this.owed = owed;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ODD, FINANCE, this::list),
                Endpoint.post(ODD + "/:oddId/resolution", FINANCE, this::resolve),
                Endpoint.get("/api/v1/finance/owed-refunds", FINANCE, this::owed));
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RefundView(
            String refundId,
            String unitId,
            String number,
            String tradeNo,
            long amountFen,
            String cause,
            String state,
            Optional<String> told,
            Optional<Instant> toldAt,
            Instant createdAt) {
        static RefundView of(OwedRefund refund) {
            return new RefundView(
                    refund.id().toString(),
                    refund.payment().unit().toString(),
                    refund.number(),
                    refund.tradeNo(),
                    refund.amount().value(),
                    refund.cause().code(),
                    refund.state(),
                    refund.told().map(said -> said.word().code()),
                    refund.told().map(Told::at),
                    refund.createdAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OddView(
            String oddId,
            String gateway,
            String tradeNo,
            String kind,
            String number,
            Optional<String> unitId,
            Optional<String> orderId,
            Optional<Long> expectedFen,
            long amountFen,
            String currency,
            Instant paidAt,
            String state,
            String note,
            Optional<String> resolvedBy,
            Optional<Instant> resolvedAt,
            Optional<RefundView> refund) {
        static OddView of(OddPayment odd, Optional<OwedRefund> refund) {
            return new OddView(
                    odd.id().toString(),
                    odd.gateway().code(),
                    odd.tradeNo(),
                    odd.kind().code(),
                    odd.number(),
                    odd.order().map(key -> key.unit().toString()),
                    odd.order().map(key -> key.order().toString()),
                    odd.expected().map(Fen::value),
                    odd.amount().value(),
                    odd.currency(),
                    odd.paidAt(),
                    odd.state().code(),
                    odd.note(),
                    odd.resolved().map(resolved -> resolved.by().toString()),
                    odd.resolved().map(OddPayment.Resolved::at),
                    refund.map(RefundView::of));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OddsView(List<OddView> payments, Optional<String> next) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RefundsView(List<RefundView> refunds, Optional<String> next) {}

    record Resolution(@Nullable String note) {}

    private Future<Reply> list(Call call) {
        OddPayment.State state = call.query("state", OddPayment.State::parse).orElse(OddPayment.State.OPEN);
        return odd.list(Set.of(state), cursor(call), PAGE)
                .compose(page -> owed.of(page.rows()).map(refunds -> Reply.json(view(page, refunds))));
    }

    private static OddsView view(Paged<OddPayment> page, Map<String, OwedRefund> refunds) {
        return new OddsView(
                page.rows().stream()
                        .map(one -> OddView.of(one, Optional.ofNullable(refunds.get(one.tradeNo()))))
                        .toList(),
                page.next().map(Cursor::text));
    }

    private static Cursor cursor(Call call) {
        return call.query("cursor").map(Cursor::parse).orElse(Cursor.NEWEST);
    }

    private Future<Reply> resolve(Call call) {
        String note = Optional.ofNullable(call.json(Resolution.class).note()).orElse("");
        return odd.resolve(call.caller().staff(), id(call), note)
                .compose(resolved -> owed.of(List.of(resolved))
                        .map(refunds -> Reply.json(
                                OddView.of(resolved, Optional.ofNullable(refunds.get(resolved.tradeNo()))))));
    }

    private static UUID id(Call call) {
        return call.pathParam("oddId", FileId::parse, OddProblem.NO_SUCH_PAYMENT)
                .value();
    }

    private Future<Reply> owed(Call call) {
        return owed.list(cursor(call), PAGE)
                .map(page -> Reply.json(new RefundsView(
                        page.rows().stream().map(RefundView::of).toList(),
                        page.next().map(Cursor::text))));
    }
}
