package org.fairgate.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The demo's unit once it is approved: how far others' journeys have brought it before it pays. */
final class PayingUnit {
    static final String NAME = "广州示范进出口有限公司";

    /** The check characters of GB 11643 by the sum's rest, and the weights of the seventeen digits before it. */
    private static final String CHECKS = "10X98765432";

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private PayingUnit() {}

    /**
     * Submits the unit with so many persons, and has it approved and all of them tagged as visitors.
     *
     * @return the persons' ids; each waits for payment
     */
    static List<String> approved(BrowserStage stage, int persons) {
        stage.awaitDemoUnit();
        List<String> ids = submitted(stage, persons);
        try (Visit reviewer = stage.visit(1280, "zh-CN")) {
            signInAsStaff(reviewer, "guangzhou");
            approve(new FilledUnit(reviewer), ids);
        }
        return ids;
    }

    private static List<String> submitted(BrowserStage stage, int persons) {
        List<String> ids = new ArrayList<>();
        try (Visit unit = stage.visit(1280, "zh-CN")) {
            unit.signInAsDemoUnit();
            FilledUnit filled = new FilledUnit(unit);
            filled.pages(NAME);
            for (int i = 0; i < persons; i++) {
                ids.add(filled.person("付款人" + (i + 1), document(i)));
            }
            call(filled, "/api/v1/submissions", new JsonObject().put("persons", new JsonArray(ids)));
        }
        return ids;
    }

    private static void approve(FilledUnit desk, List<String> persons) {
        String unit = desk.call("GET", "/api/v1/review/units", null, Map.of())
                .getJsonArray("units")
                .getJsonObject(0)
                .getString("unitId");
        JsonObject verdict = new JsonObject().put("round", 1).put("outcome", "approved");
        call(desk, "/api/v1/review/units/" + unit + "/decision", verdict.put("reasons", new JsonArray()));
        JsonArray tagged = new JsonArray();
        persons.forEach(person -> tagged.add(
                new JsonObject().put("unitId", unit).put("personId", person).put("round", 1)));
        JsonObject tags = new JsonObject().put("decision", "tag").put("tag", "visitor");
        call(desk, "/api/v1/review/persons/decisions", tags.put("persons", tagged));
    }

    private static void call(FilledUnit desk, String path, JsonObject body) {
        JsonObject unused = desk.call("POST", path, body, Map.of());
    }

    /** Somebody's number: born on a day of 1980, and nobody else's. */
    private static String document(int index) {
        String digits = "44010619800%d%02d%03d".formatted(1 + index / 28 % 9, 1 + index % 28, 100 + index);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + CHECKS.charAt(sum % CHECKS.length());
    }

    /** Signs a member of the demo's staff in. */
    static void signInAsStaff(Visit visit, String username) {
        visit.go("/staff/sign-in");
        visit.type("username", username);
        visit.type("password", BrowserStage.DEMO_PASSWORD);
        visit.follow("main form button.wide", "/staff");
    }

    /** Makes an order of one person; the page on which it is paid is open then. */
    static PlacedOrder order(Visit unit, String person) {
        unit.go("/orders/new");
        if (unit.at("[data-all-row]").isVisible()) {
            unit.at("[data-all-row]").click();
            unit.tick("person", person);
        }
        unit.at("form[data-choose] button").click();
        unit.page().waitForURL(address -> address.endsWith("/pay"));
        String id = Optional.of(unit.page().url().split("/"))
                .map(parts -> parts[parts.length - 2])
                .orElseThrow();
        return new PlacedOrder(id, unit.at(".due code").innerText());
    }

    /**
     * Chooses a channel until its code is there: on a busy machine the gateway may be too slow for the first call, and
     * people choose again then.
     */
    static void showCode(Visit visit, String channel) {
        for (int attempt = 0; attempt < 4 && visit.at("[data-scan] .qr").count() == 0; attempt++) {
            visit.at("button[name=channel][value=" + channel + "]").first().click();
            try {
                visit.at("[data-scan] .qr").waitFor(new Locator.WaitForOptions().setTimeout(10_000));
            } catch (TimeoutError slow) {
                System.err.println("no code yet: " + slow.getMessage());
            }
        }
        PlaywrightAssertions.assertThat(visit.at("[data-scan] .qr")).isVisible();
    }

    /** An order as people know it. */
    record PlacedOrder(String id, String number) {
        String link() {
            return "/orders/" + id;
        }
    }
}
