package org.fairgate.payment.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.fairgate.testing.Answer;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of somebody who pays by a link, over HTTP. */
@Tag("R-PAY-4")
class PayPagesApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @ParameterizedTest
    @CsvSource({"zh-CN, 付款链接已失效", "en, This payment link is no longer valid"})
    void aLinkThatLeadsNowhereSaysWhomToAsk(String language, String title) {
        Answer answer = SERVER.anonymous()
                .with("Accept", "text/html")
                .with("Accept-Language", language)
                .get("/pay/no-such-link");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("<h1>" + title);
    }
}
