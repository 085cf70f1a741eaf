package org.fairgate.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeBillTest {
    private static final String NAMES = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
            + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String PAID =
            "`2021-09-01 10:00:00,`wxd678efh567hg6787,`1900007291,`0,`,`4200000000202109010000000001,`FG260901ABCDEFGH01,`o1,"
                    + "`NATIVE,`SUCCESS,`OTHERS,`CNY,`150.00,`50.00,`0,`0,`0.00,`0.00,`,`,`证件费, 1 张,`,`0.90000,`0.60%,"
                    + "`200.00,`0.00,`";
    private static final String REFUNDED =
            "`2021-09-01 11:00:00,`wxd678efh567hg6787,`1900007291,`0,`,`4200000000202109010000000001,`FG260901ABCDEFGH01,`o1,"
                    + "`NATIVE,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`5030000038,`FG260901ABCDEFGH0101,`75.00,`0.00,`ORIGINAL,"
                    + "`SUCCESS,`证件费, 1 张,`,`-0.45000,`0.60%,`0.00,`100.00,`";
    private static final String TOTAL_NAMES = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final String TOTALS = "`2,`150.00,`75.00,`0.00,`0.45000,`200.00,`100.00";

    private static final Bill.Line PAYMENT = new Bill.Line(
            Bill.Kind.PAYMENT,
            "FG260901ABCDEFGH01",
            "4200000000202109010000000001",
            Optional.empty(),
            Fen.of(20000),
            Optional.of(Instant.parse("2021-09-01T02:00:00Z")));
    private static final Bill.Line REFUND = new Bill.Line(
            Bill.Kind.REFUND,
            "FG260901ABCDEFGH01",
            "4200000000202109010000000001",
            Optional.of("FG260901ABCDEFGH0101"),
            Fen.of(10000),
            Optional.of(Instant.parse("2021-09-01T03:00:00Z")));

    @Test
    void aPaymentIsWhatWasOrderedAndARefundWhatWasAskedBack() {
        assertThat(read("\uFEFF", NAMES, PAID, REFUNDED, TOTAL_NAMES, TOTALS)).containsExactly(PAYMENT, REFUND);
    }

    @Test
    void itMayComeWithoutAByteOrderMark() {
        assertThat(read("", NAMES, PAID, REFUNDED, TOTAL_NAMES, TOTALS)).containsExactly(PAYMENT, REFUND);
    }

    @Test
    void columnsAreFoundByTheirNames() {
        String otherOrder = "费率备注," + NAMES.replace(",费率备注", "");
        String paid = "`," + PAID.substring(0, PAID.length() - 2);

        assertThat(read("", otherOrder, paid, TOTAL_NAMES, "`1,`150.00,`0.00,`0.00,`0.9,`200.00,`0.00"))
                .containsExactly(PAYMENT);
    }

    @Test
    void aDayWithoutPaymentsHasAnEmptyBill() {
        assertThat(read("\uFEFF", NAMES, TOTAL_NAMES, "`0,`0.00,`0.00,`0.00,`0.00,`0.00,`0.00"))
                .isEmpty();
    }

    @Test
    void aRefundThatWasTurnedDownMovedNoMoney() {
        String failed = REFUNDED.replace("`ORIGINAL,`SUCCESS", "`ORIGINAL,`FAIL");

        assertThat(read("", NAMES, PAID, failed, TOTAL_NAMES, TOTALS)).containsExactly(PAYMENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "`0.45000,`200.00 | `0.45000,`200.01", "`1900007291 | `1900007292", "`CNY | `USD", "`SUCCESS | `PAID",
                        "`200.00 | `2e2",
                "2021-09-01 | 2021-02-30", "商户订单号 | 订单号", "`2, | `3,", "总交易单数 | 合计", "`NATIVE,` | `"
            })
    void aBillThatIsNotOfItsFormIsNotBelieved(String part, String other) {
        String text = text();

        assertThatThrownBy(() -> TradeBill.read(text.replace(part, other), Platform.US))
                .isInstanceOf(BadMessage.class);
    }

    @Test
    void aBillThatWasCutOffIsNotBelieved() {
        String text = text();

        for (int length = 0; length < text.length() - 8; length++) {
            String part = text.substring(0, length);
            assertThatThrownBy(() -> TradeBill.read(part, Platform.US)).isInstanceOf(BadMessage.class);
        }
    }

    /** A bill of one payment and one refund. */
    static String text() {
        return String.join("\r\n", NAMES, PAID, REFUNDED, TOTAL_NAMES, TOTALS);
    }

    private static List<Bill.Line> read(String mark, String... lines) {
        return TradeBill.read(mark + String.join("\r\n", lines) + "\r\n", Platform.US);
    }
}
