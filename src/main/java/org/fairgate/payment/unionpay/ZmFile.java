package org.fairgate.payment.unionpay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;

/**
 * The merchant's file {@code INNyyMMdd88ZM_<merId>}: lines of fields of fixed width, one character apart. Its widths are
 * those that UnionPay's own samples read; GBK is read as bytes, since all that is wanted is ASCII.
 */
public final class ZmFile implements SettlementFile {
    /** Of the fields in their order, as far as they are read. */
    private static final int[] WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15
    };

    private static final int TRACE_TIME = 4;
    private static final int AMOUNT = 6;
    private static final int QUERY_ID = 9;
    private static final int ORDER_ID = 11;
    private static final int TXN_TYPE = 19;
    private static final int ORIGINAL_QUERY_ID = 26;
    private static final int MER_ID = 27;
    private static final int SHORTEST = begin(WIDTHS.length) - 1;

    @Override
    public boolean isFile(String entryName) {
        return entryName.contains("ZM_");
    }

    @Override
    public List<Bill.Line> read(byte[] content, LocalDate day, String merId) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line(line, day, merId))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Bill.Line> line(String line, LocalDate day, String merId) {
        if (line.length() < SHORTEST || !field(line, MER_ID).equals(merId)) {
            throw new BadMessage("bill-line");
        }
        return switch (field(line, TXN_TYPE)) {
            case "01" -> Optional.of(line(line, day, Bill.Kind.PAYMENT));
            // Undoing a payment (31) sends the money back as a refund (04) does.
            case "04", "31" -> Optional.of(line(line, day, Bill.Kind.REFUND));
            default -> Optional.empty();
        };
    }

    private static Bill.Line line(String line, LocalDate day, Bill.Kind kind) {
        String orderId = field(line, ORDER_ID);
        boolean payment = kind == Bill.Kind.PAYMENT;
        return new Bill.Line(
                kind,
                payment ? orderId : RefundNumbers.payment(orderId),
                field(line, payment ? QUERY_ID : ORIGINAL_QUERY_ID),
                payment ? Optional.empty() : Optional.of(orderId),
                fen(field(line, AMOUNT)),
                Optional.of(at(field(line, TRACE_TIME), day)));
    }

    /** Settlement lags behind, so a line of the first days of January may be of the year before. */
    private static Instant at(String traceTime, LocalDate day) {
        return TxnTime.read(traceTime, day.minusMonths(1).atStartOfDay().toInstant(ZoneOffset.ofHours(8)));
    }

    private static Fen fen(String digits) {
        if (!digits.matches("[0-9]{1,12}")) {
            throw new BadMessage("bill-amount");
        }
        return Fen.of(Long.parseLong(digits));
    }

    private static String field(String line, int index) {
        int begin = begin(index);
        return line.substring(begin, begin + WIDTHS[index]).strip();
    }

    private static int begin(int index) {
        int begin = 0;
        for (int i = 0; i < index; i++) {
            begin += WIDTHS[i] + 1;
        }
        return begin;
    }
}
