package org.fairgate.payment.transfer;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.order.base.OrderKey;

/**
 * A remittance form that was sent in.
 *
 * @param reason why finance refused it, else empty
 * @param line the bank's line that proves it
 */
public record Transfer(
        OrderKey order,
        UUID id,
        TransferState state,
        Remittance remittance,
        String reason,
        Optional<UUID> line,
        Optional<StaffId> decidedBy,
        Instant declaredAt,
        Optional<Instant> decidedAt) {}
