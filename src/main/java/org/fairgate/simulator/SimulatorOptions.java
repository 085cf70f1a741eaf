package org.fairgate.simulator;

import org.fairgate.simulator.sms.SmsOptions;

/**
 * How the simulator is set up.
 *
 * @param httpHost address to listen on; other than the loopback address only in a closed network, since the inbox shows
 *     every code
 * @param httpPort 0 for any free one
 * @param smtpPort 0 for any free one; always on the loopback address
 * @param inboxCapacity how many messages are kept, at least 1
 * @param sms the SMS gateway
 * @param pay the payment gateways
 */
public record SimulatorOptions(
        String httpHost, int httpPort, int smtpPort, int inboxCapacity, SmsOptions sms, PayOptions pay) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int USUAL_CAPACITY = 2000;

    /** The usual ports 8081 and 3025, the newest 2,000 messages. */
    public static SimulatorOptions usual(SmsOptions sms) {
        return new SimulatorOptions(LOOPBACK, 8081, 3025, USUAL_CAPACITY, sms, PayOptions.NONE);
    }

    /** Any free ports, for tests. */
    public static SimulatorOptions anyPorts(SmsOptions sms) {
        return new SimulatorOptions(LOOPBACK, 0, 0, USUAL_CAPACITY, sms, PayOptions.NONE);
    }

    /** The same with other ports. */
    public SimulatorOptions withPorts(int http, int smtp) {
        return new SimulatorOptions(httpHost, http, smtp, inboxCapacity, sms, pay);
    }

    /** The same with payment gateways. */
    public SimulatorOptions withPay(PayOptions gateways) {
        return new SimulatorOptions(httpHost, httpPort, smtpPort, inboxCapacity, sms, gateways);
    }

    /** The same with another size of the inbox. */
    public SimulatorOptions withInboxCapacity(int capacity) {
        return new SimulatorOptions(httpHost, httpPort, smtpPort, capacity, sms, pay);
    }
}
