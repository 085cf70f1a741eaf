package org.fairgate.payment.statement.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.platform.http.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bank statements as banks write them. */
@Tag("R-PAY-4")
class StatementsTest {
    private static final String TABLE = """
            账号:,6222000011112222,币种:,人民币
            查询期间:,20261101-20261130

            交易日期,交易时间,借方发生额,贷方发生额,余额,对方户名,对方账号,对方开户行,摘要,用途,交易流水号
            2026-11-05,10:11:12,,"1,200.00","9,000.00",广州进出口有限公司,\t6217001234567890,工行广州分行,转账,证件费 A7KX29PQ,FT001
            20261106,,300.00,,"8,700.00",某供应商,'1234,建行,付款,,FT002
            2026/11/6,09:00,,0.50,"8,700.50","佛山 ""大"" 厂",99,农行,转账,,FT003
            合计,,300.00,"1,200.50",,,,,,,
            """;

    private static Statements.Reading read(byte[] file) {
        return Statements.read(file, CsvMapping.USUAL);
    }

    private static Statements.Reading read(String file) {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTableIsReadInWhateverEncoding() {
        List<StatementLine> expected = List.of(
                new StatementLine(
                        LocalDate.of(2026, 11, 5),
                        Fen.of(120_000),
                        "CNY",
                        "广州进出口有限公司",
                        "6217001234567890",
                        "工行广州分行",
                        "证件费 A7KX29PQ 转账",
                        Optional.of("FT001")),
                new StatementLine(
                        LocalDate.of(2026, 11, 6),
                        Fen.of(50),
                        "CNY",
                        "佛山 \"大\" 厂",
                        "99",
                        "农行",
                        "转账",
                        Optional.of("FT003")));
        assertThat(read(TABLE).credits()).isEqualTo(expected);
        assertThat(read("\uFEFF" + TABLE).credits()).isEqualTo(expected);
        assertThat(read(TABLE.getBytes(Charset.forName("GBK"))).credits()).isEqualTo(expected);
        assertThat(read(TABLE.replace("\n", "\r\n")).credits()).isEqualTo(expected);
        assertThat(read(TABLE).format()).isEqualTo(StatementFormat.CSV);
    }

    @Test
    void aTableWithOneColumnOfSumsSaysTheDirectionOfEach() {
        String table = "日期\t借贷标志\t金额\t对方户名\n2026年11月5日\t贷\t200.00\t甲\n2026年11月5日\t借\t200.00\t乙\n";
        assertThat(read(table).credits()).extracting(StatementLine::payer).containsExactly("甲");
    }

    @Test
    void ofATableWithUnknownColumnsNothingIsGuessed() {
        assertRefused("x,y\n2026-11-05,200\n", StatementProblem.COLUMNS_UNKNOWN);
        assertRefused(TABLE.replace("1,200.00", "1.200,00"), StatementProblem.BAD_LINE);
        assertRefused(TABLE.replace("2026-11-05", "2026-13-05"), StatementProblem.BAD_LINE);
    }

    @Test
    void mt940IsReadStatementByStatement() {
        String file = """
                {1:F01BANKCNBJAXXX0000000000}{2:O9400000000000BANKCNBJXXXX00000000000000000000N}{4:
                :20:STMT1
                :25:6222000011112222
                :28C:1/1
                :60F:C261104CNY8000,
                :61:2611051105C1200,00NTRFNONREF//FT001
                转账
                :86:?20证件费 A7KX?2129PQ?30工行?316217001234567890?32广州进出口
                ?33有限公司
                :61:261106D300,00NTRFNONREF//FT002
                :86:payment
                :61:261106RC5,00NTRFNONREF
                :62F:C261106CNY8905,00
                -}
                :20:STMT2
                :25:6222000011112222
                :60M:C261106CNY0,00
                :61:261107C0,5NMSCREF77
                :86:free text
                of two lines
                :61:261107C0,00NMSCNONREF
                :86:fee waived
                :62F:C261107CNY0,50
                """;
        assertThat(read(file).credits())
                .containsExactly(
                        new StatementLine(
                                LocalDate.of(2026, 11, 5),
                                Fen.of(120_000),
                                "CNY",
                                "广州进出口有限公司",
                                "6217001234567890",
                                "工行",
                                "证件费 A7KX29PQ",
                                Optional.of("FT001")),
                        new StatementLine(
                                LocalDate.of(2026, 11, 7),
                                Fen.of(50),
                                "CNY",
                                "",
                                "",
                                "",
                                "free text of two lines REF77",
                                Optional.empty()));
    }

    @Test
    void camt053IsReadWithBatchesAndWithoutReversals() {
        String entry = """
                <Ntry><Amt Ccy="CNY">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s<Sts><Cd>%s</Cd></Sts>
                <BookgDt><Dt>2026-11-05</Dt></BookgDt><AcctSvcrRef>%s</AcctSvcrRef><NtryDtls>%s</NtryDtls></Ntry>
                """;
        String one = "<TxDtls><RltdPties><Dbtr><Nm>甲</Nm></Dbtr><DbtrAcct><Id><Othr><Id>42</Id></Othr></Id></DbtrAcct>"
                + "</RltdPties><RmtInf><Ustrd>A7KX 29PQ</Ustrd></RmtInf></TxDtls>";
        String two = "<TxDtls><Refs><AcctSvcrRef>T1</AcctSvcrRef></Refs><Amt Ccy=\"CNY\">1.00</Amt></TxDtls>"
                + "<TxDtls><Refs><AcctSvcrRef>T2</AcctSvcrRef></Refs><Amt Ccy=\"CNY\">2.00</Amt></TxDtls>";
        String file =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
                        + "<BkToCstmrStmt><Stmt>"
                        + entry.formatted("200.00", "CRDT", "", "BOOK", "E1", one)
                        + entry.formatted("3.00", "CRDT", "", "BOOK", "E2", two)
                        + entry.formatted("5.00", "DBIT", "", "BOOK", "E3", one)
                        + entry.formatted("6.00", "CRDT", "<RvslInd>true</RvslInd>", "BOOK", "E4", one)
                        + entry.formatted("7.00", "CRDT", "", "PDNG", "E5", one)
                        + entry.formatted("0.00", "CRDT", "", "BOOK", "E6", one)
                        + "</Stmt></BkToCstmrStmt></Document>";
        assertThat(read(file).credits())
                .extracting(line -> line.bankId().orElse("") + " " + line.amount() + " " + line.payer() + " "
                        + line.account() + " " + line.text())
                .containsExactly("E1 200.00 甲 42 A7KX 29PQ", "T1 1.00   ", "T2 2.00   ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a \"b\">]><Document><BkToCstmrStmt>&a;</BkToCstmrStmt></Document>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Document><BkToCstmrStmt/></Document>",
                "<Document>",
                "<other/>",
                ":20:x\n:61:nonsense\n",
                "",
                "\u0000"
            })
    void whatIsNoStatementIsRefused(String file) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSameLineInAnotherFileHasTheSameNameAndTwoEqualLinesOfOneFileHaveTwo(boolean numbered) {
        String table = numbered ? TABLE : TABLE.replace("FT001", "").replace("FT003", "");
        List<StatementLine> lines = read(table).credits();
        assertThat(lines.get(0).bankId().isPresent()).isEqualTo(numbered);
        List<StatementLine> twice = List.of(lines.get(0), lines.get(1), lines.get(0));
        List<byte[]> names = LineKeys.of(twice);
        assertThat(names).doesNotHaveDuplicates().hasSize(3);
        assertThat(LineKeys.of(lines)).containsExactly(names.get(0), names.get(1));
        assertThat(LineKeys.of(List.of(lines.get(0), lines.get(0)))).containsExactly(names.get(0), names.get(2));
    }

    private static void assertRefused(String file, StatementProblem why) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(why));
    }
}
