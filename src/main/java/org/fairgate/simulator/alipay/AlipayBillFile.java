package org.fairgate.simulator.alipay;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fairgate.simulator.pay.ledger.Trades;

/** A bill as Alipay hands it out: a ZIP with two CSV files, all in GBK, the names in it too. */
final class AlipayBillFile {
    private static final Charset GBK = Charset.forName("GBK");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("yyyy年MM月dd日 HH:mm:ss");
    private static final String COLUMNS = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,"
            + "对方账户,订单金额(元),商家实收(元),支付宝红包,集分宝,支付宝优惠,商家优惠,券核销金额,券名称,商家红包消费金额,卡消费金额,"
            + "退款批次号/请求号,服务费(元),分润(元),备注";
    private static final String SUMMARY_COLUMNS =
            "门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额(元),商家实收(元)," + "支付宝优惠(元),商家优惠(元),卡消费金额(元),服务费(元),分润(元),实收净额(元)";

    private AlipayBillFile() {}

    static Buffer zip(String sellerId, AlipayBills.Period period, List<Trades.Entry> entries) {
        String name = sellerId + "0156_" + DAY.format(period.first()) + "_业务明细";
        Map<String, String> files = new TreeMap<>();
        files.put(
                name + ".csv",
                frame(sellerId, period, "业务明细", COLUMNS, entries.stream().map(AlipayBillFile::line)));
        files.put(name + "(汇总).csv", frame(sellerId, period, "业务汇总", SUMMARY_COLUMNS, Stream.of(summary(entries))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(GBK));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static String frame(
            String sellerId, AlipayBills.Period period, String title, String columns, Stream<String> lines) {
        String dashes = "-".repeat(40);
        Stream<String> head = Stream.of(
                "#支付宝" + title + "查询",
                "#账号：[" + sellerId + "0156]",
                "#起始日期：[" + CHINESE_DAY.format(period.first().atStartOfDay()) + "]   终止日期：["
                        + CHINESE_DAY.format(period.last().plusDays(1).atStartOfDay()) + "]",
                "#" + dashes + title + "列表" + dashes,
                columns);
        Stream<String> foot = Stream.of("#" + dashes + title + "列表结束" + dashes);
        return Stream.of(head, lines, foot).flatMap(part -> part).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Trades.Entry entry) {
        String amount = AlipayText.yuan(entry.refund().isPresent() ? -entry.amount() : entry.amount());
        String begun = AlipayText.time(entry.refund()
                .map(refund -> refund.asked())
                .orElse(entry.trade().terms().opened()));
        return Stream.of(
                        text(entry.trade().tradeNo()),
                        text(entry.trade().number()),
                        text(entry.refund().isPresent() ? "退款" : "交易"),
                        text(entry.trade().terms().subject()),
                        begun,
                        AlipayText.time(entry.at()),
                        text(""),
                        text(""),
                        text(""),
                        text(""),
                        text(AlipayBuyer.LOGON),
                        amount,
                        amount,
                        "0.00,0.00,0.00,0.00,0.00",
                        text(""),
                        "0.00,0.00",
                        text(entry.refund().map(refund -> refund.number()).orElse("")),
                        "0.00,0.00",
                        text(""))
                .collect(Collectors.joining(","));
    }

    /** A text cell ends with a TAB, so that a spreadsheet does not take a number for one. */
    private static String text(String cell) {
        return cell.replace(',', '，').replace("\r", "").replace('\n', ' ') + "\t";
    }

    private static String summary(List<Trades.Entry> entries) {
        long refunds =
                entries.stream().filter(entry -> entry.refund().isPresent()).count();
        String total = AlipayText.yuan(entries.stream()
                .mapToLong(entry -> entry.refund().isPresent() ? -entry.amount() : entry.amount())
                .sum());
        return "合计\t,\t," + (entries.size() - refunds) + "," + refunds + "," + total + "," + total
                + ",0.00,0.00,0.00,0.00,0.00," + total;
    }
}
