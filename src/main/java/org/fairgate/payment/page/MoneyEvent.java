package org.fairgate.payment.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fairgate.order.base.Order;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.payment.transfer.Transfer;
import org.fairgate.payment.transfer.TransferState;
import org.fairgate.platform.page.PageContext;

/** Something that happened to an order's money, in words. */
public record MoneyEvent(Instant at, String text) {
    /** Everything of an order, the latest first. */
    static List<MoneyEvent> of(Order order, List<Payment> payments, List<Transfer> transfers, PageContext page) {
        List<MoneyEvent> all = new ArrayList<>();
        all.add(new MoneyEvent(order.createdAt(), page.text(PayText.EVENT_MADE)));
        payments.forEach(payment -> of(payment, page, all));
        transfers.forEach(transfer -> of(transfer, page, all));
        all.sort(Comparator.comparing(MoneyEvent::at).reversed());
        return List.copyOf(all);
    }

    private static void of(Payment payment, PageContext page, List<MoneyEvent> all) {
        String channel = page.text(PayText.channel(payment.channel()));
        all.add(new MoneyEvent(payment.createdAt(), page.text(PayText.EVENT_TRY, channel)));
        payment.captured().ifPresent(captured -> {
            String yuan = captured.amount().grouped();
            all.add(new MoneyEvent(captured.at(), page.text(words(captured.verdict()), channel, yuan)));
        });
    }

    private static PayText words(Verdict verdict) {
        if (verdict == Verdict.WRONG_AMOUNT || verdict == Verdict.WRONG_CURRENCY) {
            return PayText.EVENT_PAID_DIFFERS;
        }
        return verdict.isOwedBack() ? PayText.EVENT_PAID_OWED_BACK : PayText.EVENT_PAID;
    }

    private static void of(Transfer transfer, PageContext page, List<MoneyEvent> all) {
        all.add(new MoneyEvent(transfer.declaredAt(), page.text(PayText.EVENT_TRANSFER)));
        transfer.decidedAt().ifPresent(at -> {
            String words = page.text(
                    switch (transfer.state()) {
                        case CONFIRMED -> PayText.EVENT_TRANSFER_CONFIRMED;
                        case REJECTED -> PayText.EVENT_TRANSFER_REJECTED;
                        case WITHDRAWN, DECLARED -> PayText.EVENT_TRANSFER_WITHDRAWN;
                    });
            String why = transfer.state() == TransferState.REJECTED ? " " + transfer.reason() : "";
            all.add(new MoneyEvent(at, words + why));
        });
    }
}
