package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.fairgate.app.AccessObjects.Unit;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Contract;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every endpoint that is served, as every role and as nobody, with one's own, somebody else's and absent objects. What is
 * expected comes from {@code access.txt} alone; an endpoint without a row there fails.
 */
@Tag("H10")
class AccessMatrixApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("FAIRGATE_LIMITS_CODES_PER_ADDRESS_HOUR", "10000")
            .with("FAIRGATE_LIMITS_CODES_PER_MINUTE_OVERALL", "10000")
            .with("FAIRGATE_LIMITS_SIGN_INS_PER_ADDRESS_MINUTE", "10000");

    private static final List<AccessPolicy> POLICIES = AccessPolicy.all();
    private static Contract contract;
    private static AccessObjects objects;
    private static Unit owner;
    private static Unit stranger;

    @BeforeAll
    static void twoUnitsSignUp() {
        contract = new Contract(SERVER.database().vertx());
        objects = new AccessObjects(SERVER);
        owner = objects.signedUp();
        stranger = objects.signedUp();
    }

    /** One who calls. */
    private record Caller(String name, Set<Role> roles, boolean unfinished, Api api) {}

    private static List<Caller> callers() {
        List<Caller> all = new ArrayList<>();
        all.add(new Caller("nobody", Set.of(), false, SERVER.anonymous()));
        all.add(new Caller("unit", EnumSet.of(Role.UNIT), false, SERVER.unit(SERVER.newUnit())));
        for (Role role : Role.values()) {
            if (role.isStaff()) {
                all.add(new Caller(role.code(), EnumSet.of(role), false, SERVER.staff(role, SERVER.newId())));
                all.add(new Caller("unfinished " + role.code(), EnumSet.of(role), true, SERVER.unfinished(role)));
            }
        }
        return all;
    }

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpointWithThatAccess() {
        Map<String, Access> served = new TreeMap<>();
        SERVER.endpoints()
                .forEach(endpoint -> served.put(endpoint.method() + " " + endpoint.path(), endpoint.access()));
        Map<String, Access> wanted = new TreeMap<>();
        POLICIES.forEach(policy -> wanted.put(policy.route(), policy.access()));
        assertThat(lines(served)).isEqualTo(lines(wanted));
        assertThat(POLICIES)
                .allSatisfy(policy -> assertThat(policy.path().contains("/:"))
                        .as(policy.route())
                        .isEqualTo(!policy.object().equals("-")));
    }

    private static String lines(Map<String, Access> accesses) {
        StringBuilder lines = new StringBuilder();
        accesses.forEach((route, access) -> lines.append(route)
                .append(access.open() ? " public" : " " + EnumSet.copyOf(access.roles()))
                .append(access.unfinished() ? " unfinished\n" : "\n"));
        return lines.toString();
    }

    @Test
    void everyRoleIsLetInWhereTheTableSaysSoAndNowhereElse() {
        List<String> wrong = new ArrayList<>();
        for (Caller caller : callers()) {
            for (AccessPolicy policy : POLICIES) {
                Answer answer = called(policy, caller.api(), SERVER.newId().toString());
                String expected = expected(policy, caller);
                String found = found(policy, answer);
                if (!found.equals(expected) || answer.status() >= 500) {
                    wrong.add(caller.name() + ": " + policy.route() + " should be " + expected + ", was " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String expected(AccessPolicy policy, Caller caller) {
        if (policy.access().open()) {
            return "let in";
        }
        if (caller.roles().isEmpty()) {
            return "sign in first";
        }
        if (!policy.admits(caller.roles())) {
            return "forbidden";
        }
        return caller.unfinished() && !policy.access().unfinished() ? "finish first" : "let in";
    }

    private static String found(AccessPolicy policy, Answer answer) {
        if (policy.isPage()) {
            return switch (answer.status()) {
                case 303 -> redirected(policy, answer.header("Location"));
                case 403 -> "forbidden";
                default -> "let in";
            };
        }
        return switch (answer.code()) {
            case "http.unauthenticated" -> "sign in first";
            case "http.forbidden" -> "forbidden";
            case "http.sign-in-unfinished" -> "finish first";
            default -> "let in";
        };
    }

    private static String redirected(AccessPolicy policy, String location) {
        String door = policy.path().startsWith("/staff") ? "/staff/sign-in?back=" : "/sign-in?back=";
        if (location.startsWith(door)) {
            return "sign in first";
        }
        return location.equals("/staff/me")
                        && !policy.access().open()
                        && !policy.access().unfinished()
                ? "finish first"
                : "let in";
    }

    /** The request with something in the place of the path's parameters, and a body as the contract shows it. */
    private static Answer called(AccessPolicy policy, Api api, String id) {
        String path = policy.path()
                .replaceAll(":[A-Za-z]+", Matcher.quoteReplacement(id))
                .replace("*", "nothing.css");
        if (policy.isPage()) {
            Api reader = api.with("Accept", "text/html");
            return policy.method().equals("GET") ? reader.get(path) : reader.form(path, "version=1&channel=alipay");
        }
        // A key that a route demands must not be what it stumbles over.
        Api caller = api.with("If-Match", "\"1\"")
                .with("Idempotency-Key", SERVER.newId().toString());
        byte[] body = body(policy);
        return caller.send(policy.method(), path, body.length == 0 ? "" : "application/json", body);
    }

    private static byte[] body(AccessPolicy policy) {
        if (policy.method().equals("GET") || policy.method().equals("DELETE")) {
            return new byte[0];
        }
        return contract.operations().stream()
                .filter(operation -> operation.route().equals(policy.route().replaceAll(":([A-Za-z]+)", "{$1}")))
                .filter(operation -> operation.node().has("requestBody"))
                .map(operation -> contract.bodyExample(operation).toString())
                .map(text -> text.isEmpty() ? "{\"round\":1,\"outcome\":\"approved\",\"reasons\":[]}" : text)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .findFirst()
                .orElse(new byte[0]);
    }

    @Test
    void somebodyElsesObjectIsAsAbsentAsNoneAndOnesOwnIsThere() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (AccessPolicy policy : POLICIES) {
            if (policy.admits(EnumSet.of(Role.UNIT)) && objects.isOwned(policy.object())) {
                String absent = objects.absent(policy.object());
                String foreign = objects.of(policy.object(), stranger);
                String nothing = shape(called(policy, owner.api(), absent), absent);
                String somebodys = shape(called(policy, owner.api(), foreign), foreign);
                if (!somebodys.equals(nothing) || nothing.startsWith("2")) {
                    wrong.put(policy.route() + " foreign", somebodys + " instead of " + nothing);
                }
                // Whoever ends the own session cannot call again.
                Unit own = policy.object().equals("session") ? objects.signedUp() : owner;
                String id = objects.of(policy.object(), own);
                String there = shape(called(policy, own.api(), id), id);
                // What takes away what is gone already leads on as if it had done so; some look at the body first.
                boolean telling = !nothing.startsWith("303") && !nothing.startsWith("422");
                if (there.startsWith("5") || telling && there.equals(nothing)) {
                    wrong.put(policy.route() + " own", there);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Which nodes the demo's reviewers see; the empty one is the overseas desk. */
    private static final Map<Role, Set<String>> SCOPES = Map.of(
            Role.SUB_DELEGATION, Set.of("guangdong-guangzhou"),
            Role.DELEGATION, Set.of("guangdong-guangzhou", "guangdong-zhuhai"),
            Role.OVERSEAS_DESK, Set.of(""),
            Role.ORGANISER, Set.of("guangdong-guangzhou", "guangdong-zhuhai", "beijing", ""));

    @Test
    @Tag("R-REV")
    void aUnitOutsideAReviewersScopeIsAsAbsentAsNoneAndOneWithinIsThere() {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (AccessPolicy policy : POLICIES) {
            if (policy.object().equals("unit")) {
                for (String node : SCOPES.getOrDefault(Role.ORGANISER, Set.of())) {
                    String unit = objects.submitted(node);
                    // Whoever sees it comes last, since a claim or a decision changes what the others would find.
                    SCOPES.entrySet().stream()
                            .sorted(Comparator.comparing(
                                    scope -> scope.getValue().contains(node)))
                            .forEach(scope -> {
                                Api reviewer = SERVER.staff(scope.getKey(), demo(scope.getKey()));
                                String absent = SERVER.newId().toString();
                                String nothing = shape(called(policy, reviewer, absent), absent);
                                String found = shape(called(policy, reviewer, unit), unit);
                                // Giving back a claim that is not there is no fault; some look at the body first.
                                boolean telling = Stream.of("204", "400", "422").noneMatch(nothing::startsWith);
                                boolean within = scope.getValue().contains(node) && telling;
                                if (found.equals(nothing) == within || found.startsWith("5")) {
                                    wrong.put(
                                            policy.route() + " " + scope.getKey() + " in " + node,
                                            found + " beside " + nothing);
                                }
                            });
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static UUID demo(Role role) {
        return SERVER.database()
                .sql("SELECT staff_id FROM staff WHERE role = $1 ORDER BY created_at LIMIT 1", role.code())
                .get(0)
                .getUUID(0);
    }

    /** What a caller can tell an answer by: everything but what was asked for and the number of the request. */
    private static String shape(Answer answer, String id) {
        return answer.status() + " " + answer.header("Location").replace(id, "ID") + answer.contentType() + " "
                + answer.text()
                        .replace(id, "ID")
                        .replaceAll("\"requestId\":\"[^\"]*\"", "")
                        .replaceAll("<code>[0-9A-Z]{8}</code>", "");
    }
}
