package org.fairgate.payment.statement.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.fairgate.kernel.Fen;
import org.fairgate.platform.http.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as banks make them, and as strangers may: no money is passed over, and none is taken for what it is not. */
@Tag("R-PAY-4")
class BankCsvTest {
    private static final String HEADING = "交易日期,贷方发生额,对方户名,用途\n";

    private static List<StatementLine> read(String table) {
        return Statements.read(table.getBytes(StandardCharsets.UTF_8), CsvMapping.USUAL)
                .credits();
    }

    private static void assertRefused(String table, StatementProblem why, Map<String, Object> members) {
        assertThatThrownBy(() -> read(table)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(why);
            assertThat(problem.members()).isEqualTo(members);
        });
    }

    private static void assertBadLine(String table, int line) {
        assertRefused(table, StatementProblem.BAD_LINE, Map.of("line", line));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-05, 2026-11-05",
        "2026/1/5, 2026-01-05",
        "2026年1月5日, 2026-01-05",
        "20261105, 2026-11-05",
        "20261105101112, 2026-11-05",
        "2026-11-05 10:11, 2026-11-05",
        "'=\"20261105\"', 2026-11-05"
    })
    void daysAreReadAsBanksWriteThem(String written, LocalDate day) {
        assertThat(read(HEADING + written + ",1.00,甲,x\n"))
                .extracting(StatementLine::bookedOn)
                .containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/11/2026", "5-Nov-2026", "202611", "2026111", "46331", "2026.13.05", "20260230"})
    void moneyUnderADayThatCannotBeReadIsNotPassedOver(String written) {
        assertBadLine(HEADING + "2026-11-05,1.00,甲,x\n" + written + ",200.00,乙,y\n", 3);
    }

    @Test
    void totalsAndRemarksAreNoBookings() {
        assertThat(read(HEADING + "2026-11-05,1.00,甲,x\n合计,1.00,,\n3,1.00,,\n2026-11-01至2026-11-30,,,\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.200,00", "200,00", "x", "1e3", "200.00-", "(200.00)", "1.234", "20000000000000000"})
    void whatIsNoSumRefusesTheTable(String written) {
        assertBadLine(HEADING + "2026-11-05,\"" + written + "\",甲,x\n", 2);
    }

    @Test
    void theLineIsWhereItStandsInTheFile() {
        assertBadLine("账号,1\n\n" + HEADING + "\n2026-11-05,1.00,\"甲\n乙\",x\n2026-11-06,x,甲,x\n", 7);
    }

    @Test
    void signsSayWhichWayMoneyWent() {
        assertThat(read(HEADING + "2026-11-05,+1.00,甲,x\n2026-11-05,-2.00,乙,x\n2026-11-05,,丙,x\n"))
                .extracting(StatementLine::payer)
                .containsExactly("甲");
    }

    @Test
    void aDirectionThatSaysNothingRefusesTheTable() {
        String heading = "日期,借贷标志,金额,对方户名\n";
        assertThat(read(heading + "2026-11-05,来账,1.00,甲\n2026-11-05,往账,1.00,乙\n"))
                .extracting(StatementLine::payer)
                .containsExactly("甲");
        assertBadLine(heading + "2026-11-05,贷,1.00,甲\n2026-11-05,冲正,1.00,乙\n", 3);
        assertBadLine(heading + "2026-11-05,,1.00,甲\n", 2);
    }

    @Test
    void sumsWithoutAWordOnTheirDirectionAreNotTakenForIncome() {
        assertRefused("日期,收/付,金额,对方户名\n2026-11-05,付,200.00,甲\n", StatementProblem.COLUMNS_UNKNOWN, Map.of());
    }

    @Test
    void foreignMoneyIsNotTakenForYuan() {
        assertThat(read("交易日期,币种,贷方发生额\n2026-11-05,美元,1.00\n2026-11-05,人民币,2.00\n2026-11-05,,3.00\n"))
                .extracting(line -> line.amount() + " " + line.currency())
                .containsExactly("1.00 美元", "2.00 CNY", "3.00 CNY");
        assertThat(read("账号:,1,币种:,USD\n" + HEADING + "2026-11-05,1.00,甲,x\n"))
                .extracting(StatementLine::currency)
                .containsExactly("USD");
        assertThat(read("币种：人民币\n" + HEADING + "2026-11-05,1.00,甲,x\n"))
                .extracting(StatementLine::currency)
                .containsExactly("CNY");
    }

    @Test
    void aQuoteThatNothingClosesRefusesTheTable() {
        assertRefused(
                HEADING + "2026-11-05,1.00,甲,x\n2026-11-05,\"2.00,乙,y\n2026-11-05,3.00,丙,z\n",
                StatementProblem.BAD_LINE,
                Map.of("line", 3));
    }

    @Test
    void aCellOfMegabytesIsCutAndARowWithoutEndIsNoTable() {
        StatementLine line = read(HEADING + "2026-11-05,1.00,甲," + "长".repeat(2_000_000) + "\n")
                .get(0);
        assertThat(line.text()).hasSize(StatementLine.LONGEST_TEXT);
        assertRefused(",".repeat(5_000_000), StatementProblem.COLUMNS_UNKNOWN, Map.of());
        assertBadLine(HEADING + "2026-11-05,1.00,甲,x\n" + ",".repeat(5_000_000) + "\n", 3);
    }

    @Test
    void moreLinesThanAStatementHasAreRefused() {
        String row = "2026-11-05,0.01,甲,x\n";
        assertThat(read(HEADING + row.repeat(Statements.MOST_LINES)))
                .hasSize(Statements.MOST_LINES)
                .first()
                .extracting(StatementLine::amount)
                .isEqualTo(Fen.of(1));
        assertRefused(HEADING + row.repeat(Statements.MOST_LINES + 1), StatementProblem.TOO_MANY_LINES, Map.of());
    }
}
