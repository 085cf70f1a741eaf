package org.fairgate.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.fairgate.draft.DraftWriters;
import org.fairgate.platform.http.Endpoint;

/** Opens for tests what {@link Node} and {@link App} keep to their package. */
public final class TestNode {
    private TestNode() {}

    /** A node with the test's clock. */
    public static Node start(Map<String, String> environment, InstantSource clock) throws Exception {
        return Node.start(environment, new Wiring(clock, new SecureRandom(), DraftWriters::new));
    }

    /** Every endpoint that the node serves. */
    public static List<Endpoint> endpoints(Node node) {
        return node.app().endpoints();
    }
}
