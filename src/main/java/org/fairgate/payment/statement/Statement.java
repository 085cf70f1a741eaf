package org.fairgate.payment.statement;

import java.time.Instant;
import java.util.UUID;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.statement.read.StatementFormat;

/**
 * A statement that was imported.
 *
 * @param lines credit lines in it
 * @param repeated how many of them an earlier statement had brought
 */
public record Statement(
        UUID id,
        StatementFormat format,
        String name,
        int lines,
        int repeated,
        StaffId importedBy,
        Instant importedAt) {}
