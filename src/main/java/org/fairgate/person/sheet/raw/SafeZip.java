package org.fairgate.person.sheet.raw;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fairgate.platform.limit.CountedInput;

/**
 * A stranger's archive on disk. Its directory is measured before it is read into memory, names that lead elsewhere refuse
 * the whole, and what is unpacked is counted as it comes: declared sizes are not believed. Names are only compared, never
 * made into paths.
 */
public final class SafeZip implements Closeable {
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int DIRECTORY_BYTES_PER_ENTRY = 400;
    private static final Pattern LEADS_ELSEWHERE = Pattern.compile("^[/\\\\]|^[A-Za-z]:|(^|[/\\\\])\\.\\.([/\\\\]|$)");

    private final ZipFile zip;
    private final SheetLimits limits;
    private final List<ZipEntry> files;
    private long left;

    private SafeZip(ZipFile zip, SheetLimits limits, List<ZipEntry> files) {
        this.zip = zip;
        this.limits = limits;
        this.files = files;
        this.left = limits.unpacked();
    }

    /** Opens the archive; fails with a {@link SheetProblem}. */
    public static SafeZip open(Path file, SheetLimits limits) throws IOException {
        measureDirectory(file, limits);
        // Windows names its folders in the language of the machine; only plain names matter here.
        ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        try {
            return new SafeZip(zip, limits, files(zip, limits));
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The directory is read whole into memory, so its length and its entries are looked at first. */
    private static void measureDirectory(Path file, SheetLimits limits) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int read = (int) Math.min(in.length(), END_BYTES + LONGEST_COMMENT);
            byte[] tail = new byte[read];
            in.seek(in.length() - read);
            in.readFully(tail);
            ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            int at = read - END_BYTES;
            while (at >= 0 && !isEnd(end, at, read)) {
                at--;
            }
            if (at < 0) {
                throw SheetProblem.NOT_A_SPREADSHEET.problem();
            }
            int entries = Short.toUnsignedInt(end.getShort(at + 10));
            long bytes = Integer.toUnsignedLong(end.getInt(at + 12));
            if (entries > limits.entries() || bytes > (long) limits.entries() * DIRECTORY_BYTES_PER_ENTRY) {
                throw SheetProblem.UNSAFE_ARCHIVE.problem();
            }
        }
    }

    private static boolean isEnd(ByteBuffer end, int at, int length) {
        return end.getInt(at) == END_SIGNATURE && at + END_BYTES + Short.toUnsignedInt(end.getShort(at + 20)) == length;
    }

    private static List<ZipEntry> files(ZipFile zip, SheetLimits limits) {
        List<ZipEntry> files = new ArrayList<>();
        Enumeration<? extends ZipEntry> all = zip.entries();
        while (all.hasMoreElements()) {
            ZipEntry entry = all.nextElement();
            if (LEADS_ELSEWHERE.matcher(entry.getName()).find() || files.size() >= limits.entries()) {
                throw SheetProblem.UNSAFE_ARCHIVE.problem();
            }
            if (!entry.isDirectory()) {
                files.add(entry);
            }
        }
        return files;
    }

    /** Every file in it, in the order of its directory. */
    public List<ZipEntry> files() {
        return files;
    }

    /** The file of this name. */
    public Optional<ZipEntry> find(String name) {
        return files.stream()
                .filter(entry -> entry.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether the archive is an .xlsx itself. */
    public boolean isWorkbook() {
        return find(XmlParts.WORKBOOK).isPresent();
    }

    /** Unpacks a part of a workbook, counted against what all parts together may have. */
    InputStream part(ZipEntry entry) throws IOException {
        return bounded(entry, limits.part(), true);
    }

    /** Unpacks something of at most so many bytes that is looked at by itself. */
    public InputStream open(ZipEntry entry, long most) throws IOException {
        return bounded(entry, most, false);
    }

    private InputStream bounded(ZipEntry entry, long most, boolean shared) throws IOException {
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw SheetProblem.NOT_A_SPREADSHEET.problem();
        }
        long byRatio = Math.max(SheetLimits.HARMLESS, Math.max(0, entry.getCompressedSize()) * limits.ratio());
        return new Bounded(in, Math.min(most, byRatio), shared);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Fails as soon as more has come than may. */
    private final class Bounded extends CountedInput {
        private final boolean shared;
        private long allowed;

        Bounded(InputStream in, long allowed, boolean shared) {
            super(in);
            this.allowed = allowed;
            this.shared = shared;
        }

        @Override
        protected void came(int bytes) {
            allowed -= bytes;
            if (shared) {
                left -= bytes;
            }
            if (allowed < 0 || left < 0) {
                throw SheetProblem.TOO_LARGE.problem();
            }
        }
    }
}
