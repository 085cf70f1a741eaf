package org.fairgate.simulator.wechatpay.trust;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many signatures are wrong on purpose from now on: WeChat Pay tries its merchants out. Safe for any thread. */
public final class Probes {
    /** What such a signature begins with. */
    public static final String MARK = "WECHATPAY/SIGNTEST/";

    private static final int MOST_REMEMBERED = 10_000;
    private final Map<String, Boolean> probed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private int notices;
    private int answers;

    /** So many notices, and so many answers, are probes from now on. */
    public synchronized void set(int nextNotices, int nextAnswers) {
        notices = nextNotices;
        answers = nextAnswers;
    }

    /** The signature for a sending of this notice: each notice is a probe once at most, and then right. */
    public synchronized String ofNotice(String id, String signature) {
        if (notices == 0 || probed.putIfAbsent(id, true) != null) {
            return signature;
        }
        notices--;
        return MARK + signature.substring(MARK.length());
    }

    /** The signature for an answer. */
    public synchronized String ofAnswer(String signature) {
        if (answers == 0) {
            return signature;
        }
        answers--;
        return MARK + signature.substring(MARK.length());
    }
}
