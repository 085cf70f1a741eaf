package org.fairgate.platform.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;

/**
 * Static files, read and compressed once at the start and served from memory under a name with their content hash, so
 * browsers keep them for good.
 *
 * <p>Scripts and style sheets are written as many short files and served as few: an ES module is joined with all that it
 * imports ({@link Modules}), a style sheet likewise ({@link Sheets}). So a page asks for its HTML, one style, one script
 * and the icon, far below the eight requests of {@code 6-ux} §11, and there is no build step to forget: the files that
 * developers edit are those that the node reads.
 */
public final class Assets {
    private static final String PREFIX = "/assets/";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8",
            "json", "application/json");

    private final Modules modules = new Modules(Assets::text);
    private final Sheets sheets = new Sheets(Assets::text);
    private final Map<String, String> urls = new LinkedHashMap<>();
    private final Map<String, Asset> byUrl = new LinkedHashMap<>();

    private record Asset(String type, Buffer plain, Buffer gzip) {}

    /** Reads all files of the list; blocks, so it belongs to the start. */
    public Assets() {
        for (String path : files()) {
            add(path);
        }
    }

    /**
     * The address of a file below {@code web/}.
     *
     * @throws IllegalStateException when there is none of this name
     */
    public String url(String path) {
        String url = urls.get(path);
        if (url == null) {
            throw new IllegalStateException("no asset " + path);
        }
        return url;
    }

    /** Size in bytes as sent, compressed; for the byte budgets of {@code 6-ux} §11. */
    public int compressedSize(String path) {
        Asset asset = byUrl.get(url(path));
        return asset == null ? 0 : asset.gzip().length();
    }

    /** The route that serves them. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(PREFIX + "*", Access.PUBLIC, this::serve));
    }

    private Future<Reply> serve(Call call) {
        Asset asset = byUrl.get(call.path());
        if (asset == null) {
            return Future.failedFuture(HttpProblem.NOT_FOUND.problem());
        }
        boolean gzip = call.header("Accept-Encoding").orElse("").contains("gzip");
        Reply reply = Reply.bytes(200, asset.type(), gzip ? asset.gzip() : asset.plain())
                .withHeader("Cache-Control", "public, max-age=31536000, immutable")
                .withHeader("Vary", "Accept-Encoding");
        return Future.succeededFuture(gzip ? reply.withHeader("Content-Encoding", "gzip") : reply);
    }

    private void add(String path) {
        byte[] content = content(path);
        int dot = path.lastIndexOf('.');
        String url = PREFIX + path.substring(0, dot) + "." + hash(content) + path.substring(dot);
        urls.put(path, url);
        String type = TYPES.getOrDefault(path.substring(dot + 1), "application/octet-stream");
        byUrl.put(url, new Asset(type, Buffer.buffer(content), Buffer.buffer(gzip(content))));
    }

    private byte[] content(String path) {
        if (path.endsWith(".js")) {
            return modules.joined(path).getBytes(StandardCharsets.UTF_8);
        }
        return path.endsWith(".css") ? sheets.joined(path).getBytes(StandardCharsets.UTF_8) : read("web/" + path);
    }

    private static String text(String path) {
        return new String(read("web/" + path), StandardCharsets.UTF_8);
    }

    /** All files below {@code web/}, whether the classes lie in a directory or in a jar. */
    private static List<String> files() {
        try {
            URI web = Objects.requireNonNull(Assets.class.getClassLoader().getResource("web"), "web/ is missing")
                    .toURI();
            if (!web.getScheme().equals("jar")) {
                return below(Path.of(web));
            }
            try (FileSystem jar = FileSystems.newFileSystem(web, Map.of())) {
                return below(jar.getPath("/web"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot list web/", e);
        }
    }

    private static List<String> below(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
