package org.fairgate.payment.statement.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.fairgate.platform.http.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MT940 and camt.053 where they are less than plain, and files of strangers. */
@Tag("R-PAY-4")
class BankMessagesTest {
    private static final String MT940 = """
            :20:X
            :25:6222
            :60F:C261104CNY0,
            :61:2611051105C200,00NTRFNONREF//FT1
            :86:%s
            :62F:C261105CNY200,00
            -}
            """;

    private static final String CAMT =
            "<?xml version=\"1.0\"?><Document><BkToCstmrStmt><Stmt>%s</Stmt></BkToCstmrStmt></Document>";

    private static List<StatementLine> read(String file) {
        return Statements.read(file.getBytes(StandardCharsets.UTF_8), CsvMapping.USUAL)
                .credits();
    }

    private static String entry(String amount, String more, String... transactions) {
        return CAMT.formatted("<Ntry><Amt Ccy=\"CNY\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd>" + more
                + "<BookgDt><Dt>2026-11-05</Dt></BookgDt><AcctSvcrRef>E1</AcctSvcrRef><NtryDtls>"
                + String.join("", transactions) + "</NtryDtls></Ntry>");
    }

    private static String transaction(String amount, String currency, String payer, String text, String more) {
        return "<TxDtls><Amt Ccy=\"" + currency + "\">" + amount + "</Amt>" + more + "<RltdPties><Dbtr><Nm>" + payer
                + "</Nm></Dbtr></RltdPties><RmtInf><Ustrd>" + text + "</Ustrd></RmtInf></TxDtls>";
    }

    private static void assertRefused(String file, StatementProblem why) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(why));
    }

    @Test
    void aDashAtTheBeginningOfALineIsPartOfWhatThePayerWrote() {
        assertThat(read(MT940.formatted("fee A7KX\n-29PQ\n-\nlost")))
                .extracting(StatementLine::text)
                .containsExactly("fee A7KX -29PQ");
    }

    @Test
    void aQuestionMarkInFreeTextIsNoSubfield() {
        assertThat(read(MT940.formatted("which?20 fees A7KX29PQ")))
                .extracting(StatementLine::text)
                .containsExactly("which?20 fees A7KX29PQ");
        assertThat(read(MT940.formatted("166?20fees?32Payer")))
                .extracting(line -> line.payer() + " " + line.text())
                .containsExactly("Payer fees");
    }

    @ParameterizedTest
    @CsvSource({"D200", "RC200", "RD200"})
    void onlyCreditsThatStandArrived(String mark) {
        assertThat(read(MT940.formatted("x").replace("C200,00N", mark + ",00N")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1"})
    void aReversalOfADebitIsNoIncome(String yes) {
        assertThat(read(entry("5.00", "<RvslInd>" + yes + "</RvslInd>"))).isEmpty();
        assertThat(read(entry("5.00", "<RvslInd>false</RvslInd>"))).hasSize(1);
    }

    @Test
    void aBatchIsDividedOnlyWhereItsPartsAreTheWhole() {
        String one = transaction("1.00", "CNY", "甲", "a", "");
        String two = transaction("2.00", "CNY", "乙", "b", "<CdtDbtInd>CRDT</CdtDbtInd>");
        assertThat(read(entry("3.00", "", one, two)))
                .extracting(line -> line.payer() + " " + line.amount() + " " + line.text())
                .containsExactly("甲 1.00 a", "乙 2.00 b");

        assertUndivided(entry("4.00", "", one, two), "4.00");
        assertUndivided(
                entry("1.00", "", transaction("2.00", "CNY", "甲", "a", ""), two.replace("CRDT<", "DBIT<")), "1.00");
        assertUndivided(entry("3.00", "", one, two.replace("\"CNY\"", "\"USD\"")), "3.00");
    }

    private static void assertUndivided(String file, String sum) {
        assertThat(read(file))
                .extracting(line -> line.amount() + "/" + line.payer() + "/" + line.text() + "/"
                        + line.bankId().orElse(""))
                .containsExactly(sum + "//a b/E1");
    }

    @Test
    void theDayOfAMomentIsTheOneInBeijing() {
        String file = entry("1.00", "").replace("<Dt>2026-11-05</Dt>", "<DtTm>%s</DtTm>");
        assertThat(read(file.formatted("2026-11-05T17:30:00Z")).get(0).bookedOn())
                .isEqualTo(LocalDate.of(2026, 11, 6));
        assertThat(read(file.formatted("2026-11-05T17:30:00")).get(0).bookedOn())
                .isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(read(file.formatted("2026-11-05T17:30:00.123+08:00")).get(0).bookedOn())
                .isEqualTo(LocalDate.of(2026, 11, 5));
        assertRefused(file.formatted("2026-11-05Tnoon"), StatementProblem.BAD_LINE);
    }

    @ParameterizedTest
    @CsvSource({"200.00000, 200.00", "200, 200.00", "0.5, 0.50"})
    void decimalsBeyondTwoMayBeZeros(String written, String yuan) {
        assertThat(read(entry(written, "")).get(0).amount()).hasToString(yuan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"200.001", "-200", "", "1e2", "99999999999999999999", "90071992547409.93"})
    void whatIsNoSumRefusesTheFile(String written) {
        assertRefused(entry(written, ""), StatementProblem.BAD_LINE);
    }

    @Test
    void aSumWithoutACurrencyRefusesTheFile() {
        assertRefused(entry("1.00", "").replace(" Ccy=\"CNY\"", ""), StatementProblem.BAD_LINE);
    }

    @Test
    void entitiesAreNotRead() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        assertRefused(
                laughs.append("]>") + CAMT.substring(CAMT.indexOf("<Doc")).formatted("&a29;"),
                StatementProblem.UNREADABLE);
        assertRefused(
                "<!DOCTYPE x [<!ENTITY % f SYSTEM \"file:///etc/passwd\"> %f;]>" + CAMT.formatted(""),
                StatementProblem.UNREADABLE);
    }

    @Test
    void aFileOfInventedElementsIsReadInTime() {
        String transactions = "<TxDtls><Amt Ccy=\"CNY\">0.01</Amt></TxDtls>".repeat(Statements.MOST_LINES + 1);
        assertRefused(entry("1.00", "", transactions), StatementProblem.TOO_MANY_LINES);
        StringBuilder invented = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            invented.append("<x%d>1</x%d>".formatted(i, i));
        }
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> assertThat(read(entry("1.00", invented.toString()))).hasSize(1));
    }

    /** Whatever is spoilt in a good file: it is read or refused, and nothing else happens. */
    @ParameterizedTest
    @ValueSource(strings = {"mt940", "camt", "csv"})
    void aSpoiltFileIsReadOrRefused(String format) {
        byte[] good = (switch (format) {
                    case "mt940" -> MT940.formatted("?20fee?32Payer");
                    case "camt" ->
                        entry(
                                "3.00",
                                "",
                                transaction("1.00", "CNY", "甲", "a", ""),
                                transaction("2.00", "CNY", "乙", "b", ""));
                    default -> "日期,借贷标志,金额,对方户名\n2026-11-05,贷,\"1,000.00\",甲\n";
                })
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            byte[] spoilt = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Statements.read(spoilt, CsvMapping.USUAL).credits()).isNotNull();
            } catch (Problem refused) {
                assertThat(refused.refusal()).isInstanceOf(StatementProblem.class);
            }
        }
    }
}
