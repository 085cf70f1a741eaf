package org.fairgate.submission.record;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws one record on A4 pages. */
final class RecordSheet {
    private static final float MARGIN = 56;
    private static final float LABEL = 130;
    private static final float TITLE = 18;
    private static final float HEADING = 12;
    private static final float TEXT = 10;
    private static final float SMALL = 8;
    private static final float LEADING = 1.55f;
    private static final Color SOFT = new Color(0x55, 0x60, 0x5d);
    private static final PDRectangle PAPER = PDRectangle.A4;

    private final SheetFont shared;
    private final PDDocument document;
    private final PDType0Font font;
    private PDPageContentStream pen;
    private float y;

    private RecordSheet(SheetFont shared, PDDocument document) throws IOException {
        this.shared = shared;
        this.document = document;
        this.font = shared.in(document);
        this.pen = page();
    }

    /** The record as a PDF file. */
    static byte[] draw(SheetFont font, RecordContent content) throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle(content.title());
            RecordSheet sheet = new RecordSheet(font, document);
            sheet.write(content);
            sheet.pen.close();
            sheet.number(content.footer());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void write(RecordContent content) throws IOException {
        line(content.title(), TITLE, MARGIN, Color.BLACK);
        y -= TEXT;
        for (RecordContent.Row row : content.facts()) {
            row(row);
        }
        for (RecordContent.Section section : content.sections()) {
            heading(section.title());
            for (RecordContent.Row row : section.rows()) {
                row(row);
            }
        }
    }

    private void heading(String text) throws IOException {
        // A heading is never the last thing on a page.
        room(HEADING * LEADING * 3);
        y -= HEADING;
        line(text, HEADING, MARGIN, Color.BLACK);
        pen.setStrokingColor(SOFT);
        pen.setLineWidth(0.5f);
        pen.moveTo(MARGIN, y - HEADING * 0.45f);
        pen.lineTo(PAPER.getWidth() - MARGIN, y - HEADING * 0.45f);
        pen.stroke();
        y -= TEXT * 0.9f;
    }

    private void row(RecordContent.Row row) throws IOException {
        List<String> labels = wrapped(row.label(), LABEL - TEXT);
        List<String> values = wrapped(row.value(), PAPER.getWidth() - 2 * MARGIN - LABEL);
        for (int i = 0; i < Math.max(labels.size(), values.size()); i++) {
            room(TEXT * LEADING);
            float top = y;
            if (i < labels.size()) {
                line(labels.get(i), TEXT, MARGIN, SOFT);
            }
            y = top;
            line(i < values.size() ? values.get(i) : "", TEXT, MARGIN + LABEL, Color.BLACK);
        }
    }

    private void line(String text, float size, float x, Color color) throws IOException {
        room(size * LEADING);
        y -= size * LEADING;
        String drawable = shared.drawable(text);
        if (!drawable.isEmpty()) {
            pen.beginText();
            pen.setNonStrokingColor(color);
            pen.setFont(font, size);
            pen.newLineAtOffset(x, y);
            pen.showText(drawable);
            pen.endText();
        }
    }

    private void room(float height) throws IOException {
        if (y - height < MARGIN) {
            pen.close();
            pen = page();
        }
    }

    private PDPageContentStream page() throws IOException {
        PDPage page = new PDPage(PAPER);
        document.addPage(page);
        y = PAPER.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    /** Lines no wider than the space there is; broken at a blank where there is one, else anywhere, as Chinese is. */
    private List<String> wrapped(String text, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            String rest = shared.drawable(paragraph).strip();
            while (!rest.isEmpty()) {
                int end = fitting(rest, width);
                lines.add(rest.substring(0, end).strip());
                rest = rest.substring(end).strip();
            }
        }
        return lines;
    }

    private int fitting(String text, float width) throws IOException {
        float used = 0;
        int blank = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            used += font.getStringWidth(Character.toString(character)) / 1000 * TEXT;
            if (used > width && at > 0) {
                return blank > 0 ? blank : at;
            }
            at += Character.charCount(character);
            blank = character == ' ' ? at : blank;
        }
        return text.length();
    }

    private void number(String footer) throws IOException {
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            try (PDPageContentStream foot = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
                foot.beginText();
                foot.setNonStrokingColor(SOFT);
                foot.setFont(font, SMALL);
                foot.newLineAtOffset(MARGIN, MARGIN / 2);
                foot.showText(shared.drawable(footer + "  ·  " + (i + 1) + " / " + count));
                foot.endText();
            }
        }
    }
}
