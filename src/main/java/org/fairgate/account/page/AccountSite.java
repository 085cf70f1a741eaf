package org.fairgate.account.page;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.platform.http.Endpoint;

/** All pages of this package. */
public final class AccountSite {
    private final List<Endpoint> endpoints;

    /**
     * @param codeLife how long a one-time code is good
     * @param demo accounts shown at the doors; none but in the demo
     * @param tasks what the staff's home page offers, in order, to those who may
     */
    public AccountSite(Doors doors, Fair fair, Duration codeLife, List<DemoAccount> demo, List<StaffTask> tasks) {
        this.endpoints = Stream.of(
                        new SignUpPages(doors, fair, codeLife).endpoints(),
                        new SignInPages(doors, demo).endpoints(),
                        new PasswordPages(doors, codeLife).endpoints(),
                        new AccountPages(doors, fair).endpoints(),
                        new StaffPages(doors, fair, demo, tasks).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }
}
