package org.fairgate.submission.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fairgate.submission.record.RecordContent.Row;
import org.fairgate.submission.record.RecordContent.Section;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of the usual kind, of strange names, of many pages and from many threads. */
@Tag("R-UNIT-5")
class RecordSheetTest {
    private static final SheetFont FONT = new SheetFont();

    @Test
    void aRecordSaysWhatWasSubmitted() throws IOException {
        byte[] file = RecordSheet.draw(FONT, content("羊城进出口有限公司", 2));

        assertThat(text(file)).contains("预登记提交记录", "FG-7F3KQ-9M2XD-1", "羊城进出口有限公司", "人员 1", "1 / 1");
        assertThat(file).hasSizeLessThan(60_000);
        picture(file);
    }

    @Test
    void whatTheFontDoesNotHaveIsReplacedAndFailsNothing() throws IOException {
        byte[] file = RecordSheet.draw(FONT, content("王🦊\u0000\t𝔸 \uD800 \u200F名", 1));

        assertThat(text(file)).contains("王□").contains("名");
    }

    @Test
    void aLongListGoesOnOverPagesAndLongTextsAreBroken() throws IOException {
        byte[] file = RecordSheet.draw(FONT, content("a".repeat(500) + " " + "华".repeat(500), 1_000));

        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isBetween(15, 60);
        }
        assertThat(text(file)).contains("人员 1000");
    }

    @Test
    void oneFontServesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> work = IntStream.range(0, 60)
                    .<Callable<byte[]>>mapToObj(i -> () -> RecordSheet.draw(FONT, content("单位 " + i, 5)))
                    .toList();
            List<Future<byte[]>> all = threads.invokeAll(work);
            for (int i = 0; i < all.size(); i++) {
                assertThat(text(all.get(i).get())).contains("单位 " + i);
            }
        } finally {
            assertThat(threads.shutdownNow()).isEmpty();
        }
    }

    private static RecordContent content(String name, int persons) {
        List<Row> rows = IntStream.rangeClosed(1, persons)
                .mapToObj(i -> new Row("人员 " + i, "中国大陆人员  ·  110105********002X  ·  2026-09-10、2026-09-11  ·  待审核"))
                .toList();
        return new RecordContent(
                "第四届演示展会 预登记提交记录",
                List.of(
                        new Row("提交编号", "FG-7F3KQ-9M2XD-1"),
                        new Row("提交时间", "2026年9月1日（星期二）10:00（北京时间）"),
                        new Row("单位名称", name)),
                List.of(
                        new Section("单位基本信息", List.of(new Row("单位名称", name), new Row("单位简介", "第一行\n第二行"))),
                        new Section("参观人员", rows)),
                "打印于 9月1日 10:05");
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void picture(byte[] file) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
        try (PDDocument document = Loader.loadPDF(file)) {
            boolean written = ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 90),
                    "png",
                    pictures.resolve("submission-record.png").toFile());
            assertThat(written).isTrue();
        }
    }
}
