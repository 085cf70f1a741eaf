package org.fairgate.payment;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentMove;

/** What a payer pays with, as it is kept with the payment: the text of a code, or a form as JSON. */
public final class PayCode {
    private PayCode() {}

    /** What a payment becomes that its gateway opened. */
    static PaymentMove move(Opened opened, Instant askAt) {
        return opened instanceof Opened.CodeLost
                ? PaymentMove.codeLost(askAt)
                : PaymentMove.opened(kept(opened), askAt);
    }

    private static String kept(Opened opened) {
        if (opened instanceof Opened.BankForm form) {
            JsonObject fields = new JsonObject();
            form.fields().forEach(fields::put);
            return new JsonObject().put("url", form.url()).put("fields", fields).encode();
        }
        return ((Opened.Code) opened).content();
    }

    /** The code or form of a payment; empty before its gateway gave one. */
    public static Optional<Opened> of(Payment payment) {
        return payment.code().map(kept -> payment.channel().isScan() ? new Opened.Code(kept) : form(kept));
    }

    private static Opened form(String kept) {
        JsonObject form = new JsonObject(kept);
        TreeMap<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, Object> field : form.getJsonObject("fields")) {
            fields.put(field.getKey(), String.valueOf(field.getValue()));
        }
        return new Opened.BankForm(form.getString("url"), fields);
    }
}
