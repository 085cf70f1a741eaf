package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.Contract;
import org.fairgate.testing.OurClasses;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code openapi.yaml} and what is served are the same, both ways. */
class ContractTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Contract contract;

    @BeforeAll
    static void read() {
        contract = new Contract(SERVER.database().vertx());
    }

    private static Map<String, Endpoint> served() {
        Map<String, Endpoint> all = new TreeMap<>();
        for (Endpoint endpoint : SERVER.endpoints()) {
            if (Contract.isAbout(endpoint)) {
                all.put(Contract.route(endpoint), endpoint);
            }
        }
        return all;
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsServed() {
        assertThat(served().keySet())
                .containsExactlyInAnyOrderElementsOf(contract.operations().stream()
                        .map(Contract.Operation::route)
                        .toList());
    }

    @Test
    void everyRouteThatNeedsASignInSaysSoInTheContract() {
        Map<String, Endpoint> served = served();
        for (Contract.Operation operation : contract.operations()) {
            Endpoint endpoint = served.get(operation.route());
            assertThat(contract.isOpen(operation))
                    .as(operation.route())
                    .isEqualTo(endpoint != null && endpoint.access().open());
        }
    }

    @Test
    void everyRouteThatMayHappenOnceUnderAKeySaysSoInTheContract() {
        Map<String, Endpoint> served = served();
        for (Contract.Operation operation : contract.operations()) {
            Endpoint endpoint = served.get(operation.route());
            assertThat(contract.takesKey(operation))
                    .as(operation.route())
                    .isEqualTo(endpoint != null && endpoint.idempotency() != IdempotencyRule.IGNORED);
        }
    }

    @Test
    void everyProblemCodeIsInTheContractAndNoOther() {
        Set<String> described = new TreeSet<>();
        contract.tree().at("/components/schemas/ProblemCode/enum").forEach(code -> described.add(code.asText()));
        assertThat(String.join("\n", described))
                .isEqualTo(String.join("\n", refusals().keySet()));
    }

    private static Map<String, Refusal> refusals() {
        Map<String, Refusal> all = new TreeMap<>();
        for (Class<?> type : OurClasses.enumsOf(Refusal.class)) {
            for (Object constant : type.getEnumConstants()) {
                all.put(((Refusal) constant).key(), (Refusal) constant);
            }
        }
        return all;
    }

    @Test
    void everyCodeOfAnOperationHasAStatusThatTheOperationDescribes() {
        Map<String, Refusal> refusals = refusals();
        List<String> wrong = new ArrayList<>();
        for (Contract.Operation operation : contract.operations()) {
            Set<String> codes = new TreeSet<>(contract.codes(operation));
            codes.removeAll(contract.commonCodes("any"));
            for (String code : codes) {
                Refusal refusal = refusals.get(code);
                if (refusal == null || !operation.node().path("responses").has(Integer.toString(refusal.status()))) {
                    wrong.add(operation.id() + ": " + code);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theCodesThatNoOperationNamesAreInTheIntroduction() {
        String words = contract.tree().at("/info/description").asText();
        contract.tree()
                .path("x-codes")
                .forEach(kind -> kind.forEach(code -> assertThat(words).contains("`" + code.asText() + "`")));
    }

    @Test
    void theContractDescribesEachOperationInWords() {
        Set<String> ids = new HashSet<>();
        for (Contract.Operation operation : contract.operations()) {
            assertThat(ids.add(operation.id())).as(operation.id()).isTrue();
            assertThat(operation.node().path("summary").asText())
                    .as(operation.id())
                    .isNotBlank();
            operation
                    .node()
                    .path("responses")
                    .forEach(response -> assertThat(contract.resolved(response)
                                    .path("description")
                                    .asText())
                            .as(operation.id())
                            .isNotBlank());
        }
    }

    @Test
    void theContractAndItsPagesAreServed() {
        assertThat(SERVER.anonymous().get("/openapi.yaml").text()).startsWith("openapi: 3.1.0");
        assertThat(SERVER.anonymous().get("/docs").text()).contains("swagger-ui-bundle.js");
        assertThat(SERVER.anonymous().get("/docs/swagger-ui-bundle.js").status())
                .isEqualTo(200);
        assertThat(SERVER.anonymous().get("/docs/problems").text())
                .contains("<dt id=\"draft.stale\">")
                .contains("请合并后再保存");
    }
}
