package org.fairgate.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The payment gateways; each field is explained in {@code conf/fairgate.yaml}. A gateway whose merchant is not named is not
 * offered to payers; one that is named must be complete.
 *
 * @param notifyBase the address at which the gateways reach this service
 */
public record GatewaySettings(String notifyBase, Calls calls, Alipay alipay, WechatPay wechatpay, UnionPay unionpay) {
    private static final Pattern URL = Pattern.compile(
            "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^?#\\s]*)?|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?(/[^?#\\s]*)?");

    public GatewaySettings {
        BadSetting.require(
                notifyBase.isEmpty() || notifyBase.matches("https?://[^/?#\\s]+"),
                "gateways.notifyBase: scheme and host only, such as https://fair.example");
        boolean offered = alipay.isOffered() || wechatpay.isOffered() || unionpay.isOffered();
        BadSetting.require(!offered || !notifyBase.isEmpty(), "gateways.notifyBase: needed by the gateways");
    }

    /** The same with other gateways, reached at the same address. */
    public GatewaySettings with(
            String otherBase, Alipay otherAlipay, WechatPay otherWechatpay, UnionPay otherUnionpay) {
        return new GatewaySettings(otherBase, calls, otherAlipay, otherWechatpay, otherUnionpay);
    }

    /** Bounds of what is asked of each gateway. */
    public record Calls(
            Duration timeout,
            Duration connectTimeout,
            Duration fileTimeout,
            int connections,
            int waiting,
            ByteSize maxAnswer,
            ByteSize maxFile,
            ByteSize maxUnpacked,
            int circuitFailures,
            Duration circuitPause,
            int threads,
            int queue) {
        public Calls {
            BadSetting.require(
                    connectTimeout.compareTo(timeout) <= 0 && timeout.compareTo(fileTimeout) <= 0,
                    "gateways.calls: connectTimeout <= timeout <= fileTimeout");
            BadSetting.require(!connectTimeout.isZero(), "gateways.calls.connectTimeout: above 0");
            BadSetting.require(connections > 0 && connections <= 1000, "gateways.calls.connections: 1 to 1000");
            BadSetting.require(waiting >= 0, "gateways.calls.waiting: 0 or more");
            BadSetting.require(circuitFailures > 0, "gateways.calls.circuitFailures: above 0");
            BadSetting.require(
                    !circuitPause.isZero() && circuitPause.compareTo(Duration.ofMinutes(1)) <= 0,
                    "gateways.calls.circuitPause: above 0, at most 1m, or what is unknown is resolved too late (B7)");
            BadSetting.require(threads > 0 && threads <= 16, "gateways.calls.threads: 1 to 16");
            BadSetting.require(queue > 0, "gateways.calls.queue: above 0");
        }
    }

    /** Alipay, signed by RSA2. */
    public record Alipay(String url, String appId, String sellerId, Secret privateKey, String publicKey) {
        public Alipay {
            requireUrl("gateways.alipay.url", url);
            requireAll(appId, "gateways.alipay: sellerId, privateKey and publicKey, too", sellerId, publicKey);
            BadSetting.require(appId.isEmpty() || !privateKey.isEmpty(), "gateways.alipay.privateKey: missing");
        }

        /** Whether payers may use it. */
        public boolean isOffered() {
            return !appId.isEmpty();
        }
    }

    /** WeChat Pay, API v3. */
    public record WechatPay(
            String url,
            String merchantId,
            String appId,
            String serial,
            Secret privateKey,
            Secret apiKey,
            List<String> platformKeys) {
        public WechatPay {
            platformKeys = List.copyOf(platformKeys);
            requireUrl("gateways.wechatpay.url", url);
            requireAll(merchantId, "gateways.wechatpay: appId and serial, too", appId, serial);
            BadSetting.require(merchantId.isEmpty() || !privateKey.isEmpty(), "gateways.wechatpay.privateKey: missing");
            BadSetting.require(
                    merchantId.isEmpty() || apiKey.value().length() == 32,
                    "gateways.wechatpay.apiKey: 32 characters, as set at the merchant platform");
            BadSetting.require(
                    merchantId.isEmpty() || !platformKeys.isEmpty(), "gateways.wechatpay.platformKeys: at least one");
            BadSetting.require(
                    platformKeys.stream().allMatch(entry -> entry.matches("(?s)[A-Za-z0-9_-]+=.+")),
                    "gateways.wechatpay.platformKeys: entries such as PUB_KEY_ID_0000=MIIB…");
        }

        /** Whether payers may use it. */
        public boolean isOffered() {
            return !merchantId.isEmpty();
        }
    }

    /** UnionPay full channel 5.1.0. */
    public record UnionPay(
            String frontUrl,
            String backUrl,
            String queryUrl,
            String fileUrl,
            String returnUrl,
            String merchantId,
            String certificateId,
            Secret privateKey,
            String trustedCertificates,
            String signer,
            Duration codeLifetime,
            Duration formLifetime) {
        public UnionPay {
            BadSetting.require(
                    codeLifetime.compareTo(Duration.ofMinutes(1)) >= 0 && formLifetime.compareTo(codeLifetime) >= 0,
                    "gateways.unionpay: 1m <= codeLifetime <= formLifetime");
            requireUrl("gateways.unionpay.frontUrl", frontUrl);
            requireUrl("gateways.unionpay.backUrl", backUrl);
            requireUrl("gateways.unionpay.queryUrl", queryUrl);
            requireUrl("gateways.unionpay.fileUrl", fileUrl);
            requireAll(
                    merchantId,
                    "gateways.unionpay: returnUrl, certificateId, trustedCertificates and signer, too",
                    returnUrl,
                    certificateId,
                    trustedCertificates,
                    signer);
            BadSetting.require(merchantId.isEmpty() || !privateKey.isEmpty(), "gateways.unionpay.privateKey: missing");
        }

        /** Whether payers may use it. */
        public boolean isOffered() {
            return !merchantId.isEmpty();
        }
    }

    /** Money is never talked about in the clear, except with this machine itself. */
    private static void requireUrl(String key, String url) {
        BadSetting.require(
                URL.matcher(url).matches(), key + ": https, without a query; plain http only to this machine itself");
    }

    private static void requireAll(String merchant, String message, String... others) {
        for (String other : others) {
            BadSetting.require(merchant.isEmpty() || !other.isEmpty(), message);
        }
    }
}
