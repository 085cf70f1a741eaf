package org.fairgate.payment.statement.read;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * ISO 20022 camt.053, any version: elements are told by their names, not by their name space. Only what a {@link CamtEntry}
 * knows is kept of an entry, so that a file of invented elements takes no memory.
 */
final class Camt053 {
    private static final int DEEPEST = 32;

    private final XMLStreamReader xml;
    private final List<StatementLine> credits = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private Map<String, String> entry = new HashMap<>();
    private Map<String, String> detail = new HashMap<>();
    private List<Map<String, String>> details = new ArrayList<>();
    private int entries;
    private int transactions;
    private boolean isStatement;

    private Camt053(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<StatementLine> read(byte[] file) {
        // that of the JDK, whatever else is on the path: its limits are the ones that were looked at
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
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
                    if (text.length() < StatementLine.LONGEST_TEXT) {
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
                entries = counted(entries);
                entry = new HashMap<>();
                details = new ArrayList<>();
            }
            case "TxDtls" -> {
                transactions = counted(transactions);
                detail = new HashMap<>();
            }
            case "Amt" -> keep(below() + "@Ccy", xml.getAttributeValue(null, "Ccy"));
            default -> {}
        }
    }

    private static int counted(int before) {
        if (before == Statements.MOST_LINES) {
            throw StatementProblem.TOO_MANY_LINES.problem();
        }
        return before + 1;
    }

    private void end(String text) {
        if (!text.isEmpty()) {
            keep(below(), text);
        }
        String name = path.removeLast();
        if (name.equals("TxDtls")) {
            details.add(detail);
        } else if (name.equals("Ntry")) {
            credits.addAll(new CamtEntry(entry, details, entries).credits());
        }
    }

    /** Of the entry or transaction that is being read; what stands there several times is joined. */
    private void keep(String below, @Nullable String text) {
        boolean inDetail = path.contains("TxDtls");
        Set<String> known = inDetail ? CamtEntry.OF_TRANSACTION : CamtEntry.OF_ENTRY;
        if (text != null && known.contains(below)) {
            (inDetail ? detail : entry)
                    .merge(
                            below,
                            text,
                            (one, other) -> one.length() < StatementLine.LONGEST_TEXT ? one + " " + other : one);
        }
    }

    /** The path below the entry or transaction: {@code RltdPties/Dbtr/Nm}. */
    private String below() {
        String top = path.contains("TxDtls") ? "TxDtls" : "Ntry";
        return path.stream().dropWhile(name -> !name.equals(top)).skip(1).collect(Collectors.joining("/"));
    }
}
