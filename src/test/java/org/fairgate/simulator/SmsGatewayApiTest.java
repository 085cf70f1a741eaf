package org.fairgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.fairgate.simulator.sms.SmsLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsGatewayApiTest {
    private static final String PHONE = "13900000000";
    private SimulatorStage stage = new SimulatorStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theVectorOfTheSpecificationIsAcceptedOnceAndItsNonceNeverAgain() {
        HttpResponse<Buffer> first = vector(SmsCaller.KEY);
        HttpResponse<Buffer> second = vector(SmsCaller.KEY);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.bodyAsJsonObject().getString("Code")).isEqualTo("OK");
        assertThat(first.bodyAsJsonObject().fieldNames())
                .containsExactlyInAnyOrder("Code", "Message", "BizId", "RequestId");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.bodyAsJsonObject().getString("Code")).isEqualTo("SignatureNonceUsed");
        assertThat(stage.messages("?to=" + PHONE).getJsonArray("messages")).hasSize(1);
    }

    @Test
    void theFinalTextAndTheCodeAreInTheInbox() {
        assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("OK");

        JsonObject message = newest();
        assertThat(message.getString("text")).isEqualTo("【进博会】您的验证码为123456，10分钟内有效。");
        assertThat(message.getString("code")).isEqualTo("123456");
        assertThat(message.getString("kind")).isEqualTo("sms");
        assertThat(message.getString("template")).isEqualTo("SMS_00000001");
    }

    @Test
    void aWrongSecretIsRefusedWithTheCanonicalRequestThatTheServerSaw() {
        HttpResponse<Buffer> answer = SimulatorStage.await(stage.sms.send(
                SmsCaller.sending(PHONE, new JsonObject().put("code", "1")), stage.now(), "n", "another secret"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getString("Code")).isEqualTo("SignatureDoesNotMatch");
        assertThat(answer.bodyAsJsonObject().getString("Message")).contains("x-acs-action:SendSms");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThat(vector("another-key").bodyAsJsonObject().getString("Code")).isEqualTo("InvalidAccessKeyId.NotFound");
    }

    @Test
    void aDateMoreThanFifteenMinutesAwayIsRefusedEitherWay() {
        for (Duration away : new Duration[] {Duration.ofMinutes(-15), Duration.ofMinutes(15)}) {
            assertThat(codeOf(away)).isEqualTo("OK");
            assertThat(codeOf(away.plusSeconds(away.isNegative() ? -1 : 1))).isEqualTo("InvalidTimeStamp.Expired");
            stage.advance(Duration.ofDays(1));
        }
    }

    private String codeOf(Duration away) {
        return SimulatorStage.await(stage.sms.code(PHONE, "123456", stage.now().plus(away)))
                .bodyAsJsonObject()
                .getString("Code");
    }

    @Test
    void anotherActionIsUnknown() {
        HttpResponse<Buffer> answer = SimulatorStage.await(stage.sms
                .request("", stage.now().toString(), "n")
                .putHeader("x-acs-action", "QuerySendDetails")
                .send());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.bodyAsJsonObject().getString("Code")).isEqualTo("InvalidAction.NotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1390000000", "23900000000000000", "139000000000", "abc", "12345678901", "13900000000,1"})
    void aNumberThatIsNoneIsRefusedAndNothingIsSent(String number) {
        assertThat(stage.code(number, "123456").getString("Code")).isEqualTo("isv.MOBILE_NUMBER_ILLEGAL");
        assertThat(stage.messages("").getJsonArray("messages")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13900000000", "+8613900000000", "8613900000000", "85261234567", "+12125550100"})
    void numbersOfTheMainlandAndOfOtherCountriesAreAccepted(String number) {
        assertThat(stage.code(number, "123456").getString("Code")).isEqualTo("OK");
    }

    @Test
    void aSecondCodeWithinAMinuteIsRefusedHoweverTheNumberIsWritten() {
        assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("OK");
        JsonObject second = stage.code("+86" + PHONE, "654321");
        stage.advance(Duration.ofMinutes(1));

        assertThat(second.getString("Code")).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(second.getString("Message")).isEqualTo("触发分钟级流控Permits:1");
        assertThat(stage.code(PHONE, "654321").getString("Code")).isEqualTo("OK");
    }

    @Test
    void theSixthCodeWithinAnHourIsRefused() {
        for (int i = 0; i < 5; i++) {
            assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("OK");
            stage.advance(Duration.ofMinutes(2));
        }
        assertThat(stage.code(PHONE, "123456").getString("Message")).isEqualTo("触发小时级流控Permits:5");
    }

    @Test
    void templatesAndTheirParametersAreChecked() {
        assertThat(sent(Map.of("TemplateCode", "SMS_404"))).isEqualTo("isv.SMS_TEMPLATE_ILLEGAL");
        assertThat(sent(Map.of("TemplateParam", "code=1"))).isEqualTo("isv.INVALID_JSON_PARAM");
        assertThat(sent(Map.of("TemplateParam", "{}"))).isEqualTo("isv.TEMPLATE_MISSING_PARAMETERS");
        assertThat(sent(Map.of("TemplateParam", "{\"code\":\"" + "1".repeat(36) + "\"}")))
                .isEqualTo("isv.PARAM_LENGTH_LIMIT");
        assertThat(sent(Map.of("SignName", ""))).isEqualTo("MissingParameter");
    }

    private String sent(Map<String, String> changes) {
        Map<String, String> sending = SmsCaller.sending(PHONE, new JsonObject().put("code", "123456"));
        sending.putAll(changes);
        return SimulatorStage.await(stage.sms.send(sending, stage.now(), changes.toString()))
                .bodyAsJsonObject()
                .getString("Code");
    }

    @Test
    void aSignNameThatWasNotApprovedIsRefused() {
        stage.close();
        stage = new SimulatorStage(
                SimulatorOptions.anyPorts(SimulatorStage.smsOptions().withSignNames(Set.of("广交会"))));

        assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("isv.SMS_SIGNATURE_ILLEGAL");
    }

    @Test
    void theSameOutIdToTheSamePhoneIsMarkedAsARepeat() {
        stage.close();
        stage = new SimulatorStage(
                SimulatorOptions.anyPorts(SimulatorStage.smsOptions().withLimits(SmsLimits.NONE)));

        assertThat(sent(Map.of("OutId", "notice-1"))).isEqualTo("OK");
        assertThat(newest().getBoolean("repeat")).isFalse();
        assertThat(sent(Map.of("OutId", "notice-1", "PhoneNumbers", PHONE))).isEqualTo("OK");
        assertThat(newest().getBoolean("repeat")).isTrue();
    }

    @Test
    void aBrokenGatewayAnswers503OrGarbageOrThrottlesAndSendsNothing() {
        stage.simulator.setSmsFaults(SmsFaultPlan.always(SmsFault.SERVER_ERROR));
        assertThat(SimulatorStage.await(stage.sms.code(PHONE, "1", stage.now())).statusCode())
                .isEqualTo(503);

        stage.simulator.setSmsFaults(SmsFaultPlan.always(SmsFault.GARBAGE));
        HttpResponse<Buffer> garbage = SimulatorStage.await(stage.sms.code(PHONE, "1", stage.now()));
        assertThat(garbage.statusCode()).isEqualTo(200);
        assertThatThrownBy(garbage::bodyAsJsonObject).isInstanceOf(DecodeException.class);

        stage.simulator.setSmsFaults(SmsFaultPlan.always(SmsFault.THROTTLE));
        assertThat(stage.code(PHONE, "1").getString("Code")).isEqualTo("isv.BUSINESS_LIMIT_CONTROL");
        assertThat(stage.messages("").getJsonArray("messages")).isEmpty();
    }

    @Test
    void aSilentGatewayNeverAnswers() {
        stage.simulator.setSmsFaults(SmsFaultPlan.always(SmsFault.SILENT));
        stage.sms.loseItsPatienceSoon();

        assertThatThrownBy(() -> stage.code(PHONE, "123456")).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(stage.messages("").getJsonArray("messages")).isEmpty();
    }

    @Test
    void aConnectionCutAfterAcceptanceLeavesTheCallerInDoubtButTheMessageIsThere() {
        stage.simulator.setSmsFaults(SmsFaultPlan.once(SmsFault.DROP_AFTER_ACCEPT));

        assertThatThrownBy(() -> stage.code(PHONE, "123456")).isInstanceOf(HttpClosedException.class);
        assertThat(newest().getString("code")).isEqualTo("123456");
        assertThat(stage.simulator.smsFaults()).isEqualTo(SmsFaultPlan.NONE);
    }

    @Test
    void aLostMessageIsAcceptedAndReachesNobody() {
        stage.simulator.setSmsFaults(SmsFaultPlan.once(SmsFault.LOST));

        assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("OK");
        assertThat(stage.messages("").getJsonArray("messages")).isEmpty();
    }

    @Test
    void aSlowGatewayAnswersRightly() {
        stage.simulator.setSmsFaults(SmsFaultPlan.slow(5));

        assertThat(stage.code(PHONE, "123456").getString("Code")).isEqualTo("OK");
        assertThat(newest().getString("code")).isEqualTo("123456");
    }

    private JsonObject newest() {
        return stage.messages("?limit=1").getJsonArray("messages").getJsonObject(0);
    }

    /** The vector's signature does not cover the key id. */
    private HttpResponse<Buffer> vector(String key) {
        String query = "PhoneNumbers=13900000000&SignName=%E8%BF%9B%E5%8D%9A%E4%BC%9A&TemplateCode=SMS_00000001"
                + "&TemplateParam=%7B%22code%22%3A%22123456%22%7D";
        return SimulatorStage.await(stage.sms
                .request(query, "2023-10-26T10:22:32Z", "3156853299f313e23d1673dc12e1703d")
                .putHeader("Host", "dysmsapi.aliyuncs.com")
                .putHeader("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
                .putHeader(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=" + key
                                + ",SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
                                + "x-acs-signature-nonce;x-acs-version,Signature="
                                + "ab295cae21b435f5896d610500804aad8d1278da51aea161b6da5c4a11416f72")
                .send());
    }
}
