package org.fairgate.person.sheet.raw;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an .xlsx: which sheets there are, their shared texts, and how dates are counted. XML with a document type
 * is refused, so no entity is ever expanded and nothing outside is ever asked for.
 */
final class XmlParts {

    static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String SHARED_TEXTS = "xl/sharedStrings.xml";
    private static final String RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final SafeZip zip;
    private final List<SheetPart> sheets = new ArrayList<>();
    private boolean from1904;

    private XmlParts(SafeZip zip) {
        this.zip = zip;
    }

    /** A sheet and the part that holds it. */
    record SheetPart(String name, ZipEntry part) {}

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    static XmlParts read(SafeZip zip) throws IOException, XMLStreamException {
        XmlParts parts = new XmlParts(zip);
        Map<String, String> targets = new HashMap<>();
        parts.elements(RELATIONS, (name, at) -> {
            if (name.equals("Relationship")) {
                targets.put(attribute(at, "Id"), attribute(at, "Target"));
            }
        });
        parts.elements(WORKBOOK, (name, at) -> {
            if (name.equals("workbookPr")) {
                String flag = attribute(at, "date1904");
                parts.from1904 = flag.equals("1") || flag.equals("true");
            } else if (name.equals("sheet")) {
                parts.add(attribute(at, "name"), targets.get(at.getAttributeValue(RELATION_ID, "id")));
            }
        });
        return parts;
    }

    private void add(String name, @Nullable String target) {
        if (target == null || sheets.size() >= SheetLimits.SHEETS) {
            return;
        }
        String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        zip.find(path).ifPresent(part -> sheets.add(new SheetPart(name, part)));
    }

    private void elements(String path, BiConsumer<String, XMLStreamReader> each)
            throws IOException, XMLStreamException {
        Optional<ZipEntry> part = zip.find(path);
        if (part.isEmpty()) {
            throw SheetProblem.NOT_A_SPREADSHEET.problem();
        }
        try (InputStream in = zip.part(part.get())) {
            XMLStreamReader at = reader(in);
            while (next(at)) {
                if (at.isStartElement()) {
                    each.accept(at.getLocalName(), at);
                }
            }
        }
    }

    /** The sheets in their order, those that are hidden too. */
    List<SheetPart> sheets() {
        return List.copyOf(sheets);
    }

    /** Whether dates are counted from 1904, as old programs do. */
    boolean from1904() {
        return from1904;
    }

    /** A part of the workbook, to be closed by whoever reads it. */
    InputStream open(SheetPart sheet) throws IOException {
        return zip.part(sheet.part());
    }

    /** A reader of one part. */
    static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        return xml().createXMLStreamReader(in);
    }

    /** Moves on; false at the end. */
    static boolean next(XMLStreamReader at) throws XMLStreamException {
        if (!at.hasNext()) {
            return false;
        }
        int event = at.next();
        if (event == XMLStreamReader.DTD || event == XMLStreamReader.ENTITY_REFERENCE) {
            throw SheetProblem.UNSAFE_ARCHIVE.problem();
        }
        return true;
    }

    /** An attribute; empty when it is not there. */
    static String attribute(XMLStreamReader at, String name) {
        String value = at.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The texts that cells name by number; none when every cell holds its own. */
    List<String> sharedTexts() throws IOException, XMLStreamException {
        Optional<ZipEntry> part = zip.find(SHARED_TEXTS);
        if (part.isEmpty()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        try (InputStream in = zip.part(part.get())) {
            XMLStreamReader at = reader(in);
            long characters = 0;
            while (next(at)) {
                if (at.isStartElement() && at.getLocalName().equals("si")) {
                    String text = text(at, "si");
                    characters += text.length();
                    texts.add(text);
                    if (characters > SheetLimits.SHARED_CHARACTERS || texts.size() > SheetLimits.SHARED_TEXTS) {
                        throw SheetProblem.TOO_LARGE.problem();
                    }
                }
            }
        }
        return texts;
    }

    /** All the text up to the end of this element, without the readings of Chinese and Japanese characters. */
    static String text(XMLStreamReader at, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int readings = 0;
        while (next(at) && !(at.isEndElement() && at.getLocalName().equals(element))) {
            if (at.isStartElement() && at.getLocalName().equals("rPh")) {
                readings++;
            } else if (at.isEndElement() && at.getLocalName().equals("rPh")) {
                readings--;
            } else if (at.isCharacters() && readings == 0 && text.length() <= SheetLimits.CELL) {
                text.append(at.getText());
            }
        }
        // One character too many is kept, so that it can be told that the text is too long.
        return text.length() > SheetLimits.CELL ? text.substring(0, SheetLimits.CELL + 1) : text.toString();
    }
}
