package org.fairgate.account.staff;

import java.util.Optional;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.StaffId;

/**
 * A member of staff.
 *
 * @param scope the node whose units (and, for {@link Role#DELEGATION}, those of its sub-delegations) they may see; empty
 *     for every other role
 */
public record Staff(StaffId id, String username, String displayName, Role role, Optional<DelegationId> scope) {}
