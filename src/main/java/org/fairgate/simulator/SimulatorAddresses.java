package org.fairgate.simulator;

/**
 * Where a running simulator is reached.
 *
 * @param http base URL without a slash at the end: the SMS endpoint, and the site with the pages
 * @param smtpHost host of the mail server
 * @param smtpPort port of the mail server; plain SMTP, no sign-in
 */
public record SimulatorAddresses(String http, String smtpHost, int smtpPort) {

    /** The page with every trade of the payment gateways. */
    public String cashier() {
        return http + "/cashier";
    }

    /** The page with every message. */
    public String inbox() {
        return http + "/inbox";
    }
}
