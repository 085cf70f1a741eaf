package org.fairgate.simulator.unionpay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The settlement file of a day: a ZIP whose entry {@code INNyyMMdd88ZM_<merId>} has a line for each payment and refund.
 *
 * <p>A line is GBK text of fixed columns with one blank after each, in the widths that the official sample reads ({@link
 * #WIDTHS}); lines end in CR LF. Counted from 1 these columns carry something, the others are blank: 1 kind ({@code S22}
 * paid, {@code S30} refunded), 4 trace number, 5 time MMddHHmmss, 6 masked card, 7 amount in fen with leading zeros, 10
 * queryId, 12 the merchant's order number, 16 fee and 17 settled amount (each C or D and 12 digits of fen, C for the
 * merchant), 20 txnType, 21 txnSubType, 22 bizType, 27 queryId of the payment that a refund belongs to, 28 the merchant.
 */
final class SettlementFile {
    static final Charset GBK = Charset.forName("GBK");
    private static final int[] WIDTHS = {
        3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15, 1, 15, 32, 13,
        13, 8, 32, 13, 13, 12, 2, 1, 32, 98
    };
    static final String CARD = "621626*********0018";
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMddHHmmss").withZone(BEIJING);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final String merchantId;
    private final LocalDate day;

    SettlementFile(String merchantId, LocalDate day) {
        this.merchantId = merchantId;
        this.day = day;
    }

    /**
     * What both kinds of line say.
     *
     * @param originalQueryId of the payment, on a refund's line; empty on a payment's
     */
    record Line(Instant at, String orderId, String queryId, String originalQueryId, String bizType, long amount) {
        boolean isRefund() {
            return !originalQueryId.isEmpty();
        }
    }

    String name() {
        return "INN" + DAY.format(day) + "88ZM_" + merchantId;
    }

    String zipName() {
        return merchantId + "_" + DAY.format(day) + ".zip";
    }

    /** Base64 of the deflated ZIP, as {@code fileContent} carries it. */
    String content(List<Line> lines) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(new DeflaterOutputStream(deflated))) {
            zip.putNextEntry(new ZipEntry(name()));
            zip.write(
                    lines.stream().map(this::row).collect(Collectors.joining()).getBytes(GBK));
            zip.closeEntry();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(deflated.toByteArray());
    }

    private String row(Line line) {
        String[] cells = new String[WIDTHS.length];
        Arrays.fill(cells, "");
        cells[0] = line.isRefund() ? "S30" : "S22";
        cells[3] = trace(line.queryId());
        cells[4] = TIME.format(line.at());
        cells[5] = CARD;
        cells[6] = digits(line.amount());
        cells[9] = line.queryId();
        cells[11] = line.orderId();
        cells[15] = "C" + digits(0);
        cells[16] = (line.isRefund() ? "D" : "C") + digits(line.amount());
        cells[19] = line.isRefund() ? "04" : "01";
        cells[20] = "00";
        cells[21] = line.bizType();
        cells[26] = line.originalQueryId();
        cells[27] = merchantId;
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            row.append(cells[i]).append(" ".repeat(WIDTHS[i] - cells[i].length() + 1));
        }
        return row.append("\r\n").toString();
    }

    private static String digits(long fen) {
        return String.format(Locale.ROOT, "%012d", fen);
    }

    static String trace(String queryId) {
        return queryId.substring(queryId.length() - 7, queryId.length() - 1);
    }
}
