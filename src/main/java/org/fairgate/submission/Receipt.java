package org.fairgate.submission;

import java.util.UUID;
import org.fairgate.kernel.id.UnitId;

/**
 * The number by which a person on the phone names a submission: ten characters of the unit's id in an alphabet without
 * look-alikes, and how often it was submitted. It tells nothing to who does not have the database.
 *
 * @param number such as {@code FG-7F3KQ-9M2XD-1}
 */
public record Receipt(String number) {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;
    private static final int CHARACTERS = 10;

    /** Of this round of the unit. */
    static Receipt of(UnitId unit, int round) {
        UUID id = unit.value();
        StringBuilder number = new StringBuilder("FG-");
        for (int i = 0; i < CHARACTERS; i++) {
            if (i == CHARACTERS / 2) {
                number.append('-');
            }
            // The low half of the id is random.
            number.append(LETTERS.charAt((int) (id.getLeastSignificantBits() >>> (BITS * i)) & 31));
        }
        return new Receipt(number.append('-').append(round).toString());
    }
}
