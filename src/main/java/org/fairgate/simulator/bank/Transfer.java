package org.fairgate.simulator.bank;

import java.time.LocalTime;

/**
 * A booked transfer.
 *
 * @param serial the bank's own number, for ever
 * @param time of the day, Beijing, whole seconds
 */
public record Transfer(String serial, Sent sent, LocalTime time) {

    /** Whether money came. */
    public boolean incoming() {
        return sent.fen() > 0;
    }
}
