package org.fairgate.simulator.unionpay.message;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Lets only whole, rightly signed messages of the merchant through. */
public final class UnionGate {
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form("version", "5\\.1\\.0"),
            form("encoding", "(?i)utf-8"),
            form("signMethod", "01"),
            form("certId", "[0-9]{1,48}"),
            form("accessType", "0"),
            form("merId", "[0-9A-Za-z]{15}"),
            form("txnType", "[0-9]{2}"),
            form("txnSubType", "[0-9]{2}"),
            form("bizType", "[0-9]{6}"),
            form("txnTime", "[0-9]{14}"),
            form("orderId", "[0-9A-Za-z]{8,40}"),
            form("txnAmt", "[1-9][0-9]{0,11}"),
            form("currencyCode", "[0-9]{3}"),
            form("channelType", "0[78]"),
            form("payTimeout", "[0-9]{14}"),
            form("settleDate", "[0-9]{4}"),
            form("fileType", "[0-9]{2}"),
            form("origQryId", "[0-9]{21}"),
            form("reqReserved", "[^&={}\\[\\]\"']{1,1024}"),
            form("backUrl", "https?://\\S{1,248}"),
            form("frontUrl", "https?://\\S{1,248}"));
    private static final List<String> ALWAYS = List.of(
            "version",
            "encoding",
            "signMethod",
            "signature",
            "certId",
            "txnType",
            "txnSubType",
            "bizType",
            "accessType",
            "merId",
            "txnTime");

    private final UnionPayOptions merchant;

    /** The gate of this merchant. */
    public UnionGate(UnionPayOptions merchant) {
        this.merchant = merchant;
    }

    private static Map.Entry<String, Pattern> form(String name, String regex) {
        return Map.entry(name, Pattern.compile(regex));
    }

    /**
     * Checks a message as far as every kind of message is checked.
     *
     * @throws UnionRefusal unless it may pass
     */
    public void check(UnionMessage message) {
        require(message, ALWAYS);
        message.fields().forEach((name, value) -> {
            Pattern form = FORMS.get(name);
            if (form != null && !form.matcher(value).matches()) {
                throw new UnionRefusal(RespCode.BAD_FORMAT, name);
            }
        });
        if (!message.get("certId").equals(merchant.certId()) || !message.fits(merchant.key())) {
            throw new UnionRefusal(RespCode.BAD_SIGNATURE);
        }
        if (!message.get("merId").equals(merchant.merchantId())) {
            throw new UnionRefusal(RespCode.MERCHANT_UNKNOWN);
        }
    }

    /**
     * All of these have to be there.
     *
     * @throws UnionRefusal if one is not
     */
    public static void require(UnionMessage message, List<String> names) {
        names.stream().filter(name -> message.get(name).isEmpty()).findFirst().ifPresent(name -> {
            throw new UnionRefusal(RespCode.FIELD_MISSING, name);
        });
    }

    /**
     * The field has to say this.
     *
     * @throws UnionRefusal if it does not
     */
    public static void require(UnionMessage message, String name, String value) {
        if (!message.get(name).equals(value)) {
            throw new UnionRefusal(RespCode.BAD_FORMAT, name);
        }
    }
}
