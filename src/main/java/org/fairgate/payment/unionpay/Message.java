package org.fairgate.payment.unionpay;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.text.BeijingTime;

/** A message of UnionPay whose signature was checked; every reader throws {@link BadMessage} for what is not of its form. */
record Message(SortedMap<String, String> fields) {
    private static final String AMOUNT = "[0-9]{1,12}";
    private static final Pattern MASKED = Pattern.compile("[0-9]{0,6}\\*+[0-9]{0,4}");

    String text(String name) {
        return text(name, "(?s).{1,65536}");
    }

    String text(String name, String form) {
        String value = fields.getOrDefault(name, "");
        if (!value.matches(form)) {
            throw new BadMessage("bad-" + name);
        }
        return value;
    }

    /** Refuses anything but this text in a field. */
    void require(String name, String expected) {
        if (!expected.equals(fields.get(name))) {
            throw new BadMessage("bad-" + name);
        }
    }

    /** {@code respCode}: what came of the message itself. */
    RespCode respCode() {
        return RespCode.of(text("respCode"));
    }

    /** {@code origRespCode}: what came of the message that was asked about. */
    RespCode origRespCode() {
        return RespCode.of(text("origRespCode"));
    }

    /** {@code orderId}: ours, of the payment or of the refund. */
    String orderId() {
        return text("orderId", "[A-Za-z0-9]{8,40}");
    }

    /** {@code txnAmt}, above 0. */
    Fen amount() {
        long fen = Long.parseLong(text("txnAmt", AMOUNT));
        if (fen == 0) {
            throw new BadMessage("bad-txnAmt");
        }
        return Fen.of(fen);
    }

    /**
     * The payment that it tells of. It was paid when UnionPay passed it on ({@code traceTime}), for {@code txnTime} is ours,
     * of when we sent the order.
     */
    Capture capture() {
        return new Capture(
                GatewayName.UNIONPAY,
                orderId(),
                text("queryId", "[0-9A-Za-z]{1,32}"),
                amount(),
                currency(),
                paidAt(),
                Optional.ofNullable(fields.get("accNo"))
                        .filter(account -> MASKED.matcher(account).matches()));
    }

    private Instant paidAt() {
        Instant sent = BeijingTime.PACKED.read(text("txnTime")).orElseThrow(() -> new BadMessage("bad-txnTime"));
        return TxnTime.read(text("traceTime"), sent);
    }

    /** Letters of what {@code currencyCode} says in digits. */
    private String currency() {
        int code = Integer.parseInt(text("currencyCode", "[0-9]{3}"));
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> code > 0 && currency.getNumericCode() == code)
                .map(Currency::getCurrencyCode)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new BadMessage("bad-currencyCode"));
    }
}
