package org.fairgate.unit;

/**
 * Why a reviewer sends something back, bound to what is wrong.
 *
 * @param field the page and field, such as {@code contact/mobile}; of a person the field alone; empty for the whole
 * @param text what the reviewer says of it, 1 to {@link #LONGEST} characters
 */
public record Reason(String field, String text) {
    /** Most characters of a text. */
    public static final int LONGEST = 500;

    private static final int LONGEST_FIELD = 100;

    /** @throws IllegalArgumentException for a text that is blank or too long */
    public Reason {
        if (text.isBlank() || text.length() > LONGEST || field.length() > LONGEST_FIELD) {
            throw new IllegalArgumentException("a reason is blank or too long");
        }
    }
}
