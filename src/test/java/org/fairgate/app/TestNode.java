package org.fairgate.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.draft.DraftWriters;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.inbox.Message;

/** Opens for tests what {@link Node} and {@link App} keep to their package. */
public final class TestNode {
    private TestNode() {}

    /** A node with the test's clock. */
    public static Node start(Map<String, String> environment, InstantSource clock) throws Exception {
        return Node.start(environment, Wiring.production(clock, DraftWriters::new));
    }

    /** The same with these payment gateways. */
    public static Node start(Map<String, String> environment, InstantSource clock, Map<GatewayName, Gateway> gateways)
            throws Exception {
        return Node.start(
                environment,
                new Wiring(clock, new SecureRandom(), DraftWriters::new, platform -> gateways, Booker::new));
    }

    /** Every endpoint that the node serves. */
    public static List<Endpoint> endpoints(Node node) {
        return node.app().endpoints();
    }

    /** The one-time code in the last message to this mobile number or mail address, if one has arrived. */
    public static Optional<String> lastCode(Node node, String target) {
        Simulator simulator = node.app().simulator().orElseThrow();
        return simulator.inbox().find(new InboxQuery(target, Optional.empty(), 0, 5)).stream()
                .map(Message::code)
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    /** Login name of the demo unit. */
    public static String demoUnit() {
        return DemoAccounts.UNIT_LOGIN;
    }

    /** Password of every demo account. */
    public static String demoPassword() {
        return DemoAccounts.PASSWORD;
    }
}
