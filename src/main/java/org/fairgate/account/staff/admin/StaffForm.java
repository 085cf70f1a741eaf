package org.fairgate.account.staff.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.delegation.Delegation;
import org.fairgate.delegation.DelegationService;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.http.FieldProblem;

/**
 * Name, role and scope of a staff account as typed; empty text where nothing was.
 *
 * @param role code of a role
 * @param delegationId of the node whose units a reviewer of a delegation sees
 */
public record StaffForm(String displayName, String role, String delegationId) {
    private static final int LONGEST_NAME = 100;

    /** What the form says, once it is right. */
    record Checked(String displayName, Role role, Optional<DelegationId> scope) {
        /** Role and node, for the audit trail. */
        String place() {
            return role.code() + scope.map(node -> " " + node).orElse("");
        }
    }

    /** Reads the form; adds to the list what is not right, and then the outcome is empty. */
    Optional<Checked> checked(DelegationService delegations, List<FieldProblem> wrong) {
        List<FieldProblem> own = new ArrayList<>();
        String name = displayName.strip();
        if (name.isEmpty()) {
            own.add(new FieldProblem("/displayName", AccountProblem.REQUIRED));
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            own.add(new FieldProblem("/displayName", AccountProblem.TOO_LONG));
        }
        Optional<Role> known = staffRole(role);
        Optional<DelegationId> scope = node(delegations, own);
        if (known.isEmpty()) {
            own.add(new FieldProblem("/role", AccountProblem.UNKNOWN_CHOICE));
        } else if (own.stream().noneMatch(problem -> problem.pointer().equals("/delegationId"))
                && !fits(known.get(), scope, delegations)) {
            own.add(new FieldProblem("/delegationId", AccountProblem.STAFF_SCOPE));
        }
        wrong.addAll(own);
        return own.isEmpty() ? Optional.of(new Checked(name, known.orElseThrow(), scope)) : Optional.empty();
    }

    private static Optional<Role> staffRole(String code) {
        try {
            return Optional.of(Role.parse(code)).filter(Role::isStaff);
        } catch (InvalidValue noSuchRole) {
            return Optional.empty();
        }
    }

    private Optional<DelegationId> node(DelegationService delegations, List<FieldProblem> wrong) {
        if (delegationId.isBlank()) {
            return Optional.empty();
        }
        Optional<DelegationId> found =
                parsed(delegationId.strip()).flatMap(delegations::find).map(Delegation::id);
        if (found.isEmpty()) {
            wrong.add(new FieldProblem("/delegationId", AccountProblem.DELEGATION_UNKNOWN));
        }
        return found;
    }

    private static Optional<DelegationId> parsed(String text) {
        try {
            return Optional.of(DelegationId.parse(text));
        } catch (InvalidValue notAnId) {
            return Optional.empty();
        }
    }

    /** A delegation's reviewer sees a node at the top, a sub-delegation's one below, every other role none. */
    private static boolean fits(Role role, Optional<DelegationId> scope, DelegationService delegations) {
        Optional<Delegation> node = scope.flatMap(delegations::find);
        return switch (role) {
            case DELEGATION -> node.filter(found -> !found.isSub()).isPresent();
            case SUB_DELEGATION -> node.filter(Delegation::isSub).isPresent();
            default -> scope.isEmpty();
        };
    }
}
