package org.fairgate.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fairgate.testing.Contract.Operation;

/**
 * Holds every request that it sees, and its answer, against the contract, and remembers which operations were granted
 * and which were refused. What was granted must have been a request that the contract allows.
 */
public final class ContractWitness implements Api.Witness {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Contract contract;
    private final Map<String, Set<Integer>> seen = new TreeMap<>();

    public ContractWitness(Contract contract) {
        this.contract = contract;
    }

    @Override
    public void saw(Api.Sent request, Answer answer) {
        Operation operation = contract.operation(request.method(), request.path())
                .orElseThrow(() -> new AssertionError("not in the contract: " + request.method() + request.path()));
        contract.check(operation, answer);
        if (answer.status() < 400) {
            checkGranted(operation, request);
        }
        boolean unused =
                seen.computeIfAbsent(operation.id(), id -> new TreeSet<>()).add(answer.status());
    }

    private void checkGranted(Operation operation, Api.Sent request) {
        Set<String> declared = new TreeSet<>();
        contract.parameters(operation).stream()
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .forEach(parameter -> declared.add(parameter.path("name").asText()));
        int query = request.path().indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : request.path().substring(query + 1).split("&", -1)) {
            require(declared.contains(pair.split("=", 2)[0]), operation, "took " + pair);
        }
        if (request.body().length > 0) {
            String type = request.contentType().split(";", 2)[0];
            require(operation.node().path("requestBody").path("content").has(type), operation, "took " + type);
            if (type.endsWith("json")) {
                JsonNode body = tree(request.body());
                require(contract.takes(operation, body), operation, "took " + body);
            }
        }
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean holds, Operation operation, String what) {
        if (!holds) {
            throw new AssertionError(operation.id() + " " + what + ", which the contract does not allow");
        }
    }

    /** Operations that answered with a status of this hundred, such as 2. */
    public Set<String> answeredWith(int hundred) {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(status -> status / 100 == hundred))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
