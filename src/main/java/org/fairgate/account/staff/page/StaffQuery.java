package org.fairgate.account.staff.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fairgate.account.staff.NewStaff;
import org.fairgate.account.staff.admin.StaffFilter;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Call;

/**
 * What the list is asked for; the address says it all, so it can be kept and shared. What is not understood is left out.
 *
 * @param after username behind which the page begins; empty on the first
 */
public record StaffQuery(String text, String role, String state, String after) {
    static final int ROWS = 50;

    static StaffQuery of(Call call) {
        String role = call.query("role").orElse("");
        String state = call.query("state").orElse("");
        return new StaffQuery(
                call.query("q").orElse("").strip(),
                roles().stream().anyMatch(known -> known.code().equals(role)) ? role : "",
                state.equals("active") || state.equals("inactive") ? state : "",
                call.query("after").filter(NewStaff::isUsername).orElse(""));
    }

    /** Every role of staff. */
    public static List<Role> roles() {
        return Arrays.stream(Role.values()).filter(Role::isStaff).toList();
    }

    StaffFilter filter() {
        return new StaffFilter(
                text,
                role.isEmpty() ? Optional.empty() : Optional.of(Role.parse(role)),
                state.isEmpty() ? Optional.empty() : Optional.of(state.equals("active")));
    }

    /** Whether anything is left out. */
    public boolean isFiltered() {
        return !filter().isEmpty();
    }

    /** The address of the page behind a username. */
    String behind(String username) {
        return first() + (isFiltered() ? "&" : "?") + "after=" + username;
    }

    /** The address of the first page of the same list. */
    public String first() {
        return StaffAccountPages.LIST
                + (isFiltered()
                        ? "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&role=" + role + "&state=" + state
                        : "");
    }
}
