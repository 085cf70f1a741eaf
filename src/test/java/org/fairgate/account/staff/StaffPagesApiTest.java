package org.fairgate.account.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Authenticator;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages of staff accounts without scripts, with a second factor asked for. */
@Tag("R-ORG")
class StaffPagesApiTest {
    private static final String FRESH = "Orchid-9-window";
    private static final Pattern ROW = Pattern.compile("/staff/accounts/([0-9a-f]{8}-[0-9a-f-]{27})");
    private static final Pattern TOLD = Pattern.compile("<code class=\"told\">([^<]+)</code>");

    @RegisterExtension
    static final TestServer SERVER = new TestServer().with("FAIRGATE_SECURITY_STAFF_TOTP", "true");

    private final Api organiser = reader(SERVER.staff(Role.ORGANISER, SERVER.newId()));

    private static Api reader(Api caller) {
        return caller.with("Accept", "text/html").with("Accept-Language", "en");
    }

    private static String found(Pattern pattern, Answer page) {
        Matcher matcher = pattern.matcher(page.text());
        assertThat(matcher.find()).as(page.toString()).isTrue();
        return matcher.group(1);
    }

    private String startPassword(String username) {
        Answer made = organiser.form(
                "/staff/accounts/new", "username=" + username + "&displayName=Li+Ming&role=finance&delegationId=");
        assertThat(made.status()).as(made.toString()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        return found(TOLD, made);
    }

    private static Api signedIn(String username, String password) {
        Answer door =
                SERVER.anonymous().post("/api/v1/staff/sessions", Map.of("username", username, "password", password));
        return reader(SERVER.anonymous().bearer(door.json().path("accessToken").asText()));
    }

    @Test
    void anAccountIsMadeFoundChangedSwitchedOffAndReset() {
        assertThat(startPassword("page.one")).matches("[a-z2-9-]{19}");
        Answer list = organiser.get("/staff/accounts?q=page.one&role=finance&state=active");
        assertThat(list.text()).contains("Li Ming", "Start password not yet replaced", "Accounts: 1");
        assertThat(list.text()).doesNotContain("class=\"told\"");
        String one = "/staff/accounts/" + found(ROW, list);
        assertThat(organiser.get(one).text()).contains("name=\"version\" value=\"1\"", "Reset password");
        Answer wrong = organiser.form(one, "version=1&displayName=&role=delegation&delegationId=");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("href=\"#displayName\"", "href=\"#delegationId\"");
        assertThat(organiser
                        .form(one, "version=1&displayName=Wang&role=security&delegationId=")
                        .header("Location"))
                .isEqualTo("/staff/accounts?done=changed");
        Answer stale = organiser.form(one, "version=1&displayName=Chen&role=security&delegationId=");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.text()).contains("just been changed", "value=\"Chen\"", "name=\"version\" value=\"2\"");
        assertThat(organiser.get(one + "/deactivate").text()).contains("Deactivate this account?");
        assertThat(organiser.form(one + "/deactivate", "").status()).isEqualTo(303);
        assertThat(organiser.get("/staff/accounts?q=page.one&state=inactive").text())
                .contains("Deactivated");
        assertThat(organiser.form(one + "/reactivate", "").status()).isEqualTo(303);
        assertThat(found(TOLD, organiser.form(one + "/reset-password", ""))).matches("[a-z2-9-]{19}");
    }

    @Test
    void whoeverSignsInFirstIsLedThroughPasswordAndSecondFactor() {
        String start = startPassword("page.two");
        Api first = signedIn("page.two", start);
        assertThat(first.get("/staff").header("Location")).isEqualTo("/staff/me");
        assertThat(first.get("/staff/sign-in").header("Location")).isEqualTo("/staff/me");
        assertThat(first.get("/staff/me").text())
                .contains("Replace the start password first", "Available once you have replaced")
                .doesNotContain("action=\"/staff/me/totp\"");
        Answer wrong = first.form("/staff/me/password", "oldPassword=wrong&newPassword=" + FRESH);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("href=\"#oldPassword\"").doesNotContain(FRESH);
        Answer changed = first.form(
                "/staff/me/password",
                "oldPassword=" + URLEncoder.encode(start, StandardCharsets.UTF_8) + "&newPassword=" + FRESH);
        assertThat(changed.header("Location")).isEqualTo("/staff/me?done=password");
        Api second = signedIn("page.two", FRESH);
        assertThat(second.get("/staff/me").text()).contains("Set up one-time codes.", "action=\"/staff/me/totp\"");
        assertThat(second.form("/staff/me/totp", "").header("Location")).isEqualTo("/staff/me#factor");
        Answer begun = second.get("/staff/me");
        assertThat(begun.text()).contains("<svg class=\"qr\"", "shape-rendering");
        String secret = found(TOLD, begun).replace(" ", "");
        assertThat(second.form("/staff/me/totp/confirm", "totp=000").text()).contains("href=\"#totp\"");
        String code = Authenticator.code(secret, SERVER.clock().instant());
        Answer confirmed = second.form("/staff/me/totp/confirm", "totp=" + code);
        assertThat(confirmed.header("Location")).isEqualTo("/staff/me?done=totp");
        Api third = reader(SERVER.anonymous()).bearer(confirmed.cookie("__Host-fg-access"));
        assertThat(third.get("/staff/me").text())
                .contains("Use another authenticator")
                .doesNotContain("class=\"qr\"");
        assertThat(third.get("/staff").text()).contains("href=\"/staff/me\"").doesNotContain("/staff/accounts");
    }

    @Test
    void theHomePageOffersWhatTheRoleMayDo() {
        Answer demo = SERVER.anonymous()
                .post("/api/v1/staff/sessions", Map.of("username", "organiser", "password", "Lotus-7-lantern"));
        assertThat(demo.json().path("unfinished").asBoolean()).isTrue();
        String id = demo.json().path("staff").path("id").asText();
        Api whole = reader(SERVER.staff(Role.ORGANISER, java.util.UUID.fromString(id)));
        assertThat(whole.get("/staff").text()).contains("href=\"/staff/accounts\"", "href=\"/staff/me\"");
        assertThat(whole.get("/staff/accounts/" + id).text())
                .contains("This is your own account")
                .doesNotContain(id + "/deactivate");
    }

    @Test
    void anAbsentAccountHasNoPage() {
        for (String id : new String[] {SERVER.newId().toString(), "nothing"}) {
            for (String page : new String[] {"", "/deactivate", "/reset-password"}) {
                assertThat(organiser.get("/staff/accounts/" + id + page).status())
                        .isEqualTo(404);
            }
            for (String form : new String[] {"/deactivate", "/reactivate", "/reset-password"}) {
                assertThat(organiser.form("/staff/accounts/" + id + form, "").status())
                        .isEqualTo(404);
            }
        }
    }
}
