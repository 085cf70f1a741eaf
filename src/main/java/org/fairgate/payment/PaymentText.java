package org.fairgate.payment;

import org.fairgate.payment.base.Way;
import org.fairgate.platform.text.TextKey;

/** Words that refusals are made of. */
enum PaymentText implements TextKey {
    WAY_SCAN,
    WAY_B2B,
    WAY_TRANSFER;

    static PaymentText of(Way way) {
        return switch (way) {
            case SCAN -> PaymentText.WAY_SCAN;
            case B2B -> PaymentText.WAY_B2B;
            case TRANSFER -> PaymentText.WAY_TRANSFER;
        };
    }

    @Override
    public String feature() {
        return "payment";
    }
}
