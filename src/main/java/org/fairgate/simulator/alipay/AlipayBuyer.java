package org.fairgate.simulator.alipay;

/** The one person who pays with Alipay here. */
final class AlipayBuyer {
    static final String ID = "2088102116773037";
    static final String LOGON = "159****5620";

    private AlipayBuyer() {}
}
