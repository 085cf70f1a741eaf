package org.fairgate.simulator.unionpay;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.unionpay.message.RespCode;
import org.fairgate.simulator.unionpay.message.TxnTime;
import org.fairgate.simulator.unionpay.message.UnionGate;
import org.fairgate.simulator.unionpay.message.UnionMessage;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.simulator.unionpay.message.UnionRefusal;

/** Settlement files: those of the days that are over. */
final class UnionFiles {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

    private final Desk desk;
    private final UnionPayOptions merchant;
    private volatile boolean atOnce;

    UnionFiles(Desk desk, UnionPayOptions merchant) {
        this.desk = desk;
        this.merchant = merchant;
    }

    /** Whether a file need not wait for the day's end. */
    void atOnce(boolean on) {
        atOnce = on;
    }

    /** What is added to the answer: name and content of the file. */
    Map<String, String> file(UnionMessage message) {
        UnionGate.require(message, "txnType", "76");
        UnionGate.require(message, UnionOrders.TXN_SUB_TYPE, "01");
        UnionGate.require(message, UnionOrders.BIZ_TYPE, "000000");
        UnionGate.require(message, "fileType", "00");
        LocalDate day = day(message.get("settleDate"));
        List<Trades.Entry> entries = desk.trades().day(PayGateway.UNIONPAY, day);
        if (entries.isEmpty()) {
            throw new UnionRefusal(RespCode.NO_FILE);
        }
        SettlementFile file = new SettlementFile(merchant.merchantId(), day);
        return Map.of(
                "fileName", file.zipName(),
                "fileContent",
                        file.content(entries.stream().map(UnionFiles::line).toList()));
    }

    /** The last such day that is over: the message has no year. */
    private LocalDate day(String settleDate) {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), TxnTime.BEIJING);
        try {
            LocalDate day = MonthDay.parse(settleDate, DAY).atYear(today.getYear());
            LocalDate last = day.isAfter(today) ? day.minusYears(1) : day;
            if (last.equals(today) && !atOnce) {
                throw new UnionRefusal(RespCode.NO_FILE);
            }
            return last;
        } catch (DateTimeParseException unreadable) {
            throw new UnionRefusal(RespCode.BAD_FORMAT, "settleDate");
        }
    }

    private static SettlementFile.Line line(Trades.Entry entry) {
        return entry.refund()
                .map(refund -> new SettlementFile.Line(
                        entry.at(),
                        refund.number(),
                        refund.refundNo(),
                        entry.trade().tradeNo(),
                        refund.attribute(UnionOrders.BIZ_TYPE),
                        refund.amount()))
                .orElseGet(() -> new SettlementFile.Line(
                        entry.at(),
                        entry.trade().number(),
                        entry.trade().tradeNo(),
                        "",
                        entry.trade().terms().attribute(UnionOrders.BIZ_TYPE),
                        entry.trade().amount()));
    }
}
