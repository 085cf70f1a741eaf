package org.fairgate.simulator.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.fairgate.simulator.pay.PayStage;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlipayBillApiTest {
    private static final Charset GBK = Charset.forName("GBK");
    private final PayStage stage = new PayStage();
    private final AlipayMerchant merchant = new AlipayMerchant(stage);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theBillOfADayIsTheLedgerOfThatDay() throws IOException {
        for (int i = 1; i <= 3; i++) {
            merchant.precreate("CB" + i, "20" + i + ".00");
        }
        pay("CB1");
        pay("CB2");
        stage.advance(Duration.ofSeconds(1));
        merchant.refund("CB1", "R1", "1.50");
        stage.advance(Duration.ofHours(14)); // midnight in Beijing
        assertThat(PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, "CB3")))
                .isEmpty();
        merchant.refund("CB2", "R2", "202.00");

        List<List<String>> rows = rows(bill("2021-09-01"));

        assertThat(rows).hasSize(3).allMatch(row -> row.size() == 25);
        assertThat(rows.stream().map(row -> String.join("|", row.get(1), row.get(2), row.get(11), row.get(21))))
                .containsExactly("CB1\t|交易\t|201.00|\t", "CB2\t|交易\t|202.00|\t", "CB1\t|退款\t|-1.50|R1\t");
        assertThat(stage.simulator.pay().ledger().day(PayGateway.ALIPAY, LocalDate.parse("2021-09-01")))
                .extracting(entry -> entry.trade().tradeNo() + "\t")
                .containsExactlyElementsOf(rows.stream().map(row -> row.get(0)).toList());
    }

    private void pay(String number) {
        assertThat(PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, number)))
                .isPresent();
    }

    private Map<String, String> bill(String date) throws IOException {
        return unzip(download(address(date).getString("bill_download_url")).body());
    }

    private JsonObject address(String date) {
        return merchant.call(
                "alipay.data.dataservice.bill.downloadurl.query",
                new JsonObject().put("bill_type", "trade").put("bill_date", date));
    }

    private HttpResponse<Buffer> download(String url) {
        return PayStage.await(stage.client.getAbs(url).send());
    }

    private static Map<String, String> unzip(Buffer zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.getBytes()), GBK)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), GBK));
            }
        }
        return files;
    }

    private static List<List<String>> rows(Map<String, String> files) {
        assertThat(files.keySet()).anyMatch(name -> name.endsWith("业务明细.csv")).anyMatch(name -> name.contains("(汇总)"));
        String text = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("业务明细.csv"))
                .findFirst()
                .orElseThrow()
                .getValue();
        List<String> lines = new ArrayList<>(
                text.lines().filter(line -> !line.startsWith("#")).toList());
        assertThat(lines.remove(0)).startsWith("支付宝交易号,商户订单号,业务类型,").endsWith(",备注");
        return lines.stream().map(line -> Arrays.asList(line.split(",", -1))).toList();
    }

    @Test
    void aDayThatIsNotOverHasNoBillAndADayWithoutTradesAnEmptyOne() throws IOException {
        assertThat(address("2021-09-01").getString("sub_code")).isEqualTo("BILL_NOT_EXIST");
        assertThat(address("2021-08-32").getString("sub_code")).isEqualTo("ACQ.INVALID_PARAMETER");
        assertThat(rows(bill("2021-08-31"))).isEmpty();
        assertThat(rows(bill("2021-08"))).isEmpty();
    }

    @Test
    void theAddressOfABillIsGoodForThirtySeconds() {
        String url = address("2021-08-31").getString("bill_download_url");
        stage.advance(Duration.ofSeconds(29));
        assertThat(download(url).statusCode()).isEqualTo(200);
        stage.advance(Duration.ofSeconds(1));
        assertThat(download(url).statusCode()).isEqualTo(403);
    }
}
