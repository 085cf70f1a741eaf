package org.fairgate.app;

import java.time.InstantSource;
import org.fairgate.draft.AnswerBeforeCommit;

/** The service with the fault of {@link AnswerBeforeCommit}; started as a process by the crash test's negative control. */
public final class FaultyMain {
    private FaultyMain() {}

    public static void main(String[] args) throws Exception {
        Node node = Node.start(System.getenv(), Wiring.production(InstantSource.system(), AnswerBeforeCommit::writers));
        System.out.println(node.banner());
    }
}
