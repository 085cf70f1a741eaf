package org.fairgate.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-ADR")
class AddressApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final Map<String, Object> BODY =
            Map.of("recipient", "李明", "phone", "13800000000", "region", "广东省广州市天河区", "address", "天河路 1 号");
    private static final String FORM =
            "recipient=Li+Ming&phone=13800000000&region=Guangzhou&address=Tianhe+Road+1&postcode=510620";
    private static final Pattern ID = Pattern.compile("id=\"address-([0-9a-f-]{36})\"");

    private final UnitId id = SERVER.newUnit();
    private final Api unit = SERVER.unit(id);
    private final Api reader = unit.with("Accept", "text/html").with("Accept-Language", "en");

    @Test
    void anAddressIsAddedChangedAndDeletedOverTheApi() {
        Answer added = unit.post("/api/v1/addresses", BODY);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        String path = "/api/v1/addresses/" + added.json().path("id").asText();
        Answer changed = unit.with("If-Match", "\"1\"").put(path, BODY);
        assertThat(changed.json().path("version").asInt()).isEqualTo(2);
        Answer stale = unit.with("If-Match", "\"1\"").put(path, BODY);
        assertThat(stale.code()).isEqualTo("address.stale");
        assertThat(stale.json().path("currentVersion").asInt()).isEqualTo(2);
        assertThat(unit.put(path, BODY).code()).isEqualTo("address.version-missing");
        assertThat(unit.with("If-Match", "*").put(path, BODY).code()).isEqualTo("address.version-malformed");
        assertThat(unit.get("/api/v1/addresses").json().path("addresses")).hasSize(1);
        assertThat(SERVER.unit(SERVER.newUnit()).delete(path).code()).isEqualTo("address.no-such-address");
        assertThat(unit.delete(path).status()).isEqualTo(204);
        assertThat(unit.delete(path).code()).isEqualTo("address.no-such-address");
    }

    @Test
    void thePagesWorkWithoutScripts() {
        assertThat(reader.get("/addresses").text()).contains("No delivery address yet", "href=\"/addresses/new\"");
        Answer wrong = reader.form("/addresses/new", "recipient=Li+Ming&phone=12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("value=\"Li Ming\"", "href=\"#phone\"", "Enter the region");
        Answer added = reader.form("/addresses/new", FORM);
        assertThat(added.header("Location")).isEqualTo("/addresses?done=added");
        assertThat(reader.form("/addresses/new", FORM).status()).isEqualTo(303);
        String list = reader.get("/addresses?done=added").text();
        assertThat(list).contains("The address has been added.", "2 of 5 saved", "Make default");
        String second = last(list);
        assertThat(reader.form("/addresses/" + second + "/default", "").header("Location"))
                .isEqualTo("/addresses?done=default");
        assertThat(reader.get("/addresses/" + second + "/delete").text())
                .contains("Delete this address?", "This is the default address.");
        assertThat(reader.form("/addresses/" + second + "/delete", "").header("Location"))
                .isEqualTo("/addresses?done=removed");
        assertThat(reader.form("/addresses/" + second + "/delete", "").status()).isEqualTo(303);
        assertThat(reader.get("/addresses").text()).contains("1 of 5 saved");
    }

    private static String last(String list) {
        Matcher ids = ID.matcher(list);
        String last = "";
        while (ids.find()) {
            last = ids.group(1);
        }
        return last;
    }

    @Test
    void aFormThatIsBasedOnAnOlderVersionShowsBothAndSavesKnowingly() {
        String path = "/addresses/"
                + unit.post("/api/v1/addresses", BODY).json().path("id").asText();
        assertThat(reader.get(path).text()).contains("name=\"version\" value=\"1\"", "value=\"李明\"");
        assertThat(reader.form(path, FORM + "&version=1").status()).isEqualTo(303);
        Answer stale = reader.form(path, FORM.replace("Li+Ming", "Wang+Fang") + "&version=1");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("changed elsewhere", "Li Ming", "value=\"Wang Fang\"", "value=\"2\"");
        assertThat(reader.form(path, FORM + "&version=2").status()).isEqualTo(303);
    }

    @Test
    void whoeverCameFromAnotherPageIsLedBackThereAndNowhereElse() {
        assertThat(reader.get("/addresses/new?back=%2Fpersons%2Fnew").text())
                .contains("action=\"/addresses/new?back=%2Fpersons%2Fnew\"", "href=\"/persons/new\"");
        assertThat(reader.form("/addresses/new?back=%2Fpersons%2Fnew", FORM).header("Location"))
                .isEqualTo("/persons/new");
        assertThat(reader.form("/addresses/new?back=%2F%2Felsewhere.example", FORM)
                        .header("Location"))
                .isEqualTo("/addresses?done=added");
    }

    @Test
    void aForeignAddressHasNoPage() {
        String path = "/addresses/"
                + unit.post("/api/v1/addresses", BODY).json().path("id").asText();
        Api stranger = SERVER.unit(SERVER.newUnit()).with("Accept", "text/html");
        for (String some : new String[] {path, "/addresses/" + SERVER.newId(), "/addresses/nothing"}) {
            assertThat(stranger.get(some).status()).isEqualTo(404);
            assertThat(stranger.get(some + "/delete").status()).isEqualTo(404);
            assertThat(stranger.form(some, FORM + "&version=1").status()).isEqualTo(404);
            assertThat(stranger.form(some + "/default", "").status()).isEqualTo(404);
        }
    }
}
