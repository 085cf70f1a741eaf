package org.fairgate.payment.statement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.statement.read.StatementLine;

/**
 * A credit line of a statement, as it is kept.
 *
 * @param note why it was discarded, else empty
 */
public record BankLine(
        UUID id,
        UUID statement,
        StatementLine said,
        LineState state,
        String note,
        Optional<StaffId> decidedBy,
        Optional<Instant> decidedAt) {}
