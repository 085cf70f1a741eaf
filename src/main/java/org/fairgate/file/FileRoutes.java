package org.fairgate.file;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import java.nio.file.Path;
import java.util.List;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;

/** The JSON API of files: upload, and reading one's own. */
public final class FileRoutes {
    /** Room for the boundaries and the purpose around the file itself. */
    private static final int FRAME = 16 * 1024;

    private final FileService files;
    private final int longestFile;

    /** @param longestFile bytes of one file, {@code upload.maxFile} */
    public FileRoutes(FileService files, int longestFile) {
        this.files = files;
        this.longestFile = longestFile;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/v1/files", Access.UNIT, this::upload).with(BodyRule.upload(longestFile + FRAME)),
                Endpoint.get("/api/v1/files/:fileId", Access.UNIT, this::read));
    }

    /** A stored file as the API gives it. */
    public record FileView(
            String fileId, String purpose, String contentType, long size, int width, int height, String url) {
        /** The view of a file. */
        public static FileView of(StoredFile file) {
            return new FileView(
                    file.id().toString(),
                    file.purpose().code(),
                    file.contentType(),
                    file.size(),
                    file.width(),
                    file.height(),
                    file.url());
        }
    }

    private Future<Reply> upload(Call call) {
        FileUpload sent = call.file()
                .filter(upload -> upload.name().equals("file"))
                .orElseThrow(() -> FileProblem.NO_FILE_SENT.problem());
        FilePurpose purpose = call.field("purpose")
                .flatMap(FilePurpose::find)
                .orElseThrow(() -> FileProblem.UNKNOWN_PURPOSE.problem());
        return files.store(call.caller().unit(), purpose, Path.of(sent.uploadedFileName()))
                .map(stored -> Reply.json(201, FileView.of(stored)).withHeader("Location", stored.url()));
    }

    private Future<Reply> read(Call call) {
        return files.content(call.caller().unit(), id(call.pathParam("fileId")))
                .map(content -> Reply.bytes(200, content.contentType(), Buffer.buffer(content.bytes()))
                        .withHeader("Content-Disposition", "inline")
                        .withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                        .withHeader("Cache-Control", "private, no-cache"));
    }

    /** What is no id at all is answered like the id of nothing. */
    private static FileId id(String text) {
        try {
            return FileId.parse(text);
        } catch (InvalidValue notAnId) {
            throw FileProblem.NO_SUCH_FILE.problem();
        }
    }
}
