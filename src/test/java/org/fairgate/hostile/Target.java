package org.fairgate.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.testing.Api;
import org.fairgate.testing.Contract;
import org.fairgate.testing.Contract.Operation;
import org.fairgate.testing.ContractWitness;
import org.fairgate.testing.TestServer;

/**
 * An operation to be attacked: a concrete path, and a caller who may call it, so that nothing is refused merely for who
 * asks. Made from the endpoints and the contract alone: a new route is a new target without being named here.
 */
record Target(Operation operation, Endpoint endpoint, String path, TestServer server, Contract contract) {
    /** All operations of the server. */
    static List<Target> all(TestServer server, Contract contract) {
        List<Target> all = new ArrayList<>();
        for (Endpoint endpoint : server.endpoints()) {
            contract.operations().stream()
                    .filter(operation -> operation.route().equals(Contract.route(endpoint)))
                    .forEach(operation ->
                            all.add(new Target(operation, endpoint, path(contract, operation), server, contract)));
        }
        return all;
    }

    /** The path with the contract's examples for its parameters. */
    private static String path(Contract contract, Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : contract.parameters(operation)) {
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace(
                        "{" + parameter.path("name").asText() + "}",
                        parameter.path("example").asText("x"));
            }
        }
        return path;
    }

    /** The same with this in the place of the path's parameters, as it is. */
    String pathWith(String value) {
        return operation.path().replaceAll("\\{[A-Za-z]+}", java.util.regex.Matcher.quoteReplacement(value));
    }

    boolean hasParameter() {
        return operation.path().contains("{");
    }

    boolean takesJson() {
        return !contract.bodySchema(operation).isMissingNode();
    }

    /** Whether the body's schema takes any object. */
    boolean takesAnyObject() {
        return contract.bodySchema(operation).path("properties").isEmpty();
    }

    HostileBodies bodies() {
        return new HostileBodies(contract.bodyExample(operation));
    }

    JsonNode schema() {
        return contract.bodySchema(operation);
    }

    /** A token of somebody new who may call this; empty where nobody need be signed in. */
    String token() {
        if (endpoint.access().open()) {
            return "";
        }
        Role role = endpoint.access().roles().contains(Role.UNIT)
                ? Role.UNIT
                : endpoint.access().roles().iterator().next();
        return server.token(server.newId(), role);
    }

    /** Somebody new who may call this, with the headers that the operation demands, under the contract's eyes. */
    Api caller() {
        Api api = server.anonymous().watchedBy(new ContractWitness(contract));
        String token = token();
        Api known = token.isEmpty() ? api : api.bearer(token);
        for (JsonNode parameter : contract.parameters(operation)) {
            JsonNode fixed = parameter.at("/schema/enum/0");
            JsonNode value = fixed.isMissingNode() ? parameter.path("example") : fixed;
            if (parameter.path("in").asText().equals("header") && !value.isMissingNode()) {
                known = known.with(parameter.path("name").asText(), value.asText());
            }
        }
        return known;
    }

    /** Request line and headers but those of the body, for a socket. */
    String head(String method, String target) {
        String token = token();
        return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
    }

    @Override
    public String toString() {
        return operation.route();
    }
}
