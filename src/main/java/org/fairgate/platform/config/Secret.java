package org.fairgate.platform.config;

/** A value that must never be printed: {@link #toString} hides it. */
public record Secret(String value) {
    /** Whether nothing was configured. */
    public boolean isEmpty() {
        return value.isBlank();
    }

    @Override
    public String toString() {
        return isEmpty() ? "(empty)" : "(secret)";
    }
}
