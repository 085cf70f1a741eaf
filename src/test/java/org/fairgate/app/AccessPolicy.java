package org.fairgate.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;

/**
 * A row of {@code access.txt}: what the house wants, written down apart from the code that does it.
 *
 * @param route method and path in the router's form
 * @param object what a parameter of the path names; {@code -} where there is none
 */
record AccessPolicy(String route, Access access, String object) {
    static List<AccessPolicy> all() {
        try (InputStream in = Objects.requireNonNull(AccessPolicy.class.getResourceAsStream("/access.txt"))) {
            List<AccessPolicy> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> rows.add(row(line)));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AccessPolicy row(String line) {
        String[] cells = line.split("\\|", -1);
        String who = cells[1].strip();
        Access access = access(who.replace("+unfinished", "").strip());
        return new AccessPolicy(
                cells[0].strip().replaceAll("\\s+", " "),
                who.endsWith("+unfinished") ? access.evenUnfinished() : access,
                cells[2].strip());
    }

    private static Access access(String who) {
        return switch (who) {
            case "public" -> Access.PUBLIC;
            case "unit" -> Access.UNIT;
            case "staff" -> Access.STAFF;
            case "signed-in" -> Access.SIGNED_IN;
            case "reviewer" ->
                new Access(
                        false,
                        EnumSet.of(Role.DELEGATION, Role.SUB_DELEGATION, Role.OVERSEAS_DESK, Role.ORGANISER),
                        false);
            default -> new Access(false, Set.of(Role.parse(who)), false);
        };
    }

    String method() {
        return route.substring(0, route.indexOf(' '));
    }

    String path() {
        return route.substring(route.indexOf(' ') + 1);
    }

    boolean isPage() {
        return !path().startsWith("/api/");
    }

    /** Whether a caller with this role, or with none, may call it. */
    boolean admits(Set<Role> caller) {
        return access.open() || caller.stream().anyMatch(access.roles()::contains);
    }
}
