package org.fairgate.app.start;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fairgate.simulator.SimulatorAddresses;

/** What is printed when the service is ready. */
public final class Banner {
    private Banner() {}

    /** What the demo adds. */
    public record DemoLines(SimulatorAddresses simulator, String password, String unit, List<Member> staff) {
        public DemoLines {
            staff = List.copyOf(staff);
        }
    }

    /** A member of the demo's staff. */
    public record Member(String username, String displayName) {}

    /** Addresses, and the demo's accounts, for the person who started it. */
    public static String text(int port, Optional<DemoLines> demo) {
        String site = "http://localhost:" + port;
        StringBuilder text = new StringBuilder("\nFairgate is ready: " + site + "/\n");
        text.append("API: ")
                .append(site)
                .append("/docs   Health: ")
                .append(site)
                .append("/health/ready\n");
        demo.ifPresent(lines -> text.append(demo(site, lines)));
        return text.append("Stop with Ctrl-C.").toString();
    }

    private static String demo(String site, DemoLines lines) {
        SimulatorAddresses addresses = lines.simulator();
        StringBuilder text = new StringBuilder("\nDemo. Every SMS and mail: ")
                .append(addresses.inbox())
                .append("   Payments: ")
                .append(addresses.cashier())
                .append("   Simulator: ")
                .append(addresses.http())
                .append("/\n\nAccounts, all with the password ")
                .append(lines.password())
                .append("\n  unit        ")
                .append(lines.unit())
                .append("   at ")
                .append(site)
                .append("/sign-in\n");
        for (Member staff : lines.staff()) {
            text.append(String.format(
                    Locale.ROOT, "  %-11s %-20s at %s/staff/sign-in%n", staff.username(), staff.displayName(), site));
        }
        return text.append("\n").toString();
    }
}
