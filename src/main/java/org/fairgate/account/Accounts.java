package org.fairgate.account;

import java.time.Duration;
import java.util.List;
import org.fairgate.account.base.AddressLimits;
import org.fairgate.account.base.AddressLimits.Rate;
import org.fairgate.account.base.Kit;
import org.fairgate.account.base.SignInAttempts;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.security.FieldCipher;

/** The services of the feature, wired together. */
public final class Accounts {
    private final AccountService accounts;
    private final SignInService signIns;
    private final PasswordService passwords;
    private final VerificationService verification;
    private final Housekeeping housekeeping;
    private final SignInService.Limits limits;

    /** @param parts the sessions among them are those that the authenticator asks */
    public Accounts(
            Kit kit,
            FieldCipher cipher,
            AccountService.Parts parts,
            AccountService.Lookups lookups,
            Settings.Limits settings) {
        AccountStore store = new AccountStore(cipher, kit.index());
        this.limits = new SignInService.Limits(
                new AddressLimits(
                        kit.clock(),
                        new Rate(settings.signInsPerAddressMinute(), Duration.ofMinutes(1)),
                        new Rate(settings.signInsPerSecond(), Duration.ofSeconds(1))),
                new SignInAttempts(kit, settings));
        AddressLimits codeLimits = new AddressLimits(
                kit.clock(),
                new Rate(settings.codesPerAddressHour(), Duration.ofHours(1)),
                new Rate(settings.codesPerMinuteOverall(), Duration.ofMinutes(1)));
        this.accounts = new AccountService(kit, store, parts, lookups, limits.addresses());
        this.signIns = new SignInService(kit, store, parts.passwords(), parts.sessions(), limits);
        this.passwords = new PasswordService(kit, store, parts, limits);
        this.verification = new VerificationService(kit, store, parts.codes(), codeLimits, lookups.registration());
        this.housekeeping = new Housekeeping(parts.codes(), parts.sessions(), limits.attempts());
    }

    public AccountService accounts() {
        return accounts;
    }

    public SignInService signIns() {
        return signIns;
    }

    public PasswordService passwords() {
        return passwords;
    }

    public VerificationService verification() {
        return verification;
    }

    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /** The limits of every door by which somebody signs in; the staff's shares them. */
    public SignInService.Limits limits() {
        return limits;
    }

    /** The JSON API, but for the routes of existing sign-ins and of staff. */
    public List<Endpoint> endpoints(SessionCookies cookies, Settings.Limits settings) {
        return new AccountRoutes(this, cookies, settings.codeLife()).endpoints();
    }
}
