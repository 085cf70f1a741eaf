package org.fairgate.app;

import java.util.Optional;
import org.fairgate.simulator.SimulatorAddresses;

/** What is printed when the service is ready. */
final class Banner {
    private Banner() {}

    static String text(int port, Optional<SimulatorAddresses> simulator) {
        String site = "http://localhost:" + port;
        StringBuilder text = new StringBuilder("\nFairgate is ready: " + site + "/\n");
        text.append("API: ")
                .append(site)
                .append("/docs   Health: ")
                .append(site)
                .append("/health/ready\n");
        simulator.ifPresent(addresses -> text.append(demo(site, addresses)));
        return text.append("Stop with Ctrl-C.").toString();
    }

    private static String demo(String site, SimulatorAddresses addresses) {
        StringBuilder text = new StringBuilder("\nDemo. Every SMS and mail: ")
                .append(addresses.inbox())
                .append("   Payments: ")
                .append(addresses.cashier())
                .append("   Simulator: ")
                .append(addresses.http())
                .append("/\n\nAccounts, all with the password ")
                .append(DemoAccounts.PASSWORD)
                .append("\n  unit        ")
                .append(DemoAccounts.UNIT_LOGIN)
                .append("   at ")
                .append(site)
                .append("/sign-in\n");
        for (DemoAccounts.DemoStaff staff : DemoAccounts.STAFF) {
            text.append(String.format(
                    java.util.Locale.ROOT,
                    "  %-11s %-20s at %s/staff/sign-in%n",
                    staff.username(),
                    staff.displayName(),
                    site));
        }
        return text.append("\n").toString();
    }
}
