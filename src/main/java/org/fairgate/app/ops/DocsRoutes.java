package org.fairgate.app.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.fairgate.kernel.Language;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Assets;
import org.fairgate.platform.text.Texts;

/**
 * The contract at {@code /openapi.yaml}, the interactive page of it at {@code /docs}, and what every problem code means at
 * {@code /docs/problems#draft.stale}, which is the {@code type} of problem documents.
 */
public final class DocsRoutes {
    /** Swagger UI sets styles of its own; nothing else on this page differs from the policy of all pages. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER = "META-INF/resources/webjars/swagger-ui/5.20.1/";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Fairgate API</title>
              <link rel="icon" href="{icon}" type="image/svg+xml">
              <link rel="stylesheet" href="/docs/swagger-ui.css">
            </head>
            <body>
              <h1 hidden>Fairgate API</h1>
              <main id="swagger-ui"></main>
              <script src="/docs/swagger-ui-bundle.js"></script>
              <script src="/docs/start.js"></script>
            </body>
            </html>
            """;
    /** Calls go to where the page came from, whatever server the contract names as an example. */
    private static final String START = """
            SwaggerUIBundle({
              url: '/openapi.yaml',
              dom_id: '#swagger-ui',
              deepLinking: true,
              requestInterceptor: request => {
                request.url = request.url.replace(/^http:\\/\\/localhost:8080\\//, location.origin + '/');
                return request;
              },
            });
            """;

    private static final String PROBLEMS = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Fairgate API: problem codes</title>
              <link rel="icon" href="{icon}" type="image/svg+xml">
              <link rel="stylesheet" href="{style}">
            </head>
            <body>
              <main class="wrap">
              <h1>Problem codes</h1>
              <dl>
            %s  </dl>
              </main>
            </body>
            </html>
            """;

    private final Reply contract = Reply.bytes(200, "application/yaml; charset=utf-8", read("openapi.yaml"));
    private final Reply page;
    private final Reply script = kept("text/javascript; charset=utf-8", read(SWAGGER + "swagger-ui-bundle.js"));
    private final Reply style = kept("text/css; charset=utf-8", read(SWAGGER + "swagger-ui.css"));
    private final Reply start = kept("text/javascript; charset=utf-8", Buffer.buffer(START));
    private final Reply problems;

    /** Reads all files; blocks, so it belongs to the start. */
    public DocsRoutes(Texts texts, Assets assets) {
        String icon = assets.url("shared/logo.svg");
        this.page =
                Reply.html(Buffer.buffer(PAGE.replace("{icon}", icon))).withHeader("Content-Security-Policy", POLICY);
        this.problems = Reply.html(Buffer.buffer(PROBLEMS.formatted(problems(contract.body(), texts))
                .replace("{icon}", icon)
                .replace("{style}", assets.url("shared/fairgate.css"))));
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/openapi.yaml", Access.PUBLIC, call -> Future.succeededFuture(contract)),
                Endpoint.get("/docs", Access.PUBLIC, call -> Future.succeededFuture(page)),
                Endpoint.get("/docs/:file", Access.PUBLIC, this::file));
    }

    private Future<Reply> file(Call call) {
        return switch (call.pathParam("file")) {
            case "swagger-ui-bundle.js" -> Future.succeededFuture(script);
            case "swagger-ui.css" -> Future.succeededFuture(style);
            case "start.js" -> Future.succeededFuture(start);
            case "problems" -> Future.succeededFuture(problems);
            default -> Future.failedFuture(HttpProblem.NOT_FOUND.problem());
        };
    }

    private static String problems(Buffer contract, Texts texts) {
        StringBuilder list = new StringBuilder();
        for (JsonNode code : tree(contract).at("/components/schemas/ProblemCode/enum")) {
            String key = code.asText();
            list.append("    <dt id=\"")
                    .append(key)
                    .append("\"><code>")
                    .append(key)
                    .append("</code></dt>\n");
            list.append("    <dd>")
                    .append(escaped(texts.byKey(Language.EN, key)))
                    .append("</dd>\n");
            list.append("    <dd lang=\"zh-CN\">")
                    .append(escaped(texts.byKey(Language.ZH_CN, key)))
                    .append("</dd>\n");
        }
        return list.toString();
    }

    private static JsonNode tree(Buffer yaml) {
        try {
            return new YAMLMapper().readTree(yaml.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Reply kept(String type, Buffer body) {
        return Reply.bytes(200, type, body).withHeader("Cache-Control", "public, max-age=3600");
    }

    private static Buffer read(String resource) {
        try (InputStream in = DocsRoutes.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the class path");
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
