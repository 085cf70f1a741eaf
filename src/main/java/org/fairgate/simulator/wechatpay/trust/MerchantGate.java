package org.fairgate.simulator.wechatpay.trust;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.fairgate.simulator.pay.Rsa;

/** Lets only the merchant's own, fresh calls through. */
public final class MerchantGate {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final WechatMerchant merchant;
    private final InstantSource clock;
    private final PlatformKeys keys;
    private final String prefix;

    /** @param prefix the part of the path that stands for the real host: it is not signed */
    public MerchantGate(WechatMerchant merchant, InstantSource clock, PlatformKeys keys, String prefix) {
        this.prefix = prefix;
        this.merchant = merchant;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * Lets a call pass.
     *
     * @throws WechatRefusal if it may not
     */
    public void check(HttpServerRequest request, String body) {
        Authorization authorization = Authorization.parse(header(request, "Authorization"))
                .orElseThrow(() -> WechatProblem.SIGN_ERROR.refusal("Http头Authorization值格式错误"));
        checkMerchant(authorization);
        checkTime(authorization.stamp().timestamp());
        String target = request.uri().substring(prefix.length());
        String text = authorization.stamp().ofRequest(request.method().name(), target, body);
        if (!Rsa.verify(merchant.key(), text, authorization.signature())) {
            throw WechatProblem.SIGN_ERROR.refusal();
        }
        checkHeaders(request);
    }

    private void checkMerchant(Authorization authorization) {
        if (!authorization.merchantId().equals(merchant.merchantId())) {
            throw WechatProblem.SIGN_ERROR.refusal("商户号不存在");
        }
        if (!authorization.serial().equalsIgnoreCase(merchant.serial())) {
            throw WechatProblem.SIGN_ERROR.refusal("商户证书序列号有误");
        }
    }

    private void checkTime(String timestamp) {
        boolean readable = timestamp.matches("[0-9]{1,12}");
        Duration away = readable
                ? Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                        .abs()
                : Duration.ofDays(1);
        if (away.compareTo(TOLERANCE) > 0) {
            throw WechatProblem.SIGN_ERROR.refusal("时间戳已过期");
        }
    }

    private void checkHeaders(HttpServerRequest request) {
        String accept = header(request, HttpHeaders.ACCEPT);
        if (!accept.contains("application/json") && !accept.contains("*/*")) {
            throw WechatProblem.PARAM_ERROR.refusal("Http头缺少Accept或其值不支持");
        }
        if (header(request, HttpHeaders.USER_AGENT).isBlank()) {
            throw WechatProblem.PARAM_ERROR.refusal("Http头缺少User-Agent");
        }
        boolean posted = request.method().equals(HttpMethod.POST);
        if (posted && !header(request, HttpHeaders.CONTENT_TYPE).startsWith("application/json")) {
            throw WechatProblem.PARAM_ERROR.refusal("Http头Content-Type应为application/json");
        }
        String serial = header(request, "Wechatpay-Serial");
        if (!serial.isEmpty() && !keys.knows(serial)) {
            throw WechatProblem.PARAM_ERROR.refusal("平台证书序列号Wechatpay-Serial错误");
        }
        keys.asked(serial);
    }

    private static String header(HttpServerRequest request, CharSequence name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
