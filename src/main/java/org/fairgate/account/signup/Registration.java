package org.fairgate.account.signup;

/** Whether the fair takes registrations at this moment; answered from memory. */
@FunctionalInterface
public interface Registration {
    /** @throws org.fairgate.platform.http.Problem when it does not, such as 409 {@code edition.not-open} */
    void requireOpen();
}
