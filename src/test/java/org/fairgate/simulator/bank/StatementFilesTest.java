package org.fairgate.simulator.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class StatementFilesTest {
    private static final LocalDate FIRST = LocalDate.parse("2021-10-11");
    private static final LocalDate SECOND = LocalDate.parse("2021-10-12");
    private static final String LONG_REMARK = "进博会证件费 汇款识别码 FG-AB2C-3D4E 请查收，谢谢；第二段说明文字继续下去";

    private final BankBook book = new BankBook(
            () -> Instant.parse("2021-10-12T02:03:04Z"), new BankAccount("国家会展中心", "中国银行", "310066661018", 100_000));

    StatementFilesTest() {
        send("上海某某贸易有限公司", 1_234_567, LONG_REMARK, SECOND);
        send("甲, \"乙\" <丙> & 丁公司", 20_000, "AB2C3D4E", FIRST);
        send("中国银行", -500, "手续费", SECOND);
    }

    private void send(String payer, long fen, String remark, LocalDate day) {
        var unused = book.book(new Sent(payer, "6222020200112233", "工商银行上海分行", fen, remark, day));
    }

    private String text(Format format, Charset charset) {
        return new String(format.bytes(book.statement(FIRST, SECOND)), charset);
    }

    @Test
    void linesGoByDayAndTheBalancesFit() {
        Statement both = book.statement(FIRST, SECOND);
        assertThat(both.lines()).extracting(line -> line.sent().fen()).containsExactly(20_000L, 1_234_567L, -500L);
        assertThat(both.openingFen()).isEqualTo(100_000);
        assertThat(both.closingFen()).isEqualTo(1_354_067);
        assertThat(book.statement(SECOND, SECOND).openingFen()).isEqualTo(120_000);
    }

    @Test
    void aTableHasLinesBeforeItsHeaderThousandsCommasAndTabs() {
        List<String> lines = text(Format.CSV, StandardCharsets.UTF_8).lines().toList();

        assertThat(lines.get(0)).isEqualTo("\uFEFF账户交易明细");
        assertThat(lines.get(6)).startsWith("交易日期,交易时间,借方发生额,贷方发生额,余额,对方户名");
        assertThat(lines.get(7))
                .startsWith("2021-10-11,10:03:04,,200.00,\"1,200.00\",\"甲, \"\"乙\"\" <丙> & 丁公司\",\t6222");
        assertThat(lines.get(8)).contains(",,\"12,345.67\",\"13,545.67\",上海某某贸易有限公司,");
        assertThat(lines.get(9)).startsWith("2021-10-12,10:03:04,5.00,,\"13,540.67\",中国银行,");
        assertThat(lines.get(10)).isEqualTo("合计,3 笔,5.00,\"12,545.67\",\"13,540.67\"");
        assertThat(lines).hasSize(11);
    }

    @Test
    void theSameTableInGbkHasNoByteOrderMark() {
        assertThat("\uFEFF" + text(Format.CSV_GBK, Charset.forName("GBK")))
                .isEqualTo(text(Format.CSV, StandardCharsets.UTF_8));
    }

    @Test
    void mt940ReadsBackAsTwoDays() {
        List<String> messages = Pattern.compile("(?m)^-\r\n")
                .splitAsStream(text(Format.MT940, StandardCharsets.UTF_8))
                .toList();

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).contains(":60F:C211011CNY1000,00", ":62F:C211011CNY1200,00", ":25:310066661018");
        assertThat(messages.get(1)).contains(":60F:C211012CNY1200,00", ":62F:C211012CNY13540,67");
        assertThat(messages.get(1)).contains(":61:2110121012C12345,67NTRFNONREF//20211012", ":61:2110121012D5,00NTRF");
        List<String> details = details(messages.get(1));
        assertThat(details).hasSize(2);
        assertThat(subfield(details.get(0), 20) + subfield(details.get(0), 21)).isEqualTo(LONG_REMARK);
        assertThat(subfield(details.get(0), 31)).isEqualTo("6222020200112233");
        assertThat(subfield(details.get(0), 32)).isEqualTo("上海某某贸易有限公司");
        assertThat(messages.get(1).lines()).allMatch(line -> line.length() <= 65);
    }

    private static List<String> details(String message) {
        List<String> found = new ArrayList<>();
        Matcher field = Pattern.compile("(?s):86:(.*?)(?=\r\n:[0-9]{2})").matcher(message);
        while (field.find()) {
            found.add(field.group(1).replace("\r\n", ""));
        }
        return found;
    }

    private static String subfield(String details, int number) {
        Matcher field = Pattern.compile("\\?" + number + "([^?]*)").matcher(details);
        return field.find() ? field.group(1) : "";
    }

    @Test
    void camtReadsBackWithItsParties() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(Format.CAMT053.bytes(book.statement(FIRST, SECOND))));

        assertThat(document.getDocumentElement().getAttribute("xmlns"))
                .isEqualTo("urn:iso:std:iso:20022:tech:xsd:camt.053.001.02");
        assertThat(values(document, "//Ntry/Amt")).containsExactly("200.00", "12345.67", "5.00");
        assertThat(values(document, "//Ntry/Amt/@Ccy")).containsOnly("CNY");
        assertThat(values(document, "//Ntry/CdtDbtInd")).containsExactly("CRDT", "CRDT", "DBIT");
        assertThat(values(document, "//Dbtr/Nm")).containsExactly("甲, \"乙\" <丙> & 丁公司", "上海某某贸易有限公司");
        assertThat(values(document, "//Cdtr/Nm")).containsExactly("中国银行");
        assertThat(values(document, "//DbtrAcct/Id/Othr/Id")).containsOnly("6222020200112233");
        assertThat(values(document, "//RmtInf/Ustrd")).containsExactly("AB2C3D4E", LONG_REMARK, "手续费");
        assertThat(values(document, "//Ntry/BookgDt/Dt")).containsExactly("2021-10-11", "2021-10-12", "2021-10-12");
        assertThat(values(document, "//Bal/Amt")).containsExactly("1000.00", "13540.67");
        assertThat(values(document, "//Ntry/AcctSvcrRef")).doesNotHaveDuplicates();
    }

    private static List<String> values(Document document, String path) throws XPathExpressionException {
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList nodes = (NodeList) xpath.evaluate(path, document, XPathConstants.NODESET);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getTextContent());
        }
        return values;
    }

    @Test
    void theSameDaysAgainAreTheSameFileAndAFullBookForgetsIntoItsOpeningBalance() {
        byte[] before = Format.CSV.bytes(book.statement(FIRST, SECOND));
        assertThat(Format.CSV.bytes(book.statement(FIRST, SECOND))).isEqualTo(before);

        for (int i = 0; i < BankBook.MOST; i++) {
            send("某公司", 1, "", SECOND.plusDays(1));
        }
        assertThat(book.newestFirst()).hasSize(BankBook.MOST);
        assertThat(book.statement(SECOND.plusDays(1), SECOND.plusDays(1)).openingFen())
                .isEqualTo(1_354_067);
    }

    @Test
    void whatIsNoAmountIsNotSent() {
        assertThat(Yuan.parse(" 1,200.5 ")).hasValue(120_050);
        assertThat(Yuan.parse("-5")).hasValue(-500);
        for (String none : List.of("", "1.234", "1e3", "一百", "9999999999999")) {
            assertThat(Yuan.parse(none)).as(none).isEmpty();
        }
    }
}
