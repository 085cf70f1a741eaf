package org.fairgate.unit;

import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.delegation.Delegation;
import org.fairgate.edition.Edition;
import org.fairgate.file.StoredFile;

/**
 * All that the unit pages show beside their own fields.
 *
 * @param delegation the node that reviews the unit, with its liaison; empty for overseas units
 * @param parentDelegation the delegation above, when that node is a sub-delegation
 * @param document the present qualification document
 */
public record UnitDetails(
        Unit unit,
        Edition edition,
        Account account,
        Optional<Delegation> delegation,
        Optional<Delegation> parentDelegation,
        Optional<StoredFile> document) {}
