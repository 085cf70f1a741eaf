package org.fairgate.notice.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fairgate.kernel.Mobile;
import org.fairgate.notice.Channel;
import org.fairgate.notice.Letter;
import org.fairgate.notice.NoticeSender;
import org.fairgate.notice.Outcome;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.NoticeSettings;
import org.fairgate.platform.time.Ids;

/**
 * SMS by {@code SendSms} (2017-05-25) of Aliyun, or a gateway of its shape.
 *
 * <p>What an answer means: {@code OK} is sent; a refusal of this number or content is final; everything else (throttled,
 * out of money, wrong key, 5xx, not JSON, no answer) may become right and is tried again. After a lost answer that can
 * send twice: {@code OutId} is the notice's id.
 */
public final class AliyunSms implements NoticeSender {
    private static final String ACTION = "SendSms";
    private static final String VERSION = "2017-05-25";
    private static final int CONNECT_MS = 3_000;
    /** The provider counts by the minute. */
    private static final Duration THROTTLED = Duration.ofMinutes(1);

    private static final Set<String> FINAL = Set.of(
            "isv.MOBILE_NUMBER_ILLEGAL",
            "isv.MOBILE_COUNT_OVER_LIMIT",
            "isv.SMS_SIGNATURE_ILLEGAL",
            "isv.SMS_TEMPLATE_ILLEGAL",
            "isv.TEMPLATE_MISSING_PARAMETERS",
            "isv.INVALID_PARAMETERS",
            "isv.INVALID_JSON_PARAM",
            "isv.PARAM_LENGTH_LIMIT",
            "isv.PARAM_NOT_SUPPORT_URL",
            "isv.BLACK_KEY_CONTROL_LIMIT");

    private final WebClient http;
    private final URI url;
    private final NoticeSettings settings;
    private final SmsTemplates templates;
    private final Acs3 signer;
    private final InstantSource clock;
    private final Ids ids;

    /** @throws BadSetting when keys or templates are missing */
    public AliyunSms(Vertx vertx, NoticeSettings settings, InstantSource clock, Ids ids) {
        NoticeSettings.Sms sms = settings.sms();
        if (sms.accessKeyId().isEmpty() || sms.accessKeySecret().isEmpty()) {
            throw new BadSetting("notice.sms.accessKeyId, accessKeySecret: needed to send SMS");
        }
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setFollowRedirects(false)
                        .setConnectTimeout(CONNECT_MS)
                        .setUserAgentEnabled(false),
                new PoolOptions().setHttp1MaxSize(settings.parallel()));
        this.url = URI.create(sms.url());
        this.settings = settings;
        this.templates = new SmsTemplates(sms);
        this.signer = new Acs3(sms.accessKeyId(), sms.accessKeySecret());
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Future<Outcome> send(Letter letter) {
        Acs3.Request request = request(letter);
        var call = http.requestAbs(
                        HttpMethod.POST, url.getScheme() + "://" + url.getAuthority() + "/?" + request.encodedQuery())
                .timeout(settings.sendTimeout().toMillis());
        signer.sign(request).forEach(call::putHeader);
        return call.send().map(AliyunSms::outcome).recover(AliyunSms::unknown);
    }

    private Acs3.Request request(Letter letter) {
        SortedMap<String, String> query = new TreeMap<>(Map.of(
                "PhoneNumbers", number(Mobile.ofE164(letter.recipient())),
                "SignName", settings.sms().signName(),
                "TemplateCode", templates.code(letter.kind(), letter.language()),
                "TemplateParam", JsonObject.mapFrom(letter.parameters()).encode(),
                "OutId", letter.id().toString()));
        return new Acs3.Request(
                url.getAuthority(),
                ACTION,
                VERSION,
                query,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                ids.next().toString());
    }

    /** Eleven digits for the mainland, country code and number without the plus for all others. */
    private static String number(Mobile mobile) {
        return mobile.isMainland() ? mobile.display() : mobile.e164().substring(1);
    }

    /** No answer, or the connection was lost. The message of such a failure holds the whole query, so it ends here. */
    private static Future<Outcome> unknown(Throwable cause) {
        return Future.succeededFuture(Outcome.retry(cause.getClass().getSimpleName()));
    }

    private static Outcome outcome(HttpResponse<Buffer> answer) {
        if (answer.statusCode() >= 500) {
            return Outcome.retry("HTTP " + answer.statusCode());
        }
        String code = code(answer.bodyAsBuffer());
        if (code.isEmpty()) {
            return Outcome.retry("HTTP " + answer.statusCode() + " without a code");
        }
        if (code.equals("OK")) {
            return Outcome.sent();
        }
        if (code.equals("isv.BUSINESS_LIMIT_CONTROL")) {
            return Outcome.retryAfter(code, THROTTLED);
        }
        return FINAL.contains(code) ? Outcome.refused(code) : Outcome.retry(code);
    }

    private static String code(@org.jspecify.annotations.Nullable Buffer body) {
        if (body == null) {
            return "";
        }
        try {
            return new JsonObject(body).getValue("Code") instanceof String code ? code : "";
        } catch (DecodeException notJson) {
            return "";
        }
    }
}
