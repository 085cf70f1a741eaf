package org.fairgate.person.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.sheet.raw.SheetLimits;
import org.fairgate.person.sheet.raw.SheetProblem;
import org.fairgate.person.sheet.raw.SheetRow;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.text.Texts;
import org.fairgate.unit.form.Choices;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-PER-7")
class PersonSheetTest {
    private static final Texts TEXTS = new Texts(List.of("unit-form", "person-form", "person-sheet"));
    private static final Choices CHOICES = new Choices(TEXTS);
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 6));
    private static final SheetLimits LIMITS = SheetLimits.usual(2 * 1024 * 1024);
    private static final int BOMB = 80 * 1024 * 1024;

    @TempDir
    Path directory = Path.of("");

    private static SheetWords words(Language language) {
        return new SheetWords(TEXTS, language, DAYS, CHOICES.countries(language));
    }

    private PersonSheet opened(Path file) {
        return PersonSheet.open(file, directory, words(Language.ZH_CN), LIMITS);
    }

    private ReadRow read(SheetRow row) {
        return new RowReading(words(Language.EN), new PersonCheck(CHOICES), LocalDate.of(2026, 9, 1)).read(row);
    }

    private Path template(Language language) throws IOException {
        Path file = directory.resolve("template.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            SheetWriter.template(out, words(language), LIMITS);
        }
        return file;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theTemplateHasASheetForEachKindWithHiddenKeysHeadingsAndChoices(Language language) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(template(language).toFile())) {
            assertThat(book.getSheets()).hasSize(PersonKind.values().length + 2);
            List<Row> rows = book.getSheet(1).orElseThrow().read();
            assertThat(rows.get(0).isHidden()).isTrue();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("fairgate:mainland.documentNumber");
            assertThat(rows.get(1).getCellText(0)).endsWith("*");
            assertThat(rows).hasSize(3);
        }
        String sheet = part(directory.resolve("template.xlsx"), "xl/worksheets/sheet4.xml");
        assertThat(sheet).contains("<dataValidation").contains("$A$1:$A$");
    }

    @Test
    void theEmptyTemplateHasNobodyInIt() throws IOException {
        Path file = template(Language.EN);

        assertThatThrownBy(() -> opened(file)).isInstanceOf(Problem.class).hasMessage(SheetProblem.NO_ROWS.key());
    }

    @Test
    void whatLooksLikeAFormulaIsQuotedWhenWrittenAndReadAsItWas() throws IOException {
        Path file = new TestSheet(words(Language.ZH_CN))
                .with(1, "position", "=1+1")
                .with(2, "position", "@SUM(A1)")
                .with(3, "position", "-")
                .xlsx(directory.resolve("a.xlsx"));

        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile())) {
            List<String> cells = book.getFirstSheet().read().stream()
                    .flatMap(Row::stream)
                    .map(cell -> cell == null ? "" : cell.getText())
                    .toList();
            assertThat(cells).contains("'=1+1", "'@SUM(A1)", "'-").doesNotContain("=1+1", "@SUM(A1)", "-");
        }
        try (PersonSheet sheet = opened(file)) {
            assertThat(sheet.next(10))
                    .extracting(row -> row.value("position"))
                    .containsExactly("=1+1", "@SUM(A1)", "-");
        }
    }

    @Test
    void choicesAndDatesAreReadInEitherLanguage() throws IOException {
        Map<String, String> row = new HashMap<>(Example.of(PersonKind.FOREIGN, words(Language.ZH_CN)));
        row.put("documentNumber", "AB1234567");
        row.put("nationality", "france");
        row.put("sex", "女");
        row.put("birth", "1990/2/3");
        row.put("name", "MARIE DUPONT");

        ReadRow good = read(new SheetRow("foreign", "x", 3, row, java.util.Set.of()));
        assertThat(good.reasons()).isEmpty();
        assertThat(good.draft().getString("nationality")).isEqualTo("FR");
        assertThat(good.draft().getString("birthMonth")).isEqualTo("2");
        assertThat(good.draft().getJsonArray("entryDays")).containsExactly("2026-11-05", "2026-11-06");
        row.put("birth", "1990-02-30");
        row.remove("email");
        assertThat(read(new SheetRow("foreign", "x", 3, row, java.util.Set.of()))
                        .reasons())
                .extracting(RowReason::field)
                .containsExactlyInAnyOrder("birth", "email");
    }

    @Test
    void aNumberThatTheProgramRoundedIsToldAsSuch() throws IOException {
        Path file =
                workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>fairgate:mainland.documentNumber</t></is></c>"
                        + "</row><row r=\"3\"><c r=\"A3\"><v>4.40106199001011E+17</v></c></row>");

        try (PersonSheet sheet = opened(file)) {
            SheetRow row = sheet.next(1).get(0);
            assertThat(row.number()).isEqualTo(3);
            assertThat(read(row).reasons()).extracting(RowReason::text).contains(SheetText.WRONG_ROUNDED.key());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../people.xlsx", "/etc/people.xlsx", "a/../../b.jpg", "C:\\people.xlsx", "..\\x.jpg"})
    void namesThatLeadElsewhereRefuseTheWholeArchive(String name) {
        Path zip = TestSheet.archive(directory.resolve("evil.zip"), Map.of(name, new byte[] {1}));

        refused(SheetProblem.UNSAFE_ARCHIVE, zip);
    }

    @Test
    void bombsAreStoppedWhileTheyUnpackWhateverTheyDeclare() throws IOException {
        Map<String, byte[]> parts = parts("");
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<worksheet><sheetData>" + " ".repeat(BOMB)).getBytes(StandardCharsets.UTF_8));
        Path sheet = TestSheet.archive(directory.resolve("sheet.xlsx"), parts);
        refused(SheetProblem.TOO_LARGE, sheet);

        Map<String, byte[]> texts = parts("");
        texts.put(
                "xl/sharedStrings.xml",
                ("<sst><si><t>" + "a".repeat(BOMB) + "</t></si></sst>").getBytes(StandardCharsets.UTF_8));
        refused(SheetProblem.TOO_LARGE, TestSheet.archive(directory.resolve("texts.xlsx"), texts));

        Path nested =
                TestSheet.archive(directory.resolve("nested.zip"), Map.of("people.xlsx", new byte[30 * 1024 * 1024]));
        refused(SheetProblem.TOO_LARGE, nested);
    }

    @Test
    void anArchiveWithTooManyEntriesIsNotEvenOpened() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (int i = 0; i < LIMITS.entries() + 1; i++) {
                out.putNextEntry(new ZipEntry(i + ".jpg"));
            }
        }
        refused(SheetProblem.UNSAFE_ARCHIVE, Files.write(directory.resolve("many.zip"), bytes.toByteArray()));
        // A directory that claims to be as large as memory.
        byte[] whole =
                Files.readAllBytes(new TestSheet(words(Language.EN)).good(1).xlsx(directory.resolve("a.xlsx")));
        ByteBuffer end = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        end.putInt(whole.length - 10, Integer.MAX_VALUE);
        refused(SheetProblem.UNSAFE_ARCHIVE, Files.write(directory.resolve("huge.xlsx"), whole));
    }

    @Test
    void documentTypesAndEntitiesAreRefused() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Map<String, byte[]> parts = parts("");
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><worksheet><sheetData><row r=\"1\">"
                                + "<c t=\"inlineStr\"><is><t>fairgate:mainland.name</t></is></c></row><row r=\"2\">"
                                + "<c t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>")
                        .getBytes(StandardCharsets.UTF_8));

        refused(SheetProblem.UNSAFE_ARCHIVE, TestSheet.archive(directory.resolve("xxe.xlsx"), parts));
    }

    /** Each of these fills the memory of readers that believe what a file says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"ZZZZZZZ2\" t=\"str\"><v>x</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2000000000</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>1E+999999999</v></c></row>",
                "<row r=\"99999999999\"><c r=\"A2\" t=\"str\"><v></v></c></row>"
            })
    void oddCellsAreNothingOrText(String row) throws IOException {
        Path file = workbook("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>fairgate:mainland.name</t></is></c></row>"
                + row + "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>王</v></c></row>");

        try (PersonSheet sheet = opened(file)) {
            assertThat(sheet.next(10))
                    .hasSizeBetween(1, 2)
                    .last()
                    .satisfies(last -> assertThat(last.value("name")).isEqualTo("王"));
        }
    }

    @Test
    void whatIsDamagedIsToldAndNothingElse() throws IOException {
        byte[] whole =
                Files.readAllBytes(new TestSheet(words(Language.EN)).good(1).xlsx(directory.resolve("a.xlsx")));
        for (int cut = 0; cut < whole.length; cut += 97) {
            byte[] damaged = whole.clone();
            damaged[cut] ^= 0x55;
            Path file = Files.write(directory.resolve("damaged.xlsx"), damaged);
            try (PersonSheet sheet = opened(file)) {
                assertThat(sheet.next(10)).isNotNull();
            } catch (Problem told) {
                assertThat(told.refusal()).isInstanceOf(SheetProblem.class);
            }
        }
    }

    private void refused(SheetProblem expected, Path file) {
        assertThatThrownBy(() -> opened(file).close())
                .isInstanceOf(Problem.class)
                .hasMessage(expected.key());
    }

    private Path workbook(String rows) {
        return TestSheet.archive(directory.resolve("book-" + rows.hashCode() + ".xlsx"), parts(rows));
    }

    private static Map<String, byte[]> parts(String rows) {
        Map<String, byte[]> parts = new HashMap<>();
        parts.put(
                "xl/workbook.xml",
                ("<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                                + "<sheet name=\"x\" r:id=\"r1\"/></sheets></workbook>")
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                        .getBytes(StandardCharsets.UTF_8));
        parts.put(
                "xl/worksheets/sheet1.xml",
                ("<worksheet><sheetData>" + rows + "</sheetData></worksheet>").getBytes(StandardCharsets.UTF_8));
        return parts;
    }

    private static String part(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
