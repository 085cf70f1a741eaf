package org.fairgate.payment.transfer;

import io.vertx.core.Future;
import java.util.List;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.platform.config.TransferAccount;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The JSON API of a unit's transfers. */
public final class TransferRoutes {
    private static final String TRANSFER = "/api/v1/orders/:orderId/transfer";

    private final TransferService transfers;
    private final TransferAccount account;

    public TransferRoutes(TransferService transfers, TransferAccount account) {
        this.transfers = transfers;
        this.account = account;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(TRANSFER, Access.UNIT, this::read),
                Endpoint.post(TRANSFER, Access.UNIT, this::declare),
                Endpoint.delete(TRANSFER, Access.UNIT, this::withdraw));
    }

    record NewTransfer(
            @Nullable String payer,
            @Nullable String account,
            @Nullable String bank,
            @Nullable String slip,
            @Nullable String amount,
            @Nullable String paidOn,
            @Nullable String voucher) {
        RemittanceForm form() {
            return new RemittanceForm(
                    text(payer), text(account), text(bank), text(slip), text(amount), text(paidOn), text(voucher));
        }

        private static String text(@Nullable String sent) {
            return sent == null ? "" : sent;
        }
    }

    private Future<Reply> read(Call call) {
        return transfers
                .situation(call.caller().unit(), order(call))
                .map(situation -> Reply.json(TransferViews.situation(situation, account)));
    }

    private Future<Reply> declare(Call call) {
        return transfers
                .declare(
                        call.caller().unit(),
                        order(call),
                        call.json(NewTransfer.class).form())
                .map(transfer -> Reply.json(201, TransferViews.transfer(transfer)));
    }

    private Future<Reply> withdraw(Call call) {
        return transfers.withdraw(call.caller().unit(), order(call)).map(done -> Reply.noContent());
    }

    private static OrderId order(Call call) {
        return call.pathParam("orderId", OrderId::parse, OrderProblem.NO_SUCH_ORDER);
    }
}
