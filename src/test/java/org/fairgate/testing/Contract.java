package org.fairgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.fairgate.platform.http.Endpoint;

/** {@code openapi.yaml} as tests use it: its operations, and whether bodies and answers are as it says. */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 600;

    private final JsonNode tree = read();
    private final OpenAPIContract contract;
    private final ResponseValidator validator;

    public Contract(Vertx vertx) {
        JsonNode simple = tree.deepCopy();
        simplify(simple);
        this.contract =
                OpenAPIContract.from(vertx, new JsonObject(simple.toString())).await();
        this.validator = ResponseValidator.create(vertx, contract);
    }

    /**
     * An operation of the contract.
     *
     * @param path with its parameters in braces
     * @param node as written, without what it inherits from its path
     */
    public record Operation(String id, String method, String path, JsonNode node) {
        /** {@code GET /api/v1/drafts/{page}}. */
        public String route() {
            return method + " " + path;
        }

        boolean fits(String otherMethod, String concrete) {
            return method.equals(otherMethod)
                    && concrete.split("\\?", 2)[0].matches(path.replaceAll("\\{[A-Za-z]+}", "[^/]+"));
        }
    }

    /** Whether the contract is about this endpoint: what programs call; pages and files are for browsers. */
    public static boolean isAbout(Endpoint endpoint) {
        return endpoint.path().startsWith("/api/")
                || endpoint.path().startsWith("/health/")
                || endpoint.path().equals("/metrics");
    }

    /** An endpoint as {@link Operation#route} names it. */
    public static String route(Endpoint endpoint) {
        return endpoint.method() + " " + endpoint.path().replaceAll(":([A-Za-z]+)", "{$1}");
    }

    /** The whole document as written. */
    public JsonNode tree() {
        return tree;
    }

    /** All operations. */
    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        tree.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> all.add(new Operation(
                                entry.getValue().path("operationId").asText(),
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                entry.getValue()))));
        return all;
    }

    /** The operation that answers this request: of several, the one whose path has fewer parameters. */
    public Optional<Operation> operation(String method, String path) {
        List<Operation> fitting = operations().stream()
                .filter(operation -> operation.fits(method, path))
                .toList();
        return fitting.stream()
                .filter(operation -> fitting.size() == 1 || !operation.path().contains("{"))
                .findFirst();
    }

    /** Whether nobody needs to be signed in. */
    public boolean isOpen(Operation operation) {
        JsonNode own = operation.node().path("security");
        return own.isMissingNode() ? tree.path("security").isEmpty() : own.isEmpty();
    }

    /** Follows a reference, if this node is one. */
    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : tree.at(reference.substring(1));
    }

    /** Parameters of the operation and of its path. */
    public List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        tree.path("paths").path(operation.path()).path("parameters").forEach(given -> all.add(resolved(given)));
        operation.node().path("parameters").forEach(given -> all.add(resolved(given)));
        return all;
    }

    /** The schema of the operation's JSON body; missing when it takes none. */
    public JsonNode bodySchema(Operation operation) {
        return resolved(operation.node().at("/requestBody/content/application~1json/schema"));
    }

    /** The first example of the operation's JSON body; missing when there is none. */
    public JsonNode bodyExample(Operation operation) {
        JsonNode json = operation.node().at("/requestBody/content/application~1json");
        return json.has("example")
                ? json.get("example")
                : json.path("examples")
                        .path(json.path("examples").fieldNames().hasNext() ? first(json) : "")
                        .path("value");
    }

    private static String first(JsonNode json) {
        return json.path("examples").fieldNames().next();
    }

    /** Problem codes that the operation may answer, its own and those of its kind. */
    public Set<String> codes(Operation operation) {
        Set<String> codes = new TreeSet<>();
        operation.node().path("x-codes").forEach(code -> codes.add(code.asText()));
        codes.addAll(commonCodes("any"));
        if (operation.node().has("requestBody")) {
            codes.addAll(commonCodes("withBody"));
        }
        if (!isOpen(operation)) {
            codes.addAll(commonCodes("signedIn"));
        }
        if (!operation.method().equals("GET")) {
            codes.addAll(commonCodes("writing"));
        }
        if (takesKey(operation)) {
            codes.addAll(commonCodes("withKey"));
        }
        return codes;
    }

    /** Whether the request may carry an {@code Idempotency-Key}. */
    public boolean takesKey(Operation operation) {
        return parameters(operation).stream()
                .anyMatch(parameter -> parameter.path("name").asText().equals("Idempotency-Key"));
    }

    /** Codes that need not be named by each operation, since all of a kind may answer them. */
    public Set<String> commonCodes(String kind) {
        Set<String> codes = new TreeSet<>();
        tree.at("/x-codes/" + kind).forEach(code -> codes.add(code.asText()));
        return codes;
    }

    /** Fails unless the answer is one that the operation may give: status, type, headers, body and codes. */
    public void check(Operation operation, Answer answer) {
        String status = Integer.toString(answer.status());
        JsonNode responses = operation.node().path("responses");
        boolean named = responses.has(status);
        require(operation, answer, named || commonCodes("any").contains(answer.code()), "the status is not declared");
        JsonNode response = resolved(named ? responses.get(status) : responses.path("default"));
        String type = answer.contentType().split(";", 2)[0].trim();
        boolean empty = !response.has("content");
        require(
                operation,
                answer,
                empty ? answer.bytes().length == 0 : response.get("content").has(type),
                "the type");
        response.path("headers").properties().forEach(header -> {
            boolean missing = answer.header(header.getKey()).isEmpty();
            boolean needed = resolved(header.getValue()).path("required").asBoolean();
            require(operation, answer, !(needed && missing), header.getKey() + " is missing");
        });
        if (answer.status() >= 400 && type.endsWith("problem+json")) {
            checkProblem(operation, answer);
        }
        if (type.endsWith("json")) {
            validate(operation, answer);
        }
    }

    private void checkProblem(Operation operation, Answer answer) {
        Set<String> codes = codes(operation);
        require(operation, answer, answer.json().path("status").asInt() == answer.status(), "the status in the body");
        require(operation, answer, codes.contains(answer.code()), "the code is not declared");
        answer.json().path("errors").forEach(error -> {
            String code = error.path("code").asText();
            boolean declared = codes.contains(code) || fieldFamilies(operation).contains(code.split("\\.", 2)[0]);
            require(operation, answer, declared, code + " is not declared");
        });
    }

    /** Features whose codes may stand in {@code errors[]} of the operation: those of a form are too many to name each. */
    private static Set<String> fieldFamilies(Operation operation) {
        Set<String> families = new TreeSet<>();
        operation.node().path("x-field-codes").forEach(family -> families.add(family.asText()));
        return families;
    }

    private void validate(Operation operation, Answer answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        ValidatableResponse response = ValidatableResponse.create(
                answer.status(), headers, Buffer.buffer(answer.bytes()), MediaType.APPLICATION_JSON);
        try {
            Object unused = validator.validate(response, operation.id()).await();
        } catch (RuntimeException e) {
            throw new AssertionError(message(operation, answer, String.valueOf(e.getMessage())), e);
        }
    }

    private static void require(Operation operation, Answer answer, boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(message(operation, answer, what));
        }
    }

    private static String message(Operation operation, Answer answer, String what) {
        String text = answer.toString();
        return operation.id() + " may not answer " + text.substring(0, Math.min(SHOWN, text.length())) + ": " + what;
    }

    /** Whether the JSON body is one that the operation takes. */
    public boolean takes(Operation operation, JsonNode body) {
        Map<String, MediaType> content =
                contract.operation(operation.id()).getRequestBody().getContent();
        MediaType json = Objects.requireNonNull(content.get(MediaType.APPLICATION_JSON));
        return body.isObject()
                && Boolean.TRUE.equals(contract.getSchemaRepository()
                        .validator(json.getSchema())
                        .validate(new JsonObject(body.toString()))
                        .getValid());
    }

    /** The validator knows few types of content: a problem is JSON for it, and anything else is not looked at. */
    private static void simplify(JsonNode node) {
        if (node.path("content") instanceof ObjectNode content) {
            Map<String, JsonNode> before = new HashMap<>();
            content.properties().forEach(entry -> before.put(entry.getKey(), entry.getValue()));
            content.removeAll();
            before.forEach((type, value) -> content.set(
                    type.endsWith("json") ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_OCTET_STREAM,
                    type.endsWith("json") ? value : anyBytes()));
        }
        node.forEach(Contract::simplify);
    }

    private static JsonNode anyBytes() {
        ObjectNode media = JSON.createObjectNode();
        media.putObject("schema").put("title", "bytes");
        return media;
    }

    private static JsonNode read() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
