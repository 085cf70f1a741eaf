package org.fairgate.simulator.wechatpay;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.simulator.wechatpay.trust.Rfc3339;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;

/** The trade bill of a day as text: a header, a line per payment and refund, two lines of sums; cells begin with a backtick. */
final class BillText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String END = "\r\n";
    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
            + "货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,"
            + "订单金额,申请退款金额,费率备注";
    private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String RATE = "0.60%";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Rfc3339.BEIJING);

    private final WechatMerchant merchant;

    BillText(WechatMerchant merchant) {
        this.merchant = merchant;
    }

    /**
     * What the lines of a payment and of its refunds have in common.
     *
     * @param description as it was ordered
     */
    record Trade(String transactionId, String outTradeNo, String openId, String description, String attach) {}

    /**
     * A line.
     *
     * @param paid fen that came; 0 on a refund's line
     * @param refundId WeChat's number of the refund, empty on a payment's line
     * @param refunded fen that went back; 0 on a payment's line
     */
    record Line(Instant at, Trade trade, long paid, String refundId, String outRefundNo, long refunded) {
        boolean isRefund() {
            return !refundId.isEmpty();
        }

        /** Fen, 0.6 % of what came, given back with a refund. */
        long fee() {
            return Math.round((paid - refunded) * 0.006);
        }
    }

    String of(List<Line> lines) {
        return Stream.of(
                        Stream.of(BYTE_ORDER_MARK + HEADER),
                        lines.stream().map(this::row),
                        Stream.of(SUMS, sums(lines)))
                .flatMap(part -> part)
                .collect(Collectors.joining(END, "", END));
    }

    private String row(Line line) {
        Trade trade = line.trade();
        return cells(
                TIME.format(line.at()),
                merchant.appId(),
                merchant.merchantId(),
                "0",
                "",
                trade.transactionId(),
                trade.outTradeNo(),
                trade.openId(),
                "NATIVE",
                line.isRefund() ? "REFUND" : "SUCCESS",
                "OTHERS",
                "CNY",
                yuan(line.paid()),
                yuan(0),
                line.isRefund() ? line.refundId() : "0",
                line.isRefund() ? line.outRefundNo() : "0",
                yuan(line.refunded()),
                yuan(0),
                line.isRefund() ? "ORIGINAL" : "",
                line.isRefund() ? "SUCCESS" : "",
                trade.description(),
                trade.attach(),
                fee(line.fee()),
                RATE,
                yuan(line.paid()),
                yuan(line.refunded()),
                "");
    }

    private static String sums(List<Line> lines) {
        long paid = lines.stream().mapToLong(Line::paid).sum();
        long refunded = lines.stream().mapToLong(Line::refunded).sum();
        long fees = lines.stream().mapToLong(Line::fee).sum();
        return cells(
                Integer.toString(lines.size()),
                yuan(paid),
                yuan(refunded),
                yuan(0),
                fee(fees),
                yuan(paid),
                yuan(refunded));
    }

    private static String cells(String... values) {
        return Stream.of(values).map(value -> "`" + value.replace(',', ' ')).collect(Collectors.joining(","));
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%s%d.%02d", fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100);
    }

    private static String fee(long fen) {
        return yuan(fen) + "000";
    }
}
