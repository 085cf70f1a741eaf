package org.fairgate.simulator.wechatpay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.wechatpay.trust.Rfc3339;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatProblem;

/** Trade bills: asked for by day, then fetched by a token within five minutes. */
final class Bills {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int READY_HOUR = 10;
    private static final int MONTHS = 3;
    private static final int MOST_TOKENS = 1000;
    private static final Set<String> TYPES = Set.of("ALL", "SUCCESS", "REFUND");

    private final Desk desk;
    private final BillText text;
    private final Map<String, Offer> offers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Offer> eldest) {
            return size() > MOST_TOKENS;
        }
    };
    private boolean atOnce;

    Bills(Desk desk, WechatMerchant merchant) {
        this.desk = desk;
        this.text = new BillText(merchant);
    }

    /** A bill that waits to be fetched. */
    private record Offer(Buffer content, Instant until) {}

    /** Whether a bill need not wait for the next morning. */
    synchronized void atOnce(boolean on) {
        atOnce = on;
    }

    /** Offers a day's bill. */
    JsonObject offer(String day, String type, String packing) {
        if (!TYPES.contains(type) || !packing.isEmpty() && !packing.equals("GZIP")) {
            throw WechatProblem.PARAM_ERROR.refusal("输入源“/query/bill_type”或“/query/tar_type”的值不支持");
        }
        List<Trades.Entry> entries = desk.trades().day(PayGateway.WECHATPAY, ready(day)).stream()
                .filter(entry -> type.equals("ALL")
                        || type.equals("REFUND") == entry.refund().isPresent())
                .toList();
        if (entries.isEmpty()) {
            throw WechatProblem.NO_STATEMENT.refusal();
        }
        byte[] bill = text.of(entries.stream().map(Bills::line).toList()).getBytes(StandardCharsets.UTF_8);
        String token = desk.freshId();
        keep(
                token,
                new Offer(
                        Buffer.buffer(packing.isEmpty() ? bill : pack(bill)),
                        desk.clock().instant().plus(KEPT)));
        return new JsonObject()
                .put("hash_type", "SHA1")
                .put("hash_value", sha1(bill))
                .put("download_url", desk.url(WechatPay.PREFIX + "/v3/billdownload/file?token=" + token));
    }

    /** The bill behind a token. */
    synchronized Buffer fetch(String token) {
        return Optional.ofNullable(offers.get(token))
                .filter(offer -> desk.clock().instant().isBefore(offer.until()))
                .map(Offer::content)
                .orElseThrow(() -> WechatProblem.INVALID_REQUEST.refusal("下载链接已失效，请重新申请"));
    }

    private synchronized void keep(String token, Offer offer) {
        offers.put(token, offer);
    }

    private synchronized LocalDate ready(String text) {
        LocalDate day = date(text);
        Instant now = desk.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, Rfc3339.BEIJING);
        if (day.isBefore(today.minusMonths(MONTHS))) {
            throw WechatProblem.INVALID_REQUEST.refusal("仅支持三个月内的账单下载申请");
        }
        Instant ready = day.plusDays(1).atTime(READY_HOUR, 0).toInstant(Rfc3339.BEIJING);
        if (!atOnce && now.isBefore(ready)) {
            throw day.isBefore(today)
                    ? WechatProblem.STATEMENT_CREATING.refusal()
                    : WechatProblem.NO_STATEMENT.refusal();
        }
        return day;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw WechatProblem.PARAM_ERROR.refusal("输入源“/query/bill_date”的格式不正确");
        }
    }

    private static BillText.Line line(Trades.Entry entry) {
        Trade trade = entry.trade();
        BillText.Trade common = new BillText.Trade(
                trade.tradeNo(),
                trade.number(),
                Views.OPEN_ID,
                trade.terms().subject(),
                trade.terms().attribute(Orders.ATTACH));
        return entry.refund()
                .map(refund ->
                        new BillText.Line(entry.at(), common, 0, refund.refundNo(), refund.number(), refund.amount()))
                .orElseGet(() -> new BillText.Line(entry.at(), common, trade.amount(), "", "", 0));
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
