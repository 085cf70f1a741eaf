package org.fairgate.account;

import org.fairgate.account.session.Tokens;

/** A unit that has just signed up or in. */
public record SignedIn(Tokens tokens, Account account) {}
