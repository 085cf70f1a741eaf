package org.fairgate.account;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.account.base.Client;
import org.fairgate.account.base.Kit;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.account.code.CodeService;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.signup.DelegationLookup;
import org.fairgate.account.signup.SignUp;
import org.fairgate.account.staff.StaffService;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.notice.Channel;
import org.fairgate.notice.NoticeService;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.SecuritySettings;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.idempotency.Idempotency;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.security.Passwords;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** The account feature on a test database: a node with a clock of its own and a random source that tells its codes. */
public final class World {
    public static final String PASSWORD = "river7Stone-bridge";
    public static final Client CLIENT =
            new Client("192.0.2.1", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537");
    public static final DelegationLookup.Node GUANGZHOU =
            new DelegationLookup.Node(new DelegationId(new UUID(0x7000L, 0x8000_0000_0000_0001L)), "广州分团", "Guangzhou");

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    public final TestClock clock;
    public final TellingRandom random = new TellingRandom();
    public final Settings.Limits limits;
    public final SecuritySettings security;
    public final Kit kit;
    public final AccessTokens tokens;
    public final Passwords passwords;
    public final SessionService sessions;
    public final CodeService codes;
    public final Accounts accounts;
    public final Idempotency idempotency;
    public final StaffService staff;
    public final SessionCookies cookies = new SessionCookies(true, new BlindIndex(new byte[32]));

    /** Remembers the last one-time code. */
    public static final class TellingRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private volatile int last;

        @Override
        public int nextInt(int bound) {
            int number = super.nextInt(bound);
            if (bound == 1_000_000) {
                last = number;
            }
            return number;
        }

        public String code() {
            return String.format(java.util.Locale.ROOT, "%06d", last);
        }
    }

    public World(TestDatabase database) {
        this(database, new TestClock());
    }

    /** A further node beside others that use this clock. */
    public World(TestDatabase database, TestClock clock) {
        this.clock = clock;
        this.limits = database.settings().limits();
        this.security = quickHashes(database.settings().security());
        Ids ids = new Ids(clock, random);
        this.kit = new Kit(database.db(), clock, ids, random, new BlindIndex(new byte[32]));
        KeyRing keys = KeyRing.parse("test", new Secret("k1:" + KEY));
        FieldCipher cipher = new FieldCipher(keys, random);
        this.tokens =
                new AccessTokens(database.vertx(), keys, clock, security.accessTokenLife(), security.clockLeeway());
        this.passwords = new Passwords(
                new BoundedWorkers(
                        database.vertx(),
                        new SimpleMeterRegistry(),
                        new Bounds("hash" + COUNT.get(), 2, 500, Duration.ofSeconds(60))),
                random,
                security);
        this.idempotency = new Idempotency(
                new Idempotency.Tools(
                        database.vertx(), kit.db(), cipher, kit.index(), ids, clock, new SimpleMeterRegistry()),
                database.settings().idempotency());
        AuditService audit = new AuditService(clock);
        NoticeService notices = new NoticeService(cipher, ids, clock, limits.codeLife());
        this.sessions = new SessionService(kit, tokens, audit, cookies, security);
        this.codes = new CodeService(kit, notices, limits);
        this.accounts = new Accounts(
                kit,
                cipher,
                new AccountService.Parts(passwords, codes, sessions, audit, notices),
                new AccountService.Lookups(
                        () -> {},
                        new OneDelegation(),
                        typed -> Future.succeededFuture(
                                typed.equalsIgnoreCase("PARTNER1") ? Optional.of("PARTNER1") : Optional.empty()),
                        (tx, account) -> Future.succeededFuture()),
                limits);
        this.staff = new StaffService(
                kit,
                cipher,
                new StaffService.Parts(passwords, sessions, audit),
                new StaffService.Limits(
                        accounts.limits().addresses(), accounts.limits().attempts()),
                true);
    }

    private static SecuritySettings quickHashes(SecuritySettings s) {
        return new SecuritySettings(
                s.tokenKeys(),
                s.fieldKeys(),
                s.indexKey(),
                s.accessTokenLife(),
                s.refreshTokenLife(),
                s.clockLeeway(),
                s.revocationPoll(),
                8192,
                1,
                1,
                2,
                500,
                true);
    }

    private record OneDelegation() implements DelegationLookup {
        @Override
        public Future<Optional<Node>> byCode(String code) {
            return Future.succeededFuture(code.equals("guangzhou") ? Optional.of(GUANGZHOU) : Optional.empty());
        }

        @Override
        public Future<Optional<Node>> byId(DelegationId id) {
            return Future.succeededFuture(id.equals(GUANGZHOU.id()) ? Optional.of(GUANGZHOU) : Optional.empty());
        }
    }

    /** A mobile number that no other test has. */
    public static String mobile() {
        return "138" + String.format(java.util.Locale.ROOT, "%08d", COUNT.incrementAndGet());
    }

    /** An address that no other test has. */
    public static String email() {
        return "visitor" + COUNT.incrementAndGet() + "@example.cn";
    }

    /** A credit code with a right check digit that no other test has. */
    public static String creditCode() {
        String head = "9131" + String.format(java.util.Locale.ROOT, "%013d", COUNT.incrementAndGet());
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(c -> head + (char) c)
                .filter(code -> new CreditCode(code).checkDigitFits())
                .findFirst()
                .orElseThrow();
    }

    /** Asks for a sign-up code and reads it. */
    public String signUpCode(Channel channel, String target) {
        accounts.verification()
                .request(new VerificationService.Request(CodePurpose.SIGN_UP, channel, target, Language.ZH_CN), CLIENT)
                .await();
        return random.code();
    }

    /** The form of a domestic organisation with fresh codes. */
    public SignUp organisation(String creditCode) {
        return domestic("organisation", creditCode, mobile(), email());
    }

    public SignUp individual(String mobile, String email) {
        return domestic("individual", "", mobile, email);
    }

    private SignUp domestic(String kind, String creditCode, String mobile, String email) {
        return new SignUp(
                "domestic",
                "enterprise",
                kind,
                creditCode,
                false,
                "广州示例进出口有限公司",
                "guangzhou",
                mobile,
                signUpCode(Channel.SMS, mobile),
                email,
                signUpCode(Channel.MAIL, email),
                PASSWORD,
                "partner1",
                Language.ZH_CN);
    }

    public SignUp overseas(String email) {
        return new SignUp(
                "overseas",
                "other",
                "organisation",
                "",
                false,
                "Example Trading Ltd.",
                "",
                "+44 20 7946 0018",
                "",
                email,
                signUpCode(Channel.MAIL, email),
                PASSWORD,
                "",
                Language.EN);
    }

    public SignedIn signedUp() {
        return accounts.accounts().signUp(organisation(creditCode()), CLIENT).await();
    }

    public Future<SignedIn> signIn(String login, String password) {
        return accounts.signIns().signIn(login, password, CLIENT);
    }

    /** The refusal's code of a call that must fail, with its fields' pointers. */
    public static String refusal(java.util.function.Supplier<Future<?>> call) {
        return problem(call).refusal().key();
    }

    public static Problem problem(java.util.function.Supplier<Future<?>> call) {
        try {
            Object unexpected = call.get().await();
            throw new AssertionError("was not refused: " + unexpected);
        } catch (Problem e) {
            return e;
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }

    public static List<String> fields(Problem problem) {
        return problem.errors().stream()
                .map(field -> field.pointer() + " " + field.text().key())
                .toList();
    }
}
