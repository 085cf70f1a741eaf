package org.fairgate.simulator.bank;

import java.io.StringWriter;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A statement as ISO 20022 camt.053.001.02. */
final class CamtStatement {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
    private final XMLStreamWriter xml;

    private CamtStatement(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String text(Statement statement) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new CamtStatement(xml).document(statement);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private void document(Statement statement) throws XMLStreamException {
        String id = "STM" + statement.from() + "-" + statement.to();
        xml.writeStartDocument("UTF-8", "1.0");
        open("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("BkToCstmrStmt");
        open("GrpHdr");
        leaf("MsgId", id);
        leaf("CreDtTm", statement.to() + "T23:59:59+08:00");
        close(1);
        open("Stmt");
        leaf("Id", id);
        leaf("CreDtTm", statement.to() + "T23:59:59+08:00");
        account("Acct", statement.account().number());
        balance("OPBD", statement.openingFen(), statement.from());
        balance("CLBD", statement.closingFen(), statement.to());
        for (Transfer line : statement.lines()) {
            entry(line);
        }
        close(3);
        xml.writeEndDocument();
    }

    private void balance(String type, long fen, LocalDate day) throws XMLStreamException {
        open("Bal", "Tp", "CdOrPrtry");
        leaf("Cd", type);
        close(2);
        amount(fen);
        open("Dt");
        leaf("Dt", day.toString());
        close(2);
    }

    private void entry(Transfer line) throws XMLStreamException {
        Sent sent = line.sent();
        open("Ntry");
        leaf("NtryRef", line.serial());
        amount(sent.fen());
        leaf("Sts", "BOOK");
        for (String name : new String[] {"BookgDt", "ValDt"}) {
            open(name);
            leaf("Dt", sent.day().toString());
            close(1);
        }
        leaf("AcctSvcrRef", line.serial());
        open("BkTxCd", "Prtry");
        leaf("Cd", line.incoming() ? "NTRF" : "NCHG");
        close(2);
        open("NtryDtls", "TxDtls", "Refs");
        leaf("EndToEndId", "NOTPROVIDED");
        close(1);
        parties(line);
        if (!sent.remark().isEmpty()) {
            open("RmtInf");
            leaf("Ustrd", sent.remark());
            close(1);
        }
        close(3);
    }

    private void parties(Transfer line) throws XMLStreamException {
        String role = line.incoming() ? "Dbtr" : "Cdtr";
        open("RltdPties", role);
        leaf("Nm", line.sent().payer());
        close(1);
        if (!line.sent().account().isEmpty()) {
            account(role + "Acct", line.sent().account());
        }
        close(1);
        if (!line.sent().bank().isEmpty()) {
            open("RltdAgts", role + "Agt", "FinInstnId");
            leaf("Nm", line.sent().bank());
            close(3);
        }
    }

    /** An account in China has no IBAN. */
    private void account(String name, String number) throws XMLStreamException {
        open(name, "Id", "Othr");
        leaf("Id", number);
        close(3);
    }

    private void amount(long fen) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", "CNY");
        xml.writeCharacters(Yuan.plain(Math.abs(fen)));
        xml.writeEndElement();
        leaf("CdtDbtInd", fen < 0 ? "DBIT" : "CRDT");
    }

    private void open(String... names) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement(name);
        }
    }

    private void close(int elements) throws XMLStreamException {
        for (int i = 0; i < elements; i++) {
            xml.writeEndElement();
        }
    }

    private void leaf(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
