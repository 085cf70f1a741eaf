package org.fairgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankApiTest {
    private final GatewayStage stage = GatewayStage.withBank();

    @AfterEach
    void stop() {
        stage.close();
    }

    private static MultiMap form(String payer, String amount) {
        return MultiMap.caseInsensitiveMultiMap()
                .add("payer", payer)
                .add("account", "6222020200112233")
                .add("bank", "工商银行")
                .add("amount", amount)
                .add("remark", "AB2C3D4E")
                .add("day", "2021-09-01")
                .add("lang", "en");
    }

    @Test
    void aTransferThatSomebodySendsIsOnThePageAndInTheStatement() {
        HttpResponse<Buffer> sent = stage.post("/bank", form("某某有限公司", "1,200.00"));

        assertThat(sent.statusCode()).isEqualTo(303);
        String page =
                stage.get(sent.getHeader("Location").replaceFirst("#.*", "")).bodyAsString();
        assertThat(page).contains("Bank account", "某某有限公司", "1,200.00", "AB2C3D4E", "role=\"status\"");
        HttpResponse<Buffer> file = stage.get("/bank/statement?format=csv&from=2021-09-01&to=2021-09-01");
        assertThat(file.getHeader("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(file.getHeader("Content-Disposition")).contains("statement-2021-09-01-2021-09-01.csv");
        assertThat(file.bodyAsString()).contains("某某有限公司,\t6222020200112233,工商银行,转账汇入,AB2C3D4E");
    }

    @Test
    void aFormThatIsNoTransferIsShownAgainWithWhatWasTyped() {
        HttpResponse<Buffer> refused = stage.post("/bank", form("某某<公司>", "12 yuan"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.bodyAsString()).contains("role=\"alert\"", "value=\"12 yuan\"", "某某&lt;公司");
        assertThat(stage.simulator.bank().newestFirst()).isEmpty();
    }

    @Test
    void aTestSendsTransfersAsJson() {
        JsonObject transfer =
                new JsonObject().put("payer", "某某有限公司").put("fen", 20000).put("remark", "AB2C3D4E");
        HttpResponse<Buffer> booked = SimulatorStage.await(
                stage.client.postAbs(stage.base() + "/bank/transfers").sendJsonObject(transfer));

        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(booked.bodyAsJsonObject().getString("day")).isEqualTo("2021-09-01");
        assertThat(stage.get("/bank/transfers").bodyAsJsonObject().getJsonArray("transfers"))
                .containsExactly(booked.bodyAsJsonObject());
        for (String wrong :
                new String[] {"", "[]", "{}", "{\"payer\":\"x\",\"fen\":\"1\"}", "{\"payer\":\"x\",\"fen\":0}"}) {
            assertThat(SimulatorStage.await(stage.client
                                    .postAbs(stage.base() + "/bank/transfers")
                                    .sendBuffer(Buffer.buffer(wrong)))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource({"xls, 2021-09-01, 2021-09-01", "csv, 2021-09-02, 2021-09-01", "csv, yesterday, 2021-09-01"})
    void aStatementOfNoFormatOrNoDaysIsRefused(String format, String from, String to) {
        assertThat(stage.get("/bank/statement?format=" + format + "&from=" + from + "&to=" + to)
                        .statusCode())
                .isEqualTo(400);
    }
}
