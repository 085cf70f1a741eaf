package org.fairgate.payment.transfer;

import java.util.UUID;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;

/** Names a form to finance, who see those of every unit; written {@code unit/transfer} in paths and cursors. */
public record TransferKey(UnitId unit, UUID transfer) {
    /** Of a form. */
    public static TransferKey of(Transfer transfer) {
        return new TransferKey(transfer.order().unit(), transfer.id());
    }

    /** In the path of a call; fails with {@link TransferProblem#NO_SUCH_TRANSFER}. */
    public static TransferKey of(Call call) {
        return parse(call.pathParam("unitId"), call.pathParam("transferId"));
    }

    /** As a cursor says it; fails with {@link TransferProblem#NO_SUCH_TRANSFER} or {@link HttpProblem#BAD_REQUEST}. */
    public static TransferKey parse(String cursor) {
        String[] parts = cursor.split("/", -1);
        if (parts.length != 2) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return parse(parts[0], parts[1]);
    }

    private static TransferKey parse(String unit, String transfer) {
        try {
            return new TransferKey(UnitId.parse(unit), FileId.parse(transfer).value());
        } catch (InvalidValue notAnId) {
            throw TransferProblem.NO_SUCH_TRANSFER.problem();
        }
    }

    /** As it stands in paths and cursors. */
    @Override
    public String toString() {
        return unit + "/" + transfer;
    }
}
