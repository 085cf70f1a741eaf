package org.fairgate.payment.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("R-PAY-7")
@Timeout(60)
class AlipayBillsTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final long MUCH = 1 << 20;
    private static final String HEADER = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,"
            + "商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,"
            + "卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
    private static final String PAYMENT =
            "2026083122001400000000000001\t,FG260831ABCDEFGH01\t,交易\t,进博会专业观众证件\t,2026-08-31 10:00:00\t,"
                    + "2026-08-31 10:00:05\t,\t,\t,\t,\t,*明(159****5620)\t,200.00,199.00,0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,"
                    + "\t,-1.20,0.00,\t";
    private static final String REFUND =
            "`2026083122001400000000000001,`FG260831ABCDEFGH01,`退款,\"证件, 两张\",2026-08-31 11:00:00,2026-08-31 11:00:07,,,,,"
                    + "159****5620,-50.00,-50.00,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,FG260831ABCDEFGH0101\t,0.00,0.00,";
    private static final String DETAIL = String.join(
            "\r\n",
            "#支付宝业务明细查询",
            "#账号：[20880000000000000156]",
            "#起始日期：[2026年08月31日 00:00:00]   终止日期：[2026年09月01日 00:00:00]",
            "#-----------------------------------------业务明细列表----------------------------------------",
            HEADER,
            PAYMENT,
            REFUND,
            "#-----------------------------------------业务明细列表结束------------------------------------",
            "#交易合计：1笔，退款合计：1笔",
            "");
    private static final String SUMMARY = "#支付宝业务汇总查询\r\n门店编号,门店名称,交易订单总笔数\r\n合计,,1\r\n";

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, GBK)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bill(String detail) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("20880000000000000156_20260831_业务明细(汇总).csv", SUMMARY.getBytes(GBK));
        files.put("20880000000000000156_20260831_业务明细.csv", detail.getBytes(GBK));
        return zip(files);
    }

    private static List<Bill.Line> lines() {
        return List.of(
                new Bill.Line(
                        Bill.Kind.PAYMENT,
                        "FG260831ABCDEFGH01",
                        "2026083122001400000000000001",
                        Optional.empty(),
                        Fen.of(20_000),
                        Optional.of(Instant.parse("2026-08-31T02:00:05Z"))),
                new Bill.Line(
                        Bill.Kind.REFUND,
                        "FG260831ABCDEFGH01",
                        "2026083122001400000000000001",
                        Optional.of("FG260831ABCDEFGH0101"),
                        Fen.of(5_000),
                        Optional.of(Instant.parse("2026-08-31T03:00:07Z"))));
    }

    private static void assertUnread(byte[] zip, String code) {
        assertThatThrownBy(() -> AlipayBills.read(zip, MUCH))
                .isInstanceOfSatisfying(
                        GatewayUnknown.class,
                        unknown -> assertThat(unknown.code()).isEqualTo(code));
    }

    @Test
    void paymentsAndRefundsAreReadByTheNamesOfTheirColumns() {
        assertThat(AlipayBills.read(bill(DETAIL), MUCH)).isEqualTo(lines());
        String otherOrder = DETAIL.replace(HEADER, "备注2," + HEADER)
                .replace(PAYMENT, "\t," + PAYMENT)
                .replace(REFUND, "," + REFUND)
                .replace("（元）", "(元)");
        assertThat(AlipayBills.read(bill(otherOrder), MUCH)).isEqualTo(lines());
    }

    @Test
    void aDayWithoutPaymentsHasABillWithoutLines() {
        assertThat(AlipayBills.read(bill(DETAIL.replace(PAYMENT, "").replace(REFUND, "")), MUCH))
                .isEmpty();
    }

    @Test
    void aBillThatIsNotUnderstoodIsReadNotAtAll() {
        assertUnread(bill(DETAIL.replace("交易\t", "转账\t")), "bill-unread");
        assertUnread(bill(DETAIL.replace(",200.00,", ",20O.00,")), "bill-unread");
        assertUnread(bill(DETAIL.replace(",200.00,", ",-200.00,")), "bill-unread");
        assertUnread(bill(DETAIL.replace("商户订单号", "订单号")), "bill-unread");
        assertUnread(bill(DETAIL.replace(PAYMENT, PAYMENT.substring(0, 90))), "bill-unread");
        assertUnread(zip(Map.of("a.csv", SUMMARY.getBytes(GBK))), "bill-unread");
        assertUnread(new byte[0], "bill-unread");
        assertUnread("BILL".getBytes(StandardCharsets.US_ASCII), "bill-unread");
        byte[] good = bill(DETAIL);
        assertUnread(java.util.Arrays.copyOf(good, good.length / 2), "bill-unread");
        byte[] bent = good.clone();
        bent[good.length / 2] ^= 1;
        assertThatThrownBy(() -> AlipayBills.read(bent, MUCH)).isInstanceOf(GatewayUnknown.class);
    }

    @Test
    void aBombIsStoppedAsItUnpacks() {
        byte[] zeros = zip(Map.of("a.csv", "#\n".repeat(2 << 20).getBytes(GBK)));
        assertThat(zeros.length).isLessThan(64 << 10);
        assertUnread(zeros, "too-large");
        assertUnread(zip(Map.of("a.csv", new byte[64 << 10])), "too-large");
    }

    @Test
    void aBillIsFetchedFromWhereAlipaySays() {
        Vertx vertx = Vertx.vertx();
        AlipayWorld world = new AlipayWorld(vertx, Duration.ofSeconds(20));
        String url = world.server.url("/bill.zip?token=once");
        String answer = AlipayWorld.signed(
                AlipayOperation.BILL.node(),
                AlipayWorld.done().put("bill_download_url", url).encode());
        world.server.script((seen, response) -> {
            var unused = seen.uri().startsWith("/bill.zip")
                    ? response.end(Buffer.buffer(bill(DETAIL)))
                    : response.end(answer);
        });
        LocalDate day = LocalDate.of(2026, 8, 31);

        Bill bill = world.alipay.bill(day).await();

        assertThat(bill.day()).isEqualTo(day);
        assertThat(bill.lines()).isEqualTo(lines());
        vertx.close().await();
    }
}
