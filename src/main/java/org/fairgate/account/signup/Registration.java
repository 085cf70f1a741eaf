package org.fairgate.account.signup;

/** Whether the fair takes registrations at this moment; answered from memory. */
@FunctionalInterface
public interface Registration {
    /**
     * Refuses when it does not.
     *
     * @throws org.fairgate.platform.http.Problem such as 409 {@code edition.not-open}
     */
    void requireOpen();
}
