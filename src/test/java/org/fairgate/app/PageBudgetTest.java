package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.fairgate.kernel.Role;
import org.fairgate.platform.page.Assets;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a first visit, compressed, as 6-ux §11 allows them to applicants and staff; with the demo's edition and tree. */
class PageBudgetTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("FAIRGATE_DEMO_ENABLED", "on")
            .with("FAIRGATE_DEMO_SIMULATOR_PORT", "0")
            .with("FAIRGATE_DEMO_SMTP_PORT", "0");

    private static final Budget APPLICANT = new Budget(40 * 1024, 8, 10 * 1024);
    private static final Budget STAFF = new Budget(80 * 1024, 10, 15 * 1024);
    private static final int SCRIPT = 15 * 1024;
    private static final int STYLE = 10 * 1024;
    private static final int STAFF_SCRIPT = 25 * 1024;
    private static final int STAFF_STYLE = 12 * 1024;

    /** Bytes of a first visit, its requests, and bytes of every page after it. */
    private record Budget(int firstLoad, int requests, int nextPage) {}

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-up",
                "/sign-up/account?category=domestic-enterprise&kind=organisation",
                "/sign-up/account?category=overseas-other&kind=individual",
                "/sign-in",
                "/forgot-password",
                "/help",
                "/help?q=guangdong",
                "/staff/sign-in",
                "/no-such-page"
            })
    void aPageStaysWithinItsBytes(String path) {
        assertWithin(APPLICANT, SERVER.anonymous(), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff",
                "/staff/me",
                "/staff/accounts",
                "/staff/accounts/new",
                "/staff/review",
                "/staff/review?tab=approved",
                "/staff/review/persons"
            })
    void aPageOfStaffStaysWithinItsBytes(String path) {
        UUID organiser = SERVER.database()
                .sql("SELECT staff_id FROM staff WHERE role = $1", Role.ORGANISER.code())
                .get(0)
                .getUUID(0);
        assertWithin(STAFF, SERVER.staff(Role.ORGANISER, organiser), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/staff/finance/transfers",
                "/staff/finance/transfers?state=confirmed",
                "/staff/finance/bank-lines",
                "/staff/finance/bank-lines?state=booked"
            })
    void aPageOfFinanceStaysWithinItsBytes(String path) {
        assertWithin(STAFF, SERVER.staff(Role.FINANCE, SERVER.newId()), path);
    }

    @Test
    @Tag("R-PAY-4")
    void pagesOnWhichAUnitPaysStayWithinTheirBytes() {
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        UUID unit = UUID.fromString(account.json().path("account").path("id").asText());
        Api caller = SERVER.anonymous().bearer(SERVER.token(unit, Role.UNIT));
        Payable payable = new Payable(SERVER.database());
        String order = payable.order(unit, caller).json().path("orderId").asText();
        UUID alsoWaits = payable.person(unit);
        String code = caller.with("Idempotency-Key", "code-" + alsoWaits)
                .post("/api/v1/orders/" + order + "/payments", Map.of("channel", "alipay"))
                .json()
                .path("code")
                .asText();
        String link = caller.with("Idempotency-Key", "link-" + alsoWaits)
                .post("/api/v1/orders/" + order + "/payer-links", Map.of())
                .json()
                .path("token")
                .asText();

        assertThat(code).isNotEmpty();
        for (String path : List.of("", "/pay", "/pay?channel=alipay", "/pay?way=b2b", "/transfer", "/cancel")) {
            assertWithin(APPLICANT, caller, "/orders/" + order + path);
        }
        for (String path : List.of("/orders", "/orders/new", "/payments/return")) {
            assertWithin(APPLICANT, caller, path);
        }
        assertWithin(APPLICANT, SERVER.anonymous(), "/pay/" + link + "?channel=alipay");
    }

    private static void assertWithin(Budget budget, Api caller, String path) {
        for (String language : List.of("zh-CN", "en")) {
            Api reader = caller.with("Accept", "text/html").with("Accept-Language", language);
            Answer page = reader.get(path);
            assertThat(page.contentType()).startsWith("text/html");
            int html = compressed(page.bytes());
            Set<String> assets = new LinkedHashSet<>(ASSET.matcher(page.text())
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList());
            int rest = assets.stream()
                    .mapToInt(asset ->
                            reader.with("Accept-Encoding", "gzip").get(asset).bytes().length)
                    .sum();
            assertThat(html).as("%s in %s alone", path, language).isLessThanOrEqualTo(budget.nextPage());
            assertThat(html + rest).as("%s in %s at first", path, language).isLessThanOrEqualTo(budget.firstLoad());
            assertThat(assets).hasSizeLessThan(budget.requests());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account/account.js",
                "account/sign-up.js",
                "unit/page.js",
                "unit/qualification.js",
                "person/page.js",
                "person/foreign.js",
                "person/crop.js",
                "person/list.js",
                "submission/submission.js",
                "payment/pay.js",
                "payment/choose.js",
                "payment/transfer.js"
            })
    void everyScriptStaysWithinItsBytes(String entry) {
        assertThat(new Assets().compressedSize(entry)).isBetween(1, SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"review/desk.js", "review/people.js", "account/staff.js", "payment/case.js"})
    void everyScriptOfStaffStaysWithinItsBytes(String entry) {
        assertThat(new Assets().compressedSize(entry)).isBetween(1, STAFF_SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"review/review.css", "payment/payment.css"})
    void theStyleOfStaffStaysWithinItsBytes(String style) {
        Assets assets = new Assets();

        assertThat(assets.compressedSize("shared/fairgate.css") + assets.compressedSize(style))
                .isBetween(1, STAFF_STYLE);
    }

    @ParameterizedTest
    @ValueSource(strings = "shared/fairgate.css")
    void theStyleStaysWithinItsBytes(String style) {
        assertThat(new Assets().compressedSize(style)).isBetween(1, STYLE);
    }

    @ParameterizedTest
    @ValueSource(strings = "payment/payment.css")
    void theStyleOfPagesWithAStyleOfTheirOwnStaysWithinItsBytes(String style) {
        Assets assets = new Assets();

        assertThat(assets.compressedSize("shared/fairgate.css") + assets.compressedSize(style))
                .isBetween(1, STYLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account", "/staff", "/unit/details"})
    void whoeverMustSignInFirstIsShownTheDoorAndBroughtBack(String path) {
        Answer answer = SERVER.anonymous().with("Accept", "text/html").get(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .isEqualTo((path.startsWith("/staff") ? "/staff/sign-in" : "/sign-in") + "?back="
                        + path.replace("/", "%2F"));
    }

    @ParameterizedTest
    @ValueSource(strings = "/account")
    void aUnitsPageIsNotForStaff(String path) {
        String token = SERVER.token(UUID.fromString("00000000-0000-7000-8000-000000000001"), Role.ORGANISER);

        assertThat(SERVER.anonymous()
                        .bearer(token)
                        .with("Accept", "text/html")
                        .get(path)
                        .status())
                .isEqualTo(403);
    }

    private static int compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
