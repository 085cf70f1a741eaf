package org.fairgate.app;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.fairgate.app.start.Surroundings;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.db.Migrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point. Without arguments (or with {@code serve}) it starts the service: with an embedded PostgreSQL and the demo
 * when {@code FAIRGATE_DATABASE_URI} is not set. {@code migrate} only brings the schema up to date.
 */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private Main() {}

    /** Exits with 1 when the start fails, with 2 for a wrong command. */
    public static void main(String[] args) {
        String command = args.length == 0 ? "serve" : args[0];
        if (args.length > 1 || !List.of("serve", "migrate").contains(command)) {
            System.err.println("usage: fairgate [serve | migrate]");
            System.exit(2);
        }
        try {
            run(command);
        } catch (BadSetting e) {
            System.err.println("Fairgate did not start: " + e.getMessage());
            System.exit(1);
        } catch (Exception e) {
            if (e instanceof ExecutionException && e.getCause() instanceof BadSetting bad) {
                System.err.println("Fairgate did not start: " + bad.getMessage());
                System.exit(1);
            }
            LOG.error("Fairgate did not start", e);
            System.exit(1);
        }
    }

    private static void run(String command) throws Exception {
        if (command.equals("migrate")) {
            int applied = Migrations.run(Surroundings.settings(System.getenv()).database());
            System.out.println(applied + " migrations applied.");
            return;
        }
        Node node = Node.start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "fairgate-stop"));
        System.out.println(node.banner());
    }
}
