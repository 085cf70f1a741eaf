package org.fairgate.simulator;

import java.util.Arrays;
import java.util.List;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.page.Word;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;

/**
 * What the page {@code /} shows.
 *
 * @param lang its language
 * @param addresses where the simulator is reached
 * @param accessKeyId the key that the SMS gateway knows
 * @param standing how full the inbox is
 * @param trades how many trades the payment gateways hold
 * @param plan what is wrong with the SMS gateway
 */
public record HomePage(
        Lang lang,
        SimulatorAddresses addresses,
        String accessKeyId,
        Inbox.Standing standing,
        int trades,
        SmsFaultPlan plan) {
    private static final int USUAL_DELAY_MILLIS = 5000;

    /**
     * One button.
     *
     * @param tag value to send
     * @param name what it does
     * @param note what a caller sees
     * @param on whether it is the present state
     */
    public record Switch(String tag, String name, String note, boolean on) {}

    /** Whether the SMS gateway works. */
    public boolean works() {
        return plan.fault() == SmsFault.NONE;
    }

    /** The buttons, in order. */
    public List<Switch> switches() {
        return Arrays.stream(SmsFault.values()).map(this::toSwitch).toList();
    }

    /** Name of the present state. */
    public String state() {
        return works() ? lang.say(Word.WORKS) : toSwitch(plan.fault()).name();
    }

    /** Milliseconds to put into the field for the delay. */
    public int delay() {
        return plan.millis() > 0 ? plan.millis() : USUAL_DELAY_MILLIS;
    }

    private Switch toSwitch(SmsFault fault) {
        Word name = Word.valueOf("FAULT_" + fault.name());
        Word note = Word.valueOf("FAULT_" + fault.name() + "_NOTE");
        return new Switch(fault.tag(), lang.say(name), lang.say(note), fault == plan.fault());
    }
}
