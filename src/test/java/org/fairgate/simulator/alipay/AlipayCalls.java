package org.fairgate.simulator.alipay;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.fairgate.simulator.pay.PayStage;

/** Signed calls whose answers nobody has looked at, for tests of what is common to all gateways. */
public final class AlipayCalls {
    private final AlipayMerchant merchant;

    public AlipayCalls(PayStage stage) {
        this.merchant = new AlipayMerchant(stage);
    }

    /** Opens a trade of 200.00 yuan. */
    @CanIgnoreReturnValue
    public Future<HttpResponse<Buffer>> open(String number) {
        return merchant.send("alipay.trade.precreate", AlipayMerchant.order(number, "200.00"));
    }

    public Future<HttpResponse<Buffer>> query(String number) {
        return merchant.send("alipay.trade.query", new JsonObject().put("out_trade_no", number));
    }

    public Future<HttpResponse<Buffer>> close(String number) {
        return merchant.send("alipay.trade.close", new JsonObject().put("out_trade_no", number));
    }

    public static boolean isGenuine(HttpResponse<Buffer> answer) {
        return AlipayMerchant.isGenuine(answer);
    }

    public static boolean isGenuine(PayStage.Told told) {
        return AlipayMerchant.isGenuine(AlipayMerchant.fields(told));
    }

    /** A field of a notice. */
    public static String field(PayStage.Told told, String name) {
        return AlipayMerchant.fields(told).getOrDefault(name, "");
    }
}
