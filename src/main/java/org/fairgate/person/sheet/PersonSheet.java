package org.fairgate.person.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.xml.stream.XMLStreamException;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.sheet.raw.SafeZip;
import org.fairgate.person.sheet.raw.SheetLimits;
import org.fairgate.person.sheet.raw.SheetProblem;
import org.fairgate.person.sheet.raw.SheetReader;
import org.fairgate.person.sheet.raw.SheetRow;
import org.fairgate.platform.http.Problem;

/**
 * An uploaded file on disk: an .xlsx made from our template, or a .zip with one of them and pictures named by document
 * numbers. Opening looks at the whole; the rows then come one after the other. Blocks, so it is used on a worker; not by
 * two threads at once.
 */
public final class PersonSheet implements Closeable {
    private static final Pattern PICTURE = Pattern.compile("(?i)(.*[/\\\\])?([^/\\\\]+)\\.(jpe?g|png)");
    private static final Pattern APPLE_LEFTOVER = Pattern.compile("(?i)(.*/)?(__MACOSX/.*|\\._[^/]*)");

    private static final String BOOK = "book.xlsx";

    private final SafeZip archive;
    private final SafeZip workbook;
    private final SheetLimits limits;
    private final Map<String, List<ZipEntry>> pictures;
    private final int rows;
    private final Supplier<SheetReader> reopened;
    private SheetReader reader;

    private PersonSheet(SafeZip archive, SafeZip workbook, SheetWords words, SheetLimits limits) {
        this.archive = archive;
        this.workbook = workbook;
        this.limits = limits;
        this.pictures = pictures(archive);
        this.reopened = () -> reader(workbook, words);
        this.rows = count();
        this.reader = reopened.get();
    }

    /**
     * Opens the file and looks at all of it; fails with a {@link SheetProblem}, and with nothing else for any content.
     *
     * @param scratch a folder of its own, where a workbook inside an archive is put
     */
    public static PersonSheet open(Path file, Path scratch, SheetWords words, SheetLimits limits) {
        return guarded(() -> {
            SafeZip archive = SafeZip.open(file, limits);
            try {
                SafeZip workbook =
                        archive.isWorkbook() ? archive : SafeZip.open(unpacked(archive, scratch, limits), limits);
                return new PersonSheet(archive, workbook, words, limits);
            } catch (IOException | RuntimeException e) {
                archive.close();
                throw e;
            }
        });
    }

    /**
     * Looks at all of a file and says how many rows are filled in; fails like {@link #open}.
     *
     * @param scratch a folder that is made and removed
     */
    public static int count(Path file, Path scratch, SheetWords words, SheetLimits limits) throws IOException {
        Files.createDirectories(scratch);
        try (PersonSheet sheet = open(file, scratch, words, limits)) {
            return sheet.rows();
        } finally {
            Files.deleteIfExists(scratch.resolve(BOOK));
            Files.delete(scratch);
        }
    }

    private static Path unpacked(SafeZip archive, Path scratch, SheetLimits limits) throws IOException {
        List<ZipEntry> books = archive.files().stream()
                .filter(entry -> entry.getName().toLowerCase(Locale.ROOT).endsWith(".xlsx"))
                .filter(entry -> !APPLE_LEFTOVER.matcher(entry.getName()).matches())
                .toList();
        if (books.isEmpty()) {
            throw SheetProblem.NO_WORKBOOK.problem();
        }
        if (books.size() > 1) {
            throw SheetProblem.SEVERAL_WORKBOOKS.problem();
        }
        Path book = scratch.resolve(BOOK);
        try (InputStream in = archive.open(books.get(0), limits.workbook())) {
            long unused = Files.copy(in, book);
        }
        return book;
    }

    private static Map<String, List<ZipEntry>> pictures(SafeZip archive) {
        Map<String, List<ZipEntry>> found = new HashMap<>();
        for (ZipEntry entry : archive.files()) {
            var picture = PICTURE.matcher(entry.getName());
            if (picture.matches() && !APPLE_LEFTOVER.matcher(entry.getName()).matches()) {
                found.computeIfAbsent(nameOf(picture.group(2)), none -> new ArrayList<>())
                        .add(entry);
            }
        }
        return found;
    }

    /** {@code 440106… Zhang San} and {@code 440106…_张三} are pictures of 440106… too. */
    private static String nameOf(String file) {
        String first = file.strip().split("[ _]", 2)[0];
        return plain(first);
    }

    private static String plain(String number) {
        return number.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static SheetReader.Layout layout(SheetWords words) {
        Set<String> kinds =
                Arrays.stream(PersonKind.values()).map(PersonKind::code).collect(Collectors.toUnmodifiableSet());
        return new SheetReader.Layout(kinds, SheetColumn::isDate, row -> Example.isNoData(row, words));
    }

    private static SheetReader reader(SafeZip workbook, SheetWords words) {
        return guarded(() -> SheetReader.open(workbook, layout(words)));
    }

    private int count() {
        return guarded(() -> {
            try (SheetReader counting = reopened.get()) {
                int counted = 0;
                while (counting.next().isPresent()) {
                    if (++counted > limits.rows()) {
                        throw SheetProblem.TOO_MANY_ROWS.problem(limits.rows());
                    }
                }
                if (!counting.recognised()) {
                    throw SheetProblem.NOT_OUR_TEMPLATE.problem();
                }
                if (counted == 0) {
                    throw SheetProblem.NO_ROWS.problem();
                }
                return counted;
            }
        });
    }

    /** Filled rows of all sheets together. */
    public int rows() {
        return rows;
    }

    /** Pictures in the archive. */
    public int pictures() {
        return pictures.values().stream().mapToInt(List::size).sum();
    }

    /** The next rows, at most so many; none at the end. */
    public List<SheetRow> next(int most) {
        return guarded(() -> {
            List<SheetRow> read = new ArrayList<>();
            while (read.size() < most) {
                Optional<SheetRow> row = reader.next();
                if (row.isEmpty()) {
                    return read;
                }
                read.add(row.get());
            }
            return read;
        });
    }

    /** Goes to the row after the first {@code done} ones. */
    public void skip(int done) {
        int left = done;
        while (left > 0 && !next(1).isEmpty()) {
            left--;
        }
    }

    /** How many pictures carry one of these numbers. */
    public int picturesOf(List<String> numbers) {
        return matching(numbers).size();
    }

    private List<ZipEntry> matching(List<String> numbers) {
        return numbers.stream()
                .map(PersonSheet::plain)
                .filter(number -> !number.isEmpty())
                .distinct()
                .flatMap(number -> pictures.getOrDefault(number, List.of()).stream())
                .toList();
    }

    /**
     * Unpacks the picture that carries one of these numbers.
     *
     * @return false when it is larger than a picture may be
     */
    public boolean unpackPicture(List<String> numbers, Path into) {
        return guarded(() -> {
            boolean whole = true;
            try (InputStream in = archive.open(matching(numbers).get(0), limits.picture())) {
                long unused = Files.copy(in, into);
            } catch (Problem tooLarge) {
                whole = false;
            }
            return whole;
        });
    }

    @Override
    public void close() throws IOException {
        reader.close();
        workbook.close();
        archive.close();
    }

    /** Work on a stranger's file, whose odd content shows in many ways. */
    private interface Work<T> {
        T run() throws IOException, XMLStreamException;
    }

    private static <T> T guarded(Work<T> work) {
        try {
            return work.run();
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | XMLStreamException | RuntimeException unreadable) {
            // parsers answer bad content with whatever happens inside them: index, null and argument errors
            throw SheetProblem.NOT_A_SPREADSHEET.problem();
        }
    }
}
