package org.fairgate.payment.statement.read;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.platform.http.Problem;

/**
 * ISO 20022 camt.053, any version: elements are told by their names, not by their name space. A batch entry with several
 * transactions gives a line for each that has an amount of its own. Booked credits only; reversals of debits are none.
 */
final class Camt053 {
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 4_000;

    private final XMLStreamReader xml;
    private final List<StatementLine> credits = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private Map<String, String> entry = new HashMap<>();
    private Map<String, String> detail = new HashMap<>();
    private List<Map<String, String>> details = new ArrayList<>();
    private int entries;
    private boolean isStatement;

    private Camt053(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<StatementLine> read(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return new Camt053(factory.createXMLStreamReader(new ByteArrayInputStream(file))).lines();
        } catch (XMLStreamException broken) {
            throw StatementProblem.UNREADABLE.problem();
        }
    }

    private List<StatementLine> lines() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    begin(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() < LONGEST_TEXT) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(text.toString().strip());
                    text.setLength(0);
                }
                case XMLStreamConstants.DTD -> throw StatementProblem.UNREADABLE.problem();
                default -> {}
            }
        }
        if (!isStatement) {
            throw StatementProblem.UNREADABLE.problem();
        }
        return credits;
    }

    private void begin(String name) {
        path.addLast(name);
        if (path.size() > DEEPEST) {
            throw StatementProblem.UNREADABLE.problem();
        }
        switch (name) {
            case "BkToCstmrStmt" -> isStatement = true;
            case "Ntry" -> {
                if (++entries > Statements.MOST_LINES) {
                    throw StatementProblem.TOO_MANY_LINES.problem();
                }
                entry = new HashMap<>();
                details = new ArrayList<>();
            }
            case "TxDtls" -> detail = new HashMap<>();
            case "Amt" ->
                inner().putIfAbsent(
                                below() + "@Ccy",
                                Optional.ofNullable(xml.getAttributeValue(null, "Ccy"))
                                        .orElse(""));
            default -> {}
        }
    }

    private void end(String text) {
        if (!text.isEmpty() && path.contains("Ntry")) {
            inner().merge(below(), text, (one, other) -> one.length() < LONGEST_TEXT ? one + " " + other : one);
        }
        String name = path.removeLast();
        if (name.equals("TxDtls")) {
            details.add(detail);
        } else if (name.equals("Ntry")) {
            entryEnded();
        }
    }

    private Map<String, String> inner() {
        return path.contains("TxDtls") ? detail : entry;
    }

    /** The path below the entry or transaction: {@code RltdPties/Dbtr/Nm}. */
    private String below() {
        String top = path.contains("TxDtls") ? "TxDtls" : "Ntry";
        return path.stream().dropWhile(name -> !name.equals(top)).skip(1).collect(Collectors.joining("/"));
    }

    private void entryEnded() {
        boolean booked = Stream.of("Sts", "Sts/Cd").map(entry::get).allMatch(sts -> sts == null || sts.equals("BOOK"));
        boolean credit = "CRDT".equals(entry.get("CdtDbtInd")) && !"true".equals(entry.get("RvslInd"));
        if (!booked || !credit) {
            return;
        }
        boolean batch = details.size() > 1
                && details.stream().allMatch(each -> amount(each).isPresent());
        if (batch) {
            details.forEach(each -> credits.add(line(each, amount(each).orElseThrow())));
        } else {
            Map<String, String> only = details.isEmpty() ? Map.of() : details.get(0);
            credits.add(line(only, new Money(required("Amt"), entry.getOrDefault("Amt@Ccy", ""))));
        }
    }

    private record Money(String text, String currency) {}

    private static Optional<Money> amount(Map<String, String> of) {
        return Stream.of("Amt", "AmtDtls/TxAmt/Amt")
                .filter(of::containsKey)
                .findFirst()
                .map(path -> new Money(of.getOrDefault(path, ""), of.getOrDefault(path + "@Ccy", "")));
    }

    private StatementLine line(Map<String, String> of, Money money) {
        return new StatementLine(
                date(),
                fen(money.text()),
                money.currency(),
                first(of, "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm"),
                first(of, "RltdPties/DbtrAcct/Id/Othr/Id", "RltdPties/DbtrAcct/Id/IBAN"),
                first(of, "RltdAgts/DbtrAgt/FinInstnId/Nm"),
                Stream.of(
                                first(of, "RmtInf/Ustrd"),
                                first(of, "Refs/EndToEndId"),
                                first(of, "AddtlTxInf"),
                                entry.getOrDefault("AddtlNtryInf", ""))
                        .filter(text -> !text.isEmpty() && !text.equals("NOTPROVIDED"))
                        .collect(Collectors.joining(" ")),
                Stream.of(
                                of.get("Refs/AcctSvcrRef"),
                                of.isEmpty() || details.size() < 2 ? entry.get("AcctSvcrRef") : null)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static String first(Map<String, String> of, String... paths) {
        return Stream.of(paths)
                .map(path -> of.getOrDefault(path, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String required(String path) {
        String value = entry.get(path);
        if (value == null) {
            throw badLine();
        }
        return value;
    }

    private LocalDate date() {
        String text = first(entry, "BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm");
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException noDate) {
            throw badLine();
        }
    }

    private Fen fen(String text) {
        try {
            return Fen.parseYuan(text);
        } catch (InvalidValue e) {
            throw badLine();
        }
    }

    private Problem badLine() {
        return StatementProblem.BAD_LINE.problem().with("line", entries);
    }
}
