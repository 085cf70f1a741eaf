package org.fairgate.person.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.sheet.raw.SheetLimits;

/** Files as clerks make them: our template's sheets filled in, alone or in an archive with photos. */
public final class TestSheet {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final SheetWords words;
    private final List<SheetWriter.Given> rows = new ArrayList<>();

    public TestSheet(SheetWords words) {
        this.words = words;
    }

    /** A number that fits its rule; each index gives another one. */
    public static String residentId(int index) {
        String digits = "440106" + "1990" + String.format("%02d%02d", 1 + index / 9_990 % 12, 1 + index / 999 % 10)
                + String.format("%03d", 1 + index % 999);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + CHECKS.charAt(sum % 11);
    }

    /** A row in which nothing is wrong. */
    public static Map<String, String> good(int index, SheetWords words) {
        Map<String, String> row = new HashMap<>(Example.of(PersonKind.MAINLAND, words));
        row.put("documentNumber", residentId(index));
        row.put("name", "王" + index);
        row.put("delivery", "pick-up");
        return row;
    }

    /** Adds a row as it is. */
    public TestSheet row(Map<String, String> values) {
        rows.add(new SheetWriter.Given(values, ""));
        return this;
    }

    /** Adds a good row. */
    public TestSheet good(int index) {
        return row(good(index, words));
    }

    /** Adds good rows from one index to before another. */
    public TestSheet good(int from, int to) {
        TestSheet all = this;
        for (int i = from; i < to; i++) {
            all = all.good(i);
        }
        return all;
    }

    /** Adds a good row with one thing different. */
    public TestSheet with(int index, String key, String value) {
        Map<String, String> row = good(index, words);
        row.put(key, value);
        return row(row);
    }

    /** Writes the sheet alone. */
    public Path xlsx(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            SheetWriter.corrections(out, words, SheetLimits.usual(0), Map.of(PersonKind.MAINLAND, rows));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes an archive with the sheet and these further files. */
    public Path zip(Path file, Map<String, byte[]> more) {
        Map<String, byte[]> all = new HashMap<>(more);
        try {
            all.put("名单/people.xlsx", Files.readAllBytes(xlsx(file.resolveSibling("inner-" + file.getFileName()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive(file, all);
    }

    /** Writes an archive. */
    public static Path archive(Path file, Map<String, byte[]> entries) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
