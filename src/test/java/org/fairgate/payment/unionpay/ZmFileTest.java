package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZmFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final String PAID = line("01", Platform.NUMBER, Platform.QUERY_ID, "", "000000020000");
    private static final String REFUNDED =
            line("04", Platform.NUMBER + "01", "202609011100006689299", Platform.QUERY_ID, "000000010000");

    private final ZmFile file = new ZmFile();

    @Test
    void paymentsAndRefundsAreReadByTheirColumns() {
        assertThat(file.read(gbk(PAID + "\r\n" + REFUNDED + "\r\n"), DAY, Platform.MER_ID))
                .containsExactly(
                        new Bill.Line(
                                Bill.Kind.PAYMENT,
                                Platform.NUMBER,
                                Platform.QUERY_ID,
                                Optional.empty(),
                                Fen.of(20000),
                                Optional.of(Instant.parse("2026-09-01T02:05:12Z"))),
                        new Bill.Line(
                                Bill.Kind.REFUND,
                                Platform.NUMBER,
                                Platform.QUERY_ID,
                                Optional.of(Platform.NUMBER + "01"),
                                Fen.of(10000),
                                Optional.of(Instant.parse("2026-09-01T02:05:12Z"))));
    }

    @Test
    void aLineOfTheLastDayOfTheYearMayBeSettledInTheNextOne() {
        String late = PAID.replace("0901100512", "1231235959");

        assertThat(file.read(gbk(late), LocalDate.of(2027, 1, 1), Platform.MER_ID)
                        .get(0)
                        .at())
                .contains(Instant.parse("2026-12-31T15:59:59Z"));
    }

    @Test
    void otherTransactionsAreNoneOfOurs() {
        assertThat(file.read(
                        gbk(line("79", Platform.NUMBER, Platform.QUERY_ID, "", "000000000000")), DAY, Platform.MER_ID))
                .isEmpty();
        assertThat(file.read(new byte[0], DAY, Platform.MER_ID)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"000000020000,00000002000x", "777290058110048,777290058146592", "0901100512,0931100512"})
    void aFileThatIsNotOfItsFormIsNotBelieved(String part, String other) {
        assertThatThrownBy(() -> file.read(gbk(PAID.replace(part, other)), DAY, Platform.MER_ID))
                .isInstanceOf(BadMessage.class);
    }

    @Test
    void aLineThatIsCutOffIsNotBelieved() {
        byte[] part = gbk(PAID.substring(0, 290));

        assertThatThrownBy(() -> file.read(part, DAY, Platform.MER_ID)).isInstanceOf(BadMessage.class);
    }

    @Test
    void theFileIsFoundByItsName() {
        assertThat(file.isFile("INN26090188ZM_777290058110048")).isTrue();
        assertThat(file.isFile("INN26090188ZME_777290058110048")).isFalse();
    }

    static String line(String type, String orderId, String queryId, String original, String amount) {
        String front = String.format(
                "%-3s %-11s %-11s %-6s %-10s %-19s %-12s %-4s %-2s %-21s %-2s %-32s ",
                "S22", "", "", "668929", "0901100512", "6221********0000", amount, "", "", queryId, "", orderId);
        String middle = String.format(
                "%-2s %-6s %-10s %-13s %-13s %-4s %-15s %-2s %-2s %-6s ",
                "", "", "", "C000000000000", "C" + amount, "", "", type, "00", "000000");
        String back = String.format("%-2s %-4s %-32s %-1s %-21s %-15s ", "", "", "", "", original, Platform.MER_ID);
        return front + middle + back + " ".repeat(60);
    }

    private static byte[] gbk(String text) {
        return text.getBytes(Charset.forName("GBK"));
    }
}
