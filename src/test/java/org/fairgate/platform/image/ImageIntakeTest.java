package org.fairgate.platform.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-UNIT-2")
class ImageIntakeTest {
    private static final String SECRET = "31.1906N 121.3009E";

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static ImageIntake intake;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        Settings.Upload limits = SettingsLoader.load(List.of(), Map.of()).upload();
        intake = new ImageIntake(
                new BoundedWorkers(
                        vertx, new SimpleMeterRegistry(), new Bounds("image", 1, 64, Duration.ofSeconds(60))),
                limits);
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "png"})
    void aPictureComesBackAsAJpegThatShowsTheSame(String format) throws IOException {
        Clean clean = clean(Pictures.written(Pictures.flag(400, 300), format));

        assertThat(clean.contentType()).isEqualTo("image/jpeg");
        assertThat(clean.width()).isEqualTo(400);
        assertThat(clean.height()).isEqualTo(300);
        BufferedImage seen = seen(clean);
        assertNear(seen.getRGB(100, 200), Color.RED);
        assertNear(seen.getRGB(300, 200), Color.BLUE);
        assertNear(seen.getRGB(200, 20), Color.GREEN);
        assertNoPassenger(clean);
    }

    /** Where the green bar and the red half must be after turning; stored they are at the top and at the left. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 300, 200, 20, 100, 200",
        "2, 400, 300, 200, 20, 300, 200",
        "3, 400, 300, 200, 280, 300, 100",
        "4, 400, 300, 200, 280, 100, 100",
        "5, 300, 400, 20, 200, 200, 100",
        "6, 300, 400, 280, 200, 100, 100",
        "7, 300, 400, 280, 200, 100, 300",
        "8, 300, 400, 20, 200, 200, 300"
    })
    void exifOrientationIsAppliedAndExifIsDropped(ArgumentsAccessor row) throws IOException {
        int orientation = row.getInteger(0);
        byte[] stored = Pictures.withExif(Pictures.written(Pictures.flag(400, 300), "jpeg"), orientation, SECRET);

        Clean clean = clean(stored);

        assertThat(List.of(clean.width(), clean.height())).containsExactly(row.getInteger(1), row.getInteger(2));
        assertNear(seen(clean).getRGB(row.getInteger(3), row.getInteger(4)), Color.GREEN);
        assertNear(seen(clean).getRGB(row.getInteger(5), row.getInteger(6)), Color.RED);
        assertNoPassenger(clean);
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        BufferedImage glass = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        assertNear(seen(clean(Pictures.written(glass, "png"))).getRGB(10, 10), Color.WHITE);
    }

    @Test
    void aCmykJpegIsTaken() throws IOException {
        Clean clean = clean(cmyk());

        assertThat(clean.width()).isEqualTo(40);
        assertNoPassenger(clean);
    }

    @Test
    void aHugePictureIsShrunkToWhatPeopleCanReadAndToTheLimitInBytes() {
        Clean wide = clean(Pictures.written(Pictures.flag(8_200, 1_000), "png"));
        assertThat(wide.width()).isBetween(3_900, 4_000);
        assertThat(wide.height()).isBetween(470, 500);

        JpegEncoder small = new JpegEncoder(50_000);
        BufferedImage noise = Pictures.noise(800, 800);
        assertThat(catchIo(() -> small.encode(noise, Orientation.UPRIGHT)).bytes())
                .hasSizeLessThanOrEqualTo(50_000);
    }

    @Test
    void bombsAreRefusedByTheirHeader() {
        assertRefused(ImageProblem.TOO_MANY_PIXELS, Pictures.pngHeader(30_000, 30_000));
        assertRefused(ImageProblem.TOO_MANY_PIXELS, Pictures.pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertRefused(ImageProblem.TOO_MANY_PIXELS, Pictures.jpegHeader(65_500, 65_500));
        assertThat(outcome(Pictures.jpegHeader(0, 0))).isInstanceOf(ImageProblem.class);
    }

    @Test
    void aJpegOfThousandsOfScansIsRefusedWithoutDecodingIt() {
        byte[] jpeg = Pictures.jpeg();
        byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
        byte[][] parts = new byte[1_002][];
        Arrays.fill(parts, scan);
        parts[0] = Arrays.copyOf(jpeg, jpeg.length - 2);
        parts[1_001] = new byte[] {(byte) 0xFF, (byte) 0xD9};

        assertRefused(ImageProblem.BROKEN, Pictures.join(parts));
    }

    @Test
    void whatIsNeitherJpegNorPngIsRefused() {
        assertRefused(ImageProblem.NOT_AN_IMAGE, new byte[0]);
        assertRefused(ImageProblem.NOT_AN_IMAGE, new byte[] {(byte) 0xFF});
        assertRefused(ImageProblem.NOT_AN_IMAGE, "plain text".getBytes(StandardCharsets.UTF_8));
        assertRefused(
                ImageProblem.NOT_AN_IMAGE,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8));
        assertRefused(ImageProblem.NOT_AN_IMAGE, Pictures.written(Pictures.flag(9, 9), "gif"));
        assertRefused(ImageProblem.NOT_AN_IMAGE, Pictures.written(Pictures.flag(9, 9), "bmp"));
    }

    @Test
    void tooManyBytesAreRefusedUnread() {
        assertRefused(ImageProblem.TOO_LARGE, Arrays.copyOf(Pictures.jpeg(), 2 * 1024 * 1024 + 1));
    }

    @Test
    void passengersStayBehind() {
        byte[] html = "<html><script>alert(1)</script>PK\3\4 evil.class".getBytes(StandardCharsets.UTF_8);

        assertNoPassenger(clean(Pictures.join(Pictures.jpeg(), html)));
        assertNoPassenger(clean(Pictures.join(Pictures.png(), html)));
        byte[] comment = Pictures.join(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (html.length + 2)}, html);
        byte[] jpeg = Pictures.jpeg();
        assertNoPassenger(
                clean(Pictures.join(Arrays.copyOf(jpeg, 2), comment, Arrays.copyOfRange(jpeg, 2, jpeg.length))));
    }

    @Test
    void aPictureTornOffAnywhereIsRefusedOrStillAPicture() {
        byte[] jpeg = Pictures.withExif(Pictures.jpeg(), 6, SECRET);
        for (int length = 0; length < jpeg.length; length += 7) {
            assertThat(outcome(Arrays.copyOf(jpeg, length))).isInstanceOf(ImageProblem.class);
        }
        byte[] png = Pictures.png();
        for (int length = 0; length < png.length; length++) {
            assertThat(outcome(Arrays.copyOf(png, length))).isInstanceOfAny(ImageProblem.class, Clean.class);
        }
    }

    @Test
    void aPictureWithBytesChangedAnywhereIsRefusedOrStillAPicture() {
        Random random = new Random(42);
        for (byte[] good : List.of(Pictures.withExif(Pictures.jpeg(), 6, SECRET), Pictures.png(), cmyk())) {
            for (int i = 0; i < 300; i++) {
                byte[] bad = good.clone();
                for (int change = 0; change < 1 + random.nextInt(4); change++) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt();
                }
                assertThat(outcome(bad)).isInstanceOfAny(ImageProblem.class, Clean.class);
            }
        }
    }

    private static Object outcome(byte[] bytes) {
        try {
            return clean(bytes);
        } catch (Problem problem) {
            return problem.refusal();
        }
    }

    private static void assertRefused(ImageProblem expected, byte[] bytes) {
        assertThat(outcome(bytes)).isEqualTo(expected);
    }

    private static Clean clean(byte[] bytes) {
        Path file = catchIo(() -> Files.write(directory.resolve("upload"), bytes));
        return intake.clean(file).await();
    }

    private static BufferedImage seen(Clean clean) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(clean.bytes()));
    }

    private static void assertNear(int rgb, Color expected) {
        Color seen = new Color(rgb);
        assertThat(Math.abs(seen.getRed() - expected.getRed())
                        + Math.abs(seen.getGreen() - expected.getGreen())
                        + Math.abs(seen.getBlue() - expected.getBlue()))
                .isLessThan(40);
    }

    /** Besides what a decoder needs there is only the JFIF mark; no EXIF, profile or comment, and nothing behind the end. */
    private static void assertNoPassenger(Clean clean) {
        byte[] jpeg = clean.bytes();
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            int marker = jpeg[at + 1] & 0xFF;
            assertThat(jpeg[at]).isEqualTo((byte) 0xFF);
            assertThat(marker == 0xE0 || marker < 0xE0).as("segment %x", marker).isTrue();
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        assertThat(Arrays.copyOfRange(jpeg, jpeg.length - 2, jpeg.length)).containsExactly(0xFF, 0xD9);
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "script", "evil");
    }

    /** Four components with Adobe's mark: written as a raster, which the JDK takes for CMYK. */
    private static byte[] cmyk() {
        WritableRaster raster =
                java.awt.image.Raster.createInterleavedRaster(java.awt.image.DataBuffer.TYPE_BYTE, 40, 30, 4, null);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                raster.setPixel(x, y, new int[] {255 - 6 * x, 8 * y, 128, 200});
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        return catchIo(() -> {
            try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(raster, null, null), null);
            } finally {
                writer.dispose();
            }
            return bytes.toByteArray();
        });
    }

    private static <T> T catchIo(java.util.concurrent.Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatIsGoneIsOurFaultAndNoProblemOfTheUpload() {
        assertThatThrownBy(intake.clean(directory.resolve("gone"))::await).isInstanceOf(IOException.class);
    }
}
