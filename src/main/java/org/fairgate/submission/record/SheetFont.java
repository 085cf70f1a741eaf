package org.fairgate.submission.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The Chinese font of all records, parsed once (ten megabytes, tens of milliseconds). Safe for use by many threads. */
final class SheetFont {
    private static final String FILE = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    /** Stands for what the font cannot draw. */
    private static final int SUBSTITUTE = '□';

    private final TrueTypeFont font;
    private final CmapLookup glyphs;

    /** @throws UncheckedIOException when the font is missing from the build */
    SheetFont() {
        try (InputStream in = SheetFont.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is not in the build");
            }
            this.font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            this.glyphs = font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font as one document uses it, with only the characters that the document has. */
    PDType0Font in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font, true);
    }

    /** The text with a sign in place of each character that the font does not have, and blanks for control characters. */
    String drawable(String text) {
        StringBuilder drawable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .map(character -> glyphs.getGlyphId(character) == 0 ? SUBSTITUTE : character)
                .forEach(drawable::appendCodePoint);
        return drawable.toString();
    }
}
