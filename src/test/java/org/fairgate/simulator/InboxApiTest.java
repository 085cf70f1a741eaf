package org.fairgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.web.client.HttpResponse;
import java.net.BindException;
import java.util.List;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxApiTest {
    private SimulatorStage stage = new SimulatorStage();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aMailOverSmtpIsInTheInboxWithItsPartsAndHeaders() {
        send(mail("li@example.com")
                .setText("请打开 https://fair.example/confirm?a=1&b=2。")
                .setHtml("<p>请<b>打开</b></p>"));

        JsonObject message = newest("?kind=mail&to=LI@example.com&wait=10000");
        assertThat(message.getString("from")).contains("进博会").contains("service@fair.example");
        assertThat(message.getString("to")).isEqualTo("li@example.com");
        assertThat(message.getString("subject")).isEqualTo("确认邮箱：验证码 204816");
        assertThat(message.getString("text").strip()).isEqualTo("请打开 https://fair.example/confirm?a=1&b=2。");
        assertThat(message.getString("html").strip()).isEqualTo("<p>请<b>打开</b></p>");
        assertThat(message.getString("code")).isEqualTo("204816");
        assertThat(message.getJsonArray("links").encode()).isEqualTo("[\"https://fair.example/confirm?a=1&b=2\"]");
        assertThat(message.getJsonObject("headers").fieldNames()).contains("Message-ID", "Date");
    }

    @Test
    void everyRecipientOfTheEnvelopeHasALetterOfHisOwn() {
        send(mail("li@example.com").setText("hello").setBcc(List.of("boss@example.com")));

        assertThat(stage.messages("?to=boss@&wait=10000").getJsonArray("messages"))
                .hasSize(1);
        assertThat(stage.messages("?to=li@&wait=10000").getJsonArray("messages"))
                .hasSize(1);
    }

    @Test
    void theSameMessageIdToTheSameRecipientIsMarkedAsARepeat() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Message-ID", "<one@fair.example>");
        send(mail("li@example.com").setText("first").setHeaders(headers));
        JsonObject first = newest("?wait=10000");
        send(mail("li@example.com").setText("second").setHeaders(headers));

        JsonObject second = newest("?wait=10000&after=" + first.getLong("id"));
        assertThat(first.getString("reference")).isEqualTo("<one@fair.example>");
        assertThat(first.getBoolean("repeat")).isFalse();
        assertThat(second.getBoolean("repeat")).isTrue();
    }

    @Test
    void aWaitingCallerIsAnsweredWhenAFittingMessageComes() {
        Future<HttpResponse<Buffer>> waiting = stage.client
                .getAbs(stage.simulator.addresses().http() + "/inbox/messages?to=13900000002&wait=20000")
                .send();
        assertThat(stage.code("13900000001", "111111").getString("Code")).isEqualTo("OK");
        assertThat(stage.code("13900000002", "222222").getString("Code")).isEqualTo("OK");

        JsonObject answer = SimulatorStage.await(waiting).bodyAsJsonObject();
        assertThat(answer.getJsonArray("messages").getJsonObject(0).getString("code"))
                .isEqualTo("222222");
    }

    @Test
    void aWaitingCallerIsSentAwayEmptyHandedWhenTheTimeIsOver() {
        assertThat(stage.messages("?wait=10").getJsonArray("messages")).isEmpty();
    }

    @Test
    void theOldestGivesWayAndIsCountedAndTheNewestComesFirst() {
        stage.close();
        stage = new SimulatorStage(
                SimulatorOptions.anyPorts(SimulatorStage.smsOptions()).withInboxCapacity(2));
        for (int i = 1; i <= 3; i++) {
            assertThat(stage.code("1390000000" + i, "00000" + i).getString("Code"))
                    .isEqualTo("OK");
        }

        JsonObject answer = stage.messages("");
        assertThat(answer.getJsonArray("messages").stream().map(message -> ((JsonObject) message).getString("code")))
                .containsExactly("000003", "000002");
        assertThat(answer.getLong("dropped")).isEqualTo(1);
        assertThat(answer.getLong("latest")).isEqualTo(3);
    }

    @Test
    void deletingClearsTheInboxAndIdsGoOn() {
        assertThat(stage.code("13900000001", "111111").getString("Code")).isEqualTo("OK");
        SimulatorStage.done(stage.client.deleteAbs(base() + "/inbox/messages").send());
        assertThat(stage.messages("").getJsonArray("messages")).isEmpty();

        assertThat(stage.code("13900000002", "111111").getString("Code")).isEqualTo("OK");
        assertThat(newest("").getLong("id")).isEqualTo(2);
    }

    @Test
    void thePageShowsTheCodeToCopyAndNothingOfAMailIsTakenForMarkup() {
        assertThat(stage.code("13900000001", "135790").getString("Code")).isEqualTo("OK");
        send(mail("li@example.com").setText("<script>alert(1)</script>").setHtml("<script>alert(2)</script>"));
        assertThat(newest("?kind=mail&wait=10000").getString("text")).contains("<script>");

        HttpResponse<Buffer> answer = stage.get("/inbox");
        Document page = Jsoup.parse(answer.bodyAsString());
        assertThat(answer.getHeader("Content-Security-Policy")).startsWith("default-src 'self'");
        assertThat(page.select("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.select(".ribbon").text()).contains("演示环境");
        assertThat(page.select("article.sms .code output").text()).isEqualTo("135790");
        assertThat(page.select("article.sms [data-copy]").attr("data-copy")).isEqualTo("135790");
        assertThat(page.select("script").eachAttr("src")).containsExactly("/assets/inbox.js");
        assertThat(page.select("article.mail .text").text()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.select("iframe").hasAttr("sandbox")).isTrue();

        HttpResponse<Buffer> frame = stage.get(page.select("iframe").attr("src"));
        assertThat(frame.getHeader("Content-Security-Policy")).startsWith("sandbox; default-src 'none'");
    }

    @Test
    void thePageFiltersAndSpeaksEnglish() {
        assertThat(stage.code("13900000001", "111111").getString("Code")).isEqualTo("OK");
        assertThat(stage.code("13900000002", "222222").getString("Code")).isEqualTo("OK");

        Document page = Jsoup.parse(stage.get("/inbox?lang=en&to=0002").bodyAsString());
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1").text()).startsWith("Inbox");
        assertThat(page.select("article h2").eachText()).containsExactly("To 13900000002");
    }

    @Test
    void aButtonOnTheFirstPageBreaksTheGatewayAndThePageShowsIt() {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("fault", "drop-after-accept")
                .add("times", "1")
                .add("lang", "en");
        HttpResponse<Buffer> answer = SimulatorStage.await(
                stage.client.postAbs(base() + "/control/sms").sendForm(form));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stage.simulator.smsFaults()).isEqualTo(SmsFaultPlan.once(SmsFault.DROP_AFTER_ACCEPT));
        Document page = Jsoup.parse(stage.get("/?lang=en").bodyAsString());
        assertThat(page.select("button[aria-pressed=true]").val()).isEqualTo("drop-after-accept");
        assertThat(page.select("button[name=fault]")).hasSize(SmsFault.values().length);
        assertThat(page.select("a[href^=/inbox]")).isNotEmpty();
    }

    @Test
    void theControlEndpointSetsShowsAndResetsFaults() {
        JsonObject slow = new JsonObject().put("fault", "slow").put("millis", 3000);
        JsonObject answer = SimulatorStage.await(
                        stage.client.putAbs(base() + "/control/sms").sendJsonObject(slow))
                .bodyAsJsonObject();
        assertThat(answer.getJsonObject("sms")).isEqualTo(slow.copy().put("times", 0));
        assertThat(stage.simulator.smsFaults()).isEqualTo(SmsFaultPlan.slow(3000));

        HttpResponse<Buffer> unknown = SimulatorStage.await(
                stage.client.putAbs(base() + "/control/sms").sendJsonObject(new JsonObject().put("fault", "lazy")));
        assertThat(unknown.statusCode()).isEqualTo(400);

        SimulatorStage.done(stage.client.deleteAbs(base() + "/control").send());
        assertThat(stage.get("/control").bodyAsJsonObject().getJsonObject("sms").getString("fault"))
                .isEqualTo("none");
    }

    @Test
    void anotherSitesPageCannotPushTheButtons() {
        HttpResponse<Buffer> answer = SimulatorStage.await(stage.client
                .postAbs(base() + "/control/sms")
                .putHeader("Sec-Fetch-Site", "cross-site")
                .sendForm(MultiMap.caseInsensitiveMultiMap().add("fault", "silent")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(stage.simulator.smsFaults()).isEqualTo(SmsFaultPlan.NONE);
    }

    @Test
    void aPortThatIsTakenFailsTheStartAndLeavesNoMailServerBehind() {
        int taken = Integer.parseInt(base().replaceAll(".*:", ""));
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SimulatorStage.smsOptions()).withPorts(taken, 0);

        assertThatThrownBy(() ->
                        SimulatorStage.await(Simulator.start(stage.vertx, stage::now, new java.util.Random(), options)))
                .isInstanceOf(BindException.class);
    }

    private String base() {
        return stage.simulator.addresses().http();
    }

    private JsonObject newest(String query) {
        return stage.messages(query).getJsonArray("messages").getJsonObject(0);
    }

    private static MailMessage mail(String to) {
        return new MailMessage().setFrom("service@fair.example (进博会)").setTo(to).setSubject("确认邮箱：验证码 204816");
    }

    private void send(MailMessage mail) {
        SimulatorAddresses addresses = stage.simulator.addresses();
        MailConfig config = new MailConfig().setHostname(addresses.smtpHost()).setPort(addresses.smtpPort());
        MailClient client = MailClient.create(stage.vertx, config);
        SimulatorStage.done(client.sendMail(mail).eventually(client::close));
    }
}
