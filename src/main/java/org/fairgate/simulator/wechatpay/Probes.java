package org.fairgate.simulator.wechatpay;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many signatures are wrong on purpose from now on: WeChat Pay tries its merchants out. Safe for any thread. */
final class Probes {
    /** What such a signature begins with. */
    static final String MARK = "WECHATPAY/SIGNTEST/";

    private static final int MOST_REMEMBERED = 10_000;
    private final Map<String, Boolean> probed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private int notices;
    private int answers;

    synchronized void set(int nextNotices, int nextAnswers) {
        notices = nextNotices;
        answers = nextAnswers;
    }

    /** The signature for a sending of this notice: each notice is a probe once at most, and then right. */
    synchronized String ofNotice(String id, String signature) {
        if (notices == 0 || probed.putIfAbsent(id, true) != null) {
            return signature;
        }
        notices--;
        return MARK + signature.substring(MARK.length());
    }

    synchronized String ofAnswer(String signature) {
        if (answers == 0) {
            return signature;
        }
        answers--;
        return MARK + signature.substring(MARK.length());
    }
}
