package org.fairgate.simulator.alipay;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairgate.simulator.pay.Rsa;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.notice.Event;
import org.fairgate.simulator.pay.notice.Protocol;
import org.fairgate.simulator.pay.notice.Wire;

/** Alipay's asynchronous notices: form posts, until the merchant answers {@code success}. */
final class AlipayNotices implements Protocol {
    private static final Set<String> NOT_SIGNED = Set.of("sign", "sign_type");
    private static final List<Duration> GAPS = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(15));
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AlipayOptions options;
    private final InstantSource clock;

    AlipayNotices(AlipayOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public PayGateway gateway() {
        return PayGateway.ALIPAY;
    }

    @Override
    public PrivateKey key() {
        return options.keys().getPrivate();
    }

    @Override
    public boolean accepts(int status, String body) {
        return status == 200 && body.equals("success");
    }

    @Override
    public List<Duration> gaps() {
        return GAPS;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public Wire write(Event event, PrivateKey signer) {
        Map<String, String> fields = new TreeMap<>();
        putEnvelope(fields, event);
        putTrade(fields, event.trade());
        putRefund(fields, event);
        fields.values().removeIf(String::isEmpty);
        fields.put("sign", Rsa.sign(signer, AlipayText.toSign(fields, NOT_SIGNED)));
        return new Wire(
                event.trade().terms().notifyUrl(),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                form(fields));
    }

    private void putEnvelope(Map<String, String> fields, Event event) {
        fields.put("notify_time", AlipayText.time(clock.instant()));
        fields.put("notify_type", "trade_status_sync");
        fields.put("notify_id", event.id());
        fields.put("app_id", options.appId());
        fields.put("auth_app_id", options.appId());
        fields.put("charset", "utf-8");
        fields.put("version", "1.0");
        fields.put("sign_type", "RSA2");
    }

    private void putTrade(Map<String, String> fields, Trade trade) {
        String amount = AlipayText.yuan(trade.amount());
        fields.put("trade_no", trade.tradeNo());
        fields.put("out_trade_no", trade.number());
        fields.put("buyer_id", AlipayBuyer.ID);
        fields.put("buyer_logon_id", AlipayBuyer.LOGON);
        fields.put("seller_id", options.sellerId());
        fields.put("seller_email", "fair@example.com");
        fields.put("trade_status", "TRADE_SUCCESS");
        fields.put("total_amount", amount);
        fields.put("receipt_amount", amount);
        fields.put("invoice_amount", amount);
        fields.put("buyer_pay_amount", amount);
        fields.put("point_amount", "0.00");
        fields.put("subject", trade.terms().subject());
        fields.put("body", trade.terms().attribute("body"));
        fields.put("passback_params", trade.terms().attribute("passback_params"));
        fields.put("gmt_create", AlipayText.time(trade.terms().opened()));
        trade.receipt().ifPresent(receipt -> fields.put("gmt_payment", AlipayText.time(receipt.at())));
        JsonObject fund = new JsonObject().put("amount", amount).put("fundChannel", "ALIPAYACCOUNT");
        fields.put("fund_bill_list", new JsonArray().add(fund).encode());
    }

    private static void putRefund(Map<String, String> fields, Event event) {
        event.refund().ifPresent(refund -> {
            fields.put("out_biz_no", refund.number());
            fields.put("refund_fee", AlipayText.yuan(event.trade().returned()));
            refund.ended().ifPresent(at -> fields.put("gmt_refund", AlipayText.millis(at)));
        });
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
