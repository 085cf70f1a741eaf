package org.fairgate.payment.wechatpay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.wire.text.BeijingTime;
import org.fairgate.payment.wire.text.PlainYuan;

/**
 * Reads the text of a trade bill: a byte order mark, a line of column names, one line for each payment and refund whose
 * cells each begin with a backtick, then two lines of totals. Columns are found by their names; a bill whose totals do not
 * fit its lines is not believed.
 *
 * <p>Amounts are what was ordered and what was asked back (订单金额, 申请退款金额), as everywhere: not what coupons left.
 */
final class TradeBill {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The first name of the line of totals, which ends the payments. */
    private static final String TOTALS = "总交易单数";
    /** Refunds that were turned down: no money went. */
    private static final Set<String> NOT_REFUNDED = Set.of("FAIL", "CLOSED");

    private final Merchant us;
    private final Map<String, Integer> columns;

    private TradeBill(Merchant us, List<String> columns) {
        this.us = us;
        this.columns = positions(columns);
    }

    /**
     * The lines of a bill.
     *
     * @throws BadMessage when it is cut off, not of its form, in another currency or another merchant's
     */
    static List<Bill.Line> read(String text, Merchant us) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        List<String> lines = plain.lines().filter(line -> !line.isBlank()).toList();
        int end = lines.size() - 2;
        if (end < 1 || !lines.get(end).startsWith(TOTALS)) {
            throw new BadMessage("bill-without-totals");
        }
        TradeBill bill = new TradeBill(us, List.of(lines.get(0).split(",", -1)));
        Totals totals = new Totals(lines.get(end), lines.get(end + 1));
        List<Bill.Line> found = new ArrayList<>(end - 1);
        for (String line : lines.subList(1, end)) {
            String[] cells = cells(line);
            totals.count(bill.fen(cells, "订单金额"), bill.fen(cells, "申请退款金额"));
            bill.line(cells).ifPresent(found::add);
        }
        totals.require();
        return found;
    }

    private Optional<Bill.Line> line(String[] cells) {
        if (!cell(cells, "商户号").equals(us.mchid())) {
            throw new BadMessage("bill-of-another-merchant");
        }
        if (!cell(cells, "货币种类").equals("CNY")) {
            throw new BadMessage("bill-currency");
        }
        return switch (cell(cells, "交易状态")) {
            case "SUCCESS" -> Optional.of(line(cells, Bill.Kind.PAYMENT));
            case "REFUND", "REVOKED" ->
                NOT_REFUNDED.contains(cell(cells, "退款状态"))
                        ? Optional.empty()
                        : Optional.of(line(cells, Bill.Kind.REFUND));
            default -> throw new BadMessage("bill-line");
        };
    }

    private Bill.Line line(String[] cells, Bill.Kind kind) {
        boolean payment = kind == Bill.Kind.PAYMENT;
        return new Bill.Line(
                kind,
                cell(cells, "商户订单号"),
                cell(cells, "微信订单号"),
                payment ? Optional.empty() : Optional.of(cell(cells, "商户退款单号")),
                fen(cells, payment ? "订单金额" : "申请退款金额"),
                Optional.of(time(cell(cells, "交易时间"))));
    }

    private String cell(String[] cells, String column) {
        Integer at = columns.get(column);
        if (at == null || cells.length != columns.size()) {
            throw new BadMessage("bill-columns");
        }
        return cells[at];
    }

    private Fen fen(String[] cells, String column) {
        return yuan(cell(cells, column));
    }

    private static Fen yuan(String text) {
        return PlainYuan.read(text).orElseThrow(() -> new BadMessage("bill-amount"));
    }

    private static Instant time(String text) {
        return BeijingTime.SPACED.read(text).orElseThrow(() -> new BadMessage("bill-time"));
    }

    /** The cells of a line; what a payer or we wrote may hold commas, so only a comma before a backtick divides. */
    private static String[] cells(String line) {
        if (!line.startsWith("`")) {
            throw new BadMessage("bill-line");
        }
        return Arrays.stream(line.substring(1).split(",`", -1))
                .map(String::strip)
                .toArray(String[]::new);
    }

    private static Map<String, Integer> positions(List<String> names) {
        Map<String, Integer> positions = new HashMap<>();
        for (String name : names) {
            positions.put(name.strip(), positions.size());
        }
        if (positions.size() != names.size()) {
            throw new BadMessage("bill-columns");
        }
        return positions;
    }

    /** The last two lines, and what the lines before them sum up to. */
    private static final class Totals {
        private final Map<String, Integer> names;
        private final String[] values;
        private long lines;
        private Fen ordered = Fen.ZERO;
        private Fen askedBack = Fen.ZERO;

        Totals(String names, String values) {
            this.names = positions(List.of(names.split(",", -1)));
            this.values = cells(values);
        }

        void count(Fen order, Fen refund) {
            lines++;
            ordered = ordered.plus(order);
            askedBack = askedBack.plus(refund);
        }

        void require() {
            boolean fits = value(TOTALS).equals(Long.toString(lines))
                    && yuan(value("订单总金额")).equals(ordered)
                    && yuan(value("申请退款总金额")).equals(askedBack);
            if (!fits) {
                throw new BadMessage("bill-totals");
            }
        }

        private String value(String name) {
            Integer at = names.get(name);
            if (at == null || values.length != names.size()) {
                throw new BadMessage("bill-totals");
            }
            return values[at];
        }
    }
}
