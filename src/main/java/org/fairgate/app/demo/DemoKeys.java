package org.fairgate.app.demo;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.fairgate.app.start.KeptSecrets;
import org.fairgate.simulator.pay.Rsa;

/** The keys of the merchant and of every simulated gateway: made once, so that a restart is the same merchant. */
final class DemoKeys {
    private static final String FILE = "gateway-keys.properties";
    private static final String API_KEY = "WECHATPAY_API_KEY";
    private static final int API_KEY_BYTES = 16;
    private static final String COMMENT = "Keys of the demo's merchant and of its simulated payment gateways.";

    private final Properties kept;

    private DemoKeys(Properties kept) {
        this.kept = kept;
    }

    /** A side of the payments, with a key pair of its own. */
    enum Side {
        MERCHANT,
        ALIPAY,
        WECHATPAY,
        WECHATPAY_PUBLIC,
        UNIONPAY
    }

    /** The keys in this directory, made if they are missing. Blocks, the first time for a second. */
    static DemoKeys in(Path directory, RandomGenerator random) {
        Map<String, Supplier<String>> makers = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            makers.put(side.name(), DemoKeys::newPair);
        }
        makers.put(API_KEY, () -> newApiKey(random));
        return new DemoKeys(KeptSecrets.in(directory.resolve(FILE), makers, COMMENT));
    }

    private static String newApiKey(RandomGenerator random) {
        byte[] key = new byte[API_KEY_BYTES];
        random.nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    private static String newPair() {
        KeyPair pair = Rsa.make();
        return Rsa.text(pair.getPrivate()) + " " + Rsa.text(pair.getPublic());
    }

    /** What WeChat Pay encrypts its notices with: 32 characters. */
    String apiKey() {
        return kept.getProperty(API_KEY);
    }

    KeyPair pair(Side side) {
        String both = kept.getProperty(side.name());
        int blank = both.indexOf(' ');
        return Rsa.pair(both.substring(0, blank), both.substring(blank + 1));
    }
}
