package org.fairgate.payment.alipay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.wire.text.BeijingTime;
import org.fairgate.payment.wire.text.BillCells;
import org.fairgate.payment.wire.text.BillLines;
import org.fairgate.payment.wire.text.BoundedInput;
import org.fairgate.payment.wire.text.PlainYuan;

/**
 * Reads a bill: a ZIP with two tables in GBK, one of all lines and one of sums. The first is known by its columns, found by
 * their names and not by their places. Slow for a large day: never on an event loop.
 */
final class AlipayBills {
    private static final Charset GBK = Charset.forName("GBK");
    private static final int MOST_FILES = 16;
    private static final String TRADE = "支付宝交易号";
    private static final String NUMBER = "商户订单号";
    private static final String KIND = "业务类型";
    private static final String AMOUNT = "订单金额(元)";
    private static final String FINISHED = "完成时间";
    private static final String REFUND = "退款批次号/请求号";
    private static final List<String> NEEDED = List.of(TRADE, NUMBER, KIND, AMOUNT, FINISHED, REFUND);

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Bill.Line> lines = new ArrayList<>();

    private AlipayBills() {}

    /**
     * The lines of a bill.
     *
     * @param most bytes that it may unpack to
     * @throws GatewayUnknown when it is anything else, or too large
     */
    static List<Bill.Line> read(byte[] zip, long most) {
        AlipayBills bill = new AlipayBills();
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip), GBK)) {
            InputStream unpacked = new BoundedInput(files, most);
            for (int n = 0; n < MOST_FILES && files.getNextEntry() != null; n++) {
                bill.readFile(unpacked);
            }
        } catch (IOException | IllegalArgumentException noZip) {
            throw garbage();
        }
        if (bill.columns.isEmpty()) {
            throw garbage();
        }
        return bill.lines;
    }

    /** Reads a table to its end; only the first one of lines counts. */
    private void readFile(InputStream in) throws IOException {
        BillLines text = new BillLines(new InputStreamReader(in, GBK));
        boolean ours = false;
        for (Optional<String> next = text.next(); next.isPresent(); next = text.next()) {
            String line = next.get();
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (ours) {
                lines.add(line(BillCells.of(line)));
            } else {
                ours = columns.isEmpty() && isHeader(BillCells.of(line));
            }
        }
    }

    private boolean isHeader(List<String> cells) {
        List<String> names = cells.stream()
                .map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFKC))
                .toList();
        if (!names.containsAll(NEEDED)) {
            return false;
        }
        NEEDED.forEach(name -> columns.put(name, names.indexOf(name)));
        return true;
    }

    private Bill.Line line(List<String> cells) {
        Bill.Kind kind = kind(cell(cells, KIND));
        String refund = cell(cells, REFUND);
        boolean back = kind == Bill.Kind.REFUND;
        return new Bill.Line(
                kind,
                cell(cells, NUMBER),
                cell(cells, TRADE),
                back && !refund.isEmpty() ? Optional.of(refund) : Optional.empty(),
                amount(cell(cells, AMOUNT), back),
                BeijingTime.SPACED.read(cell(cells, FINISHED)));
    }

    private String cell(List<String> cells, String name) {
        int at = columns.getOrDefault(name, cells.size());
        if (at >= cells.size()) {
            throw garbage();
        }
        return cells.get(at);
    }

    private static Bill.Kind kind(String word) {
        return switch (word) {
            case "交易" -> Bill.Kind.PAYMENT;
            case "退款" -> Bill.Kind.REFUND;
            default -> throw garbage();
        };
    }

    /** What went back is written with a minus. */
    private static Fen amount(String text, boolean back) {
        String sum = back && text.startsWith("-") ? text.substring(1) : text;
        return PlainYuan.read(sum).orElseThrow(AlipayBills::garbage);
    }

    private static GatewayUnknown garbage() {
        return new GatewayUnknown("bill-unread");
    }
}
