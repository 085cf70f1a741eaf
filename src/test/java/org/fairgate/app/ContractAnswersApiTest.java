package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Role;
import org.fairgate.payment.transfer.TransferWorld;
import org.fairgate.person.sheet.SheetWords;
import org.fairgate.person.sheet.TestSheet;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Authenticator;
import org.fairgate.testing.Contract;
import org.fairgate.testing.ContractWitness;
import org.fairgate.testing.FullUnit;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real requests, granted and refused, and whether bodies and answers are as {@code openapi.yaml} says. */
class ContractAnswersApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer().with(OrderAnswers.ALIPAY);

    private static final String OTHER_PASSWORD = "Orchid-9-window";
    private static Contract contract;
    private static ContractWitness witness;
    private static Api unit;

    @BeforeAll
    static void aUnitSignsUp() {
        contract = new Contract(SERVER.database().vertx());
        witness = new ContractWitness(contract);
        unit = bearer(told(201, nobody().post("/api/v1/accounts", SignUps.body(SERVER, nobody()))));
    }

    @AfterAll
    static void everyOperationWasGrantedAndRefused() {
        Set<String> all = contract.operations().stream()
                .map(Contract.Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(witness.answeredWith(2)).isEqualTo(all);
        assertThat(witness.answeredWith(4)).isEqualTo(all);
    }

    static Api bearer(Answer signedIn) {
        return nobody().bearer(signedIn.json().path("accessToken").asText());
    }

    static Api nobody() {
        return SERVER.anonymous().watchedBy(witness);
    }

    /** The answer, once it has this status. */
    static Answer told(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    static void answered(int status, Answer answer) {
        assertThat(told(status, answer).status()).isEqualTo(status);
    }

    static void refused(int status, String code, Answer answer) {
        assertThat(told(status, answer).contentType()).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
    }

    private static void refusedField(String pointer, String code, Answer answer) {
        JsonNode error = told(422, answer).json().path("errors").path(0);
        assertThat(error.path("pointer").asText()).isEqualTo(pointer);
        assertThat(error.path("code").asText()).isEqualTo(code);
    }

    @Test
    void signingUp() {
        Map<String, Object> empty = Map.of("region", "domestic");
        refused(422, "account.invalid", nobody().post("/api/v1/accounts", empty));
        refused(400, "http.malformed-json", nobody().post("/api/v1/accounts", "{"));
        Answer wrongChannel = nobody().post("/api/v1/verification-codes", Map.of("channel", "pigeon"));
        refused(422, "account.invalid", wrongChannel);
    }

    @Test
    void draftsAreSavedReadAndListed() {
        String contact = "/api/v1/drafts/contact";
        Api first = unit.with("If-None-Match", "*");
        answered(200, first.put(contact, Map.of("name", "李明")));
        answered(200, first.put(contact, Map.of("name", "李明")));
        refused(412, "draft.stale", first.put(contact, Map.of("name", "王芳")));
        refused(428, "draft.version-missing", unit.put(contact, Map.of()));
        refused(404, "draft.no-such-page", first.put("/api/v1/drafts/nothing", Map.of()));
        Answer asText = first.send("PUT", contact, "text/plain", "{}".getBytes(StandardCharsets.UTF_8));
        refused(415, "http.unsupported-media-type", asText);
        answered(200, unit.get(contact));
        refused(404, "draft.nothing-saved", unit.get("/api/v1/drafts/purchase-intention"));
        answered(200, unit.get("/api/v1/drafts"));
        refused(401, "http.unauthenticated", nobody().get("/api/v1/drafts"));
        answered(200, unit.get("/api/v1/drafts/local-key"));
        Api staff = SERVER.staff(Role.FINANCE, SERVER.newId()).watchedBy(witness);
        refused(403, "http.forbidden", staff.get("/api/v1/drafts/local-key"));
    }

    @Test
    void submittingAndWithdrawing() {
        String submissions = "/api/v1/submissions";
        refused(422, "submission.incomplete", unit.post(submissions, Map.of("persons", List.of())));
        refused(400, "http.invalid-input", unit.post(submissions, Map.of("persons", List.of("x"))));
        refused(400, "http.invalid-input", unit.post(submissions, Map.of()));
        answered(200, unit.get(submissions + "/current"));
        refused(401, "http.unauthenticated", nobody().get(submissions + "/current"));
        refused(409, "unit.not-submitted", unit.delete(submissions + "/current"));
        Applicant own =
                new Applicant(bearer(told(201, nobody().post("/api/v1/accounts", SignUps.body(SERVER, nobody())))));
        String person = own.fillIn();
        answered(200, own.api().post(submissions, Map.of("persons", List.of(person))));
        answered(200, own.api().delete(submissions + "/current"));
    }

    @Test
    void ordersAreMadeListedAndRead() {
        Answer account = told(201, nobody().post("/api/v1/accounts", SignUps.body(SERVER, nobody())));
        UUID id = UUID.fromString(account.json().at("/account/id").asText());
        OrderAnswers.ofOrders(new Payable(SERVER.database()), id, bearer(account));
        FinanceAnswers.ofFinance(SERVER.staff(Role.FINANCE, SERVER.newId()).watchedBy(witness), id);
    }

    @Test
    void transfersAndStatementsAreDecidedOn() {
        TransferWorld world = new TransferWorld(SERVER);
        Api own = world.unit.watchedBy(witness);
        Api finance = world.finance.watchedBy(witness);
        TransferAnswers.ofForms(world, own, finance);
        TransferAnswers.ofStatements(world, own, finance);
    }

    @Test
    void sessionsBeginAndEnd() {
        Map<String, Object> own = SignUps.body(SERVER, nobody());
        answered(201, nobody().post("/api/v1/accounts", own));
        Map<String, Object> right = Map.of("login", login(own), "password", SignUps.PASSWORD);
        Answer signedIn = told(200, nobody().post("/api/v1/sessions", right));
        Map<String, Object> byCookie = new HashMap<>(right);
        byCookie.put("transport", "cookie");
        answered(200, nobody().post("/api/v1/sessions", byCookie));
        Map<String, Object> wrong = Map.of("login", "nobody@example.cn", "password", "wrong");
        refused(401, "account.sign-in-failed", nobody().post("/api/v1/sessions", wrong));
        Map<String, Object> refresh =
                Map.of("refreshToken", signedIn.json().path("refreshToken").asText());
        Api again = bearer(told(200, nobody().post("/api/v1/sessions/refresh", refresh)));
        Answer forged = nobody().post("/api/v1/sessions/refresh", Map.of("refreshToken", "x"));
        refused(401, "account.session-ended", forged);
        answered(200, again.get("/api/v1/sessions"));
        refused(401, "http.unauthenticated", nobody().get("/api/v1/sessions"));
        Api third = bearer(told(200, nobody().post("/api/v1/sessions", right)));
        JsonNode sessions = told(200, third.get("/api/v1/sessions")).json().path("sessions");
        String another = StreamSupport.stream(sessions.spliterator(), false)
                .filter(session -> !session.path("current").asBoolean())
                .map(session -> session.path("id").asText())
                .findFirst()
                .orElseThrow();
        answered(204, third.delete("/api/v1/sessions/" + another));
        refused(404, "account.session-unknown", third.delete("/api/v1/sessions/" + SERVER.newId()));
        answered(204, third.delete("/api/v1/sessions/current"));
        refused(401, "http.unauthenticated", third.delete("/api/v1/sessions/current"));
    }

    private static String login(Map<String, Object> account) {
        return String.valueOf(account.get("creditCode"));
    }

    @Test
    void staffSignInAndEverySessionEnds() {
        Map<String, Object> right = Map.of("username", "finance", "password", DemoAccounts.PASSWORD);
        Answer staff = told(200, nobody().post("/api/v1/staff/sessions", right));
        Map<String, Object> wrong = Map.of("username", "finance", "password", "wrong");
        refused(401, "account.sign-in-failed", nobody().post("/api/v1/staff/sessions", wrong));
        answered(204, bearer(staff).delete("/api/v1/sessions"));
        refused(401, "http.unauthenticated", nobody().delete("/api/v1/sessions"));
    }

    @Test
    void theOrganiserAdministersStaffWhoFinishTheirFirstSignIn() {
        Map<String, Object> door = Map.of("username", "organiser", "password", DemoAccounts.PASSWORD);
        Api organiser = bearer(told(200, nobody().post("/api/v1/staff/sessions", door)));
        String path = "/api/v1/staff";
        Map<String, Object> wanted = Map.of("username", "contract.one", "displayName", "李明", "role", "finance");
        JsonNode made = told(201, organiser.post(path, wanted)).json();
        refused(409, "account.staff-username-taken", organiser.post(path, wanted));
        String one = path + "/" + made.path("account").path("id").asText();
        answered(200, organiser.get(path + "?q=contract&role=finance&state=active&limit=5"));
        refused(400, "http.bad-request", organiser.get(path + "?state=asleep"));
        answered(200, organiser.get(one));
        refused(404, "account.staff-unknown", organiser.get(path + "/" + SERVER.newId()));
        answered(200, organiser.with("If-Match", "\"1\"").put(one, Map.of("displayName", "王芳", "role", "finance")));
        refused(428, "account.staff-version-missing", organiser.put(one, Map.of()));
        String again = reset(organiser, one);
        refused(403, "http.forbidden", unit.post(one + "/reset-password", Map.of()));
        answered(200, organiser.send("POST", one + "/deactivate", "", new byte[0]));
        refused(404, "account.staff-unknown", organiser.post(path + "/none/deactivate", Map.of()));
        answered(200, organiser.send("POST", one + "/reactivate", "", new byte[0]));
        refused(404, "account.staff-unknown", organiser.post(path + "/none/reactivate", Map.of()));
        finishes(Map.of("username", "contract.one", "password", again));
    }

    private static String reset(Api organiser, String one) {
        Answer reset = told(200, organiser.post(one + "/reset-password", Map.of("secondFactor", true)));
        return reset.json().path("startPassword").asText();
    }

    private static void finishes(Map<String, Object> door) {
        String own = "/api/v1/staff/me";
        Api first = bearer(told(200, nobody().post("/api/v1/staff/sessions", door)));
        answered(200, first.get(own));
        refused(401, "http.unauthenticated", nobody().get(own));
        refused(409, "account.staff-password-first", first.post(own + "/totp", Map.of()));
        Map<String, Object> change = Map.of("oldPassword", door.get("password"), "newPassword", OTHER_PASSWORD);
        Api second = bearer(told(200, first.put(own + "/password", change)));
        refusedField("/oldPassword", "account.old-password-wrong", second.put(own + "/password", swapped(change)));
        String secret = told(200, second.post(own + "/totp", Map.of()))
                .json()
                .path("secret")
                .asText();
        refusedField("/totp", "account.factor-code-wrong", second.post(own + "/totp/confirm", Map.of("totp", "1")));
        String code = Authenticator.code(secret, SERVER.clock().instant());
        answered(200, second.post(own + "/totp/confirm", Map.of("totp", code)));
    }

    private static Map<String, Object> swapped(Map<String, Object> change) {
        return Map.of("oldPassword", "wrong", "newPassword", change.get("oldPassword"));
    }

    @Test
    void passwordsChange() {
        answered(200, unit.get("/api/v1/account"));
        refused(401, "http.unauthenticated", nobody().get("/api/v1/account"));
        Map<String, Object> wrong = Map.of("oldPassword", "wrong", "newPassword", OTHER_PASSWORD);
        refusedField("/oldPassword", "account.old-password-wrong", unit.put("/api/v1/account/password", wrong));
        Map<String, Object> other = SignUps.body(SERVER, nobody());
        Api owner = bearer(told(201, nobody().post("/api/v1/accounts", other)));
        Map<String, Object> change = Map.of("oldPassword", SignUps.PASSWORD, "newPassword", OTHER_PASSWORD);
        answered(204, owner.put("/api/v1/account/password", change));
        Map<String, Object> reset = new HashMap<>(
                Map.of("login", login(other), "channel", "mail", "code", "000000", "newPassword", SignUps.PASSWORD));
        Answer guessed = nobody().post("/api/v1/password-resets", reset);
        refusedField("/code", "account.code-wrong", guessed);
        reset.put("code", resetCode(other));
        answered(204, nobody().post("/api/v1/password-resets", reset));
    }

    /** A reset code goes to the account's own address, which already holds the code of the sign-up. */
    private static String resetCode(Map<String, Object> account) {
        SERVER.clock().advance(Duration.ofMinutes(2));
        Map<String, Object> asked = Map.of("channel", "mail", "target", login(account), "purpose", "password-reset");
        answered(202, nobody().post("/api/v1/verification-codes", asked));
        return SERVER.codeAfter(String.valueOf(account.get("email")), String.valueOf(account.get("emailCode")));
    }

    @Test
    void filesAreStoredAndBecomeTheQualification() throws IOException {
        Answer stored = told(201, upload("file", png()));
        String fileId = stored.json().path("fileId").asText();
        refused(400, "file.no-file-sent", upload("other", png()));
        byte[] gif = "GIF89a".getBytes(StandardCharsets.UTF_8);
        refused(415, "image.not-an-image", upload("file", gif));
        Answer read = told(200, unit.get("/api/v1/files/" + fileId));
        assertThat(read.contentType()).startsWith("image/");
        Api stranger = SERVER.unit(SERVER.newUnit()).watchedBy(witness);
        refused(404, "file.no-such-file", stranger.get("/api/v1/files/" + fileId));
        String path = "/api/v1/unit/qualification";
        answered(200, unit.put(path, Map.of("fileId", fileId)));
        Map<String, String> foreign = Map.of("fileId", SERVER.newId().toString());
        refused(404, "file.no-such-file", unit.put(path, foreign));
        refused(400, "http.invalid-input", unit.put(path, Map.of()));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", bytes))
                .isTrue();
        return bytes.toByteArray();
    }

    private static Answer upload(String field, byte[] content) {
        return upload("/api/v1/files", field, content);
    }

    private static Answer upload(String path, String field, byte[] content) {
        byte[] body = Applicant.multipart("qualification", field, content);
        return unit.send("POST", path, "multipart/form-data; boundary=edge", body);
    }

    @Test
    void peopleAreImportedAndTakenAway(@TempDir Path directory) throws IOException {
        String path = "/api/v1/persons/imports";
        SheetWords words = new SheetWords(
                new Texts(List.of("unit-form", "person-form", "person-sheet")), Language.EN, List.of(), List.of());
        Path sheet = new TestSheet(words).good(1).xlsx(directory.resolve("people.xlsx"));
        refused(415, "person-sheet.not-a-spreadsheet", upload(path, "file", png()));
        String one = path + "/"
                + told(202, upload(path, "file", Files.readAllBytes(sheet)))
                        .json()
                        .path("importId")
                        .asText();
        for (int look = 0; look < 600 && !unit.get(one).text().contains("\"state\":\"done\""); look++) {
            Object unused =
                    SERVER.database().vertx().timer(50, TimeUnit.MILLISECONDS).await();
        }
        assertThat(told(200, unit.get(one)).json().path("wrong").asInt()).isEqualTo(1);
        answered(200, unit.get(path));
        answered(200, unit.get(one + "/rows?limit=1"));
        refused(400, "http.invalid-input", unit.get(one + "/rows?limit=x"));
        assertThat(told(200, unit.get(one + "/corrections")).header("Content-Disposition"))
                .contains("attachment");
        answered(200, unit.get(path + "/template"));
        answered(200, unit.get("/api/v1/persons/export"));
        Api stranger = SERVER.unit(SERVER.newUnit()).watchedBy(witness);
        refused(404, "person-import.no-such-import", stranger.get(one));
        refused(404, "person-import.no-such-import", stranger.get(one + "/corrections"));
        refused(401, "http.unauthenticated", nobody().get(path));
        refused(401, "http.unauthenticated", nobody().get(path + "/template"));
        refused(401, "http.unauthenticated", nobody().get("/api/v1/persons/export"));
    }

    @Test
    void theUnitSeesItsRegistration() {
        answered(200, unit.get("/api/v1/unit"));
        answered(200, unit.get("/api/v1/unit/preview"));
        answered(200, unit.get("/api/v1/unit/progress"));
        Api stranger = SERVER.unit(SERVER.newUnit()).watchedBy(witness);
        refused(404, "unit.not-registered", stranger.get("/api/v1/unit"));
        refused(404, "unit.not-registered", stranger.get("/api/v1/unit/preview"));
        refused(401, "http.unauthenticated", nobody().get("/api/v1/unit/progress"));
    }

    @Test
    void addressesAreAddedChangedAndDeleted() {
        Map<String, Object> body =
                Map.of("recipient", "李明", "phone", "13800000000", "region", "广东", "address", "天河路 1 号");
        String path = "/api/v1/addresses";
        String one =
                path + "/" + told(201, unit.post(path, body)).json().path("id").asText();
        refusedField("/recipient", "address.recipient-required", unit.post(path, Map.of()));
        answered(200, unit.get(path));
        refused(401, "http.unauthenticated", nobody().get(path));
        answered(200, unit.with("If-Match", "\"1\"").put(one, body));
        refused(412, "address.stale", unit.with("If-Match", "\"1\"").put(one, body));
        refused(428, "address.version-missing", unit.put(one, body));
        answered(204, unit.delete(one));
        refused(404, "address.no-such-address", unit.delete(one));
    }

    @Test
    void personsAreAddedCheckedAndDeleted() {
        String path = "/api/v1/persons";
        Answer added = told(201, unit.post(path, Map.of("kind", "foreign")));
        String one = path + "/" + added.json().path("personId").asText();
        refused(400, "http.invalid-input", unit.post(path, Map.of("kind", "martian")));
        answered(200, unit.get(path + "?tab=draft&limit=1"));
        refused(400, "http.bad-request", unit.get(path + "?tab=none"));
        String absent = path + "/" + SERVER.newId();
        answered(200, unit.get(one));
        refused(404, "person.no-such-person", unit.get(absent));
        answered(200, unit.get(one + "/check"));
        refused(404, "person.no-such-person", unit.get(absent + "/check"));
        JsonNode edition = told(200, nobody().get("/api/v1/editions/current")).json();
        Map<String, Object> days = Map.of("entryDays", edition.path("entryDays"));
        refused(409, "person.state-changed", unit.put(one + "/entry-days", days));
        submitAll();
        answered(200, unit.put(one + "/entry-days", days));
        refused(409, "person.state-changed", unit.delete(one));
        answered(200, unit.send("POST", one + "/cancellation", "", new byte[0]));
        refused(409, "person.state-changed", unit.send("POST", one + "/cancellation", "", new byte[0]));
        Answer other = told(201, unit.post(path, Map.of("kind", "mainland")));
        answered(204, unit.delete(path + "/" + other.json().path("personId").asText()));
    }

    private static void submitAll() {
        var unused = SERVER.database().sql("UPDATE person SET state = 'submitted', round = 1, submitted_at = now()");
    }

    @Test
    void aUnitIsSubmittedAndReviewersDecide() {
        Api other = bearer(told(201, nobody().post("/api/v1/accounts", SignUps.body(SERVER, nobody()))));
        FullUnit full = new FullUnit(other);
        String document = full.pages();
        String person = full.person();
        full.submit(person);
        answered(200, other.delete("/api/v1/submissions/current"));
        full.submit(person);
        Api reviewer = demoStaff("guangzhou");
        JsonNode found = told(200, reviewer.get("/api/v1/review/units?tab=waiting&limit=1"))
                .json();
        String id = found.path("units").path(0).path("unitId").asText();
        String path = "/api/v1/review/units/" + id;
        String absent = "/api/v1/review/units/" + SERVER.newId();
        refused(400, "http.bad-request", reviewer.get("/api/v1/review/units?tab=none"));
        answered(200, reviewer.get("/api/v1/review/units/counts"));
        refused(403, "http.forbidden", other.get("/api/v1/review/units/counts"));
        answered(200, reviewer.get(path));
        refused(404, "review.no-such-unit", reviewer.get(absent));
        answered(200, reviewer.get("/api/v1/review/files/" + id + "/" + document));
        refused(404, "review.no-such-unit", reviewer.get("/api/v1/review/files/" + SERVER.newId() + "/" + document));
        answered(200, reviewer.send("POST", path + "/claim", "", new byte[0]));
        refused(404, "review.no-such-unit", reviewer.send("POST", absent + "/claim", "", new byte[0]));
        ReviewAnswers.ofTakingOver(path);
        answered(204, reviewer.delete(path + "/claim"));
        refused(403, "http.forbidden", other.delete(path + "/claim"));
        Map<String, Object> approval = Map.of("round", 1 + roundsBefore(reviewer, path), "outcome", "approved");
        answered(200, reviewer.post(path + "/decision", approval));
        refused(409, "unit.decided", reviewer.post(path + "/decision", approval));
        ReviewAnswers.ofPersons(reviewer, Map.of("unitId", id, "personId", person, "round", 2));
    }

    /** The withdrawn submission counts as a round. */
    private static int roundsBefore(Api reviewer, String path) {
        return told(200, reviewer.get(path)).json().path("unit").path("round").asInt() - 1;
    }

    /** Somebody of the demo's staff, signed in. */
    static Api demoStaff(String username) {
        Map<String, Object> door = Map.of("username", username, "password", DemoAccounts.PASSWORD);
        return bearer(told(200, nobody().post("/api/v1/staff/sessions", door)));
    }

    @Test
    void everybodyMayReadTheReference() {
        answered(200, nobody().get("/api/v1/editions/current"));
        answered(200, nobody().get("/api/v1/delegations"));
        answered(200, nobody().get("/api/v1/delegations?q=guangzhou"));
        refused(400, "http.bad-request", nobody().get("/api/v1/delegations?q=a&q=b"));
        String partner = SERVER.database()
                .sql("SELECT code FROM recommendation_code LIMIT 1")
                .get(0)
                .getString(0);
        String codes = "/api/v1/recommendation-codes/";
        answered(200, nobody().get(codes + partner));
        refused(404, "delegation.unknown-recommendation", nobody().get(codes + "NOBODY"));
    }

    @Test
    void theOrganiserSendsANoticeAgain() {
        Api organiser = SERVER.staff(Role.ORGANISER, SERVER.newId()).watchedBy(witness);
        UUID dead = SERVER.database()
                .sql("UPDATE notice SET state = 'dead', last_error = 'refused', expires_at = NULL"
                        + " WHERE notice_id = (SELECT notice_id FROM notice WHERE state = 'sent' LIMIT 1)"
                        + " RETURNING notice_id")
                .get(0)
                .getUUID(0);
        answered(200, organiser.get("/api/v1/notices?state=dead&limit=2"));
        refused(400, "http.bad-request", organiser.get("/api/v1/notices?limit=0"));
        String replay = "/api/v1/notices/" + dead + "/replay";
        refused(403, "http.forbidden", unit.send("POST", replay, "", new byte[0]));
        Api once = organiser.with("Idempotency-Key", "contract-replay");
        answered(204, once.send("POST", replay, "", new byte[0]));
        answered(204, once.send("POST", replay, "", new byte[0]));
        refused(409, "notice.not-dead", organiser.send("POST", replay, "", new byte[0]));
    }

    @Test
    void monitoringSeesTheNode() {
        answered(200, nobody().get("/health/live"));
        answered(200, nobody().get("/health/ready"));
        answered(200, nobody().get("/metrics"));
    }

    /** Nothing about these depends on the caller; but what could be read as two requests is refused everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/api/v1/editions/current"})
    void whatHasNothingToRefuseRefusesARequestWithDoubtfulFraming(String path) {
        Api doubtful = nobody().with("Content-Xength", "5");
        refused(400, "http.bad-request", doubtful.get(path));
    }
}
