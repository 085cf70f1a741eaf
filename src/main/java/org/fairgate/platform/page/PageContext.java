package org.fairgate.platform.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.security.Principal;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/** What every template gets: the reader's language and texts, who reads, and where the assets are. */
public final class PageContext {
    /** Zone of every time shown; the fair's own. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Set<Role> REVIEWERS =
            Set.of(Role.DELEGATION, Role.SUB_DELEGATION, Role.OVERSEAS_DESK, Role.ORGANISER);

    /** Where a member of staff looks after the own account, and finishes a sign-in. */
    static final String OWN_STAFF_PAGE = "/staff/me";

    private final Shared shared;
    private final Call call;
    private final String csrf;

    PageContext(Shared shared, Call call, String csrf) {
        this.shared = shared;
        this.call = call;
        this.csrf = csrf;
    }

    /** What is the same for all calls. */
    record Shared(Texts texts, Assets assets, Map<Language, String> clientTexts, Site site, InstantSource clock) {}

    /** The text in the reader's language. */
    public String text(TextKey key, Object... arguments) {
        return shared.texts.get(call.language(), key, arguments);
    }

    /** What a refusal says of the first field it names, or as a whole; for forms whose field has another name. */
    public String firstOf(Problem problem) {
        return problem.errors().stream()
                .findFirst()
                .map(field -> text(field.text(), field.arguments().toArray()))
                .orElseGet(() -> text(problem.refusal(), problem.arguments().toArray()));
    }

    /** The text of a key that is only known at run time, such as a problem's code. */
    public String byKey(String key) {
        return shared.texts.byKey(call.language(), key);
    }

    /** The Chinese or the English name of something that has both. */
    public String either(String chinese, String english) {
        return isChinese() ? chinese : english;
    }

    public Language language() {
        return call.language();
    }

    public boolean isChinese() {
        return call.language() == Language.ZH_CN;
    }

    /** The language that the switch leads to. */
    public Language otherLanguage() {
        return isChinese() ? Language.EN : Language.ZH_CN;
    }

    /** Address of the language switch that comes back to this page. */
    public String languageSwitch() {
        return "/language/" + otherLanguage().code() + "?back=" + URLEncoder.encode(call.uri(), StandardCharsets.UTF_8);
    }

    /** Address of a static file, such as {@code shared/fairgate.css}, with its content hash. */
    public String asset(String path) {
        return shared.assets.url(path);
    }

    /** The phrases of the browser modules as a JSON object that is safe inside an HTML {@code script} element. */
    public String clientTexts() {
        return shared.clientTexts.getOrDefault(call.language(), "{}");
    }

    /** The session's CSRF token; empty when nobody is signed in. */
    public String csrf() {
        return csrf;
    }

    public Optional<Principal> principal() {
        return call.principal();
    }

    public boolean isUnit() {
        return call.principal().filter(p -> p.role() == Role.UNIT).isPresent();
    }

    public boolean isStaff() {
        return call.principal().filter(p -> p.role().isStaff()).isPresent();
    }

    /** Whether the reader reviews units: a delegation, a sub-delegation, the overseas desk or the organiser. */
    public boolean isReviewer() {
        return call.principal().filter(p -> REVIEWERS.contains(p.role())).isPresent();
    }

    /** Whether the reader works in finance. */
    public boolean isFinance() {
        return call.principal().filter(p -> p.role() == Role.FINANCE).isPresent();
    }

    /** Where this reader's work begins: progress, the staff page, or the front page; first of all the end of a sign-in. */
    public String home() {
        if (call.principal().filter(Principal::unfinished).isPresent()) {
            return OWN_STAFF_PAGE;
        }
        return isUnit() ? "/progress" : isStaff() ? "/staff" : "/";
    }

    /** Whether the reader said that others use this computer too, so that no page keeps a copy on it. */
    public boolean sharedComputer() {
        return call.cookie(Authenticator.SHARED_COOKIE).isPresent();
    }

    /** The path of this page, for marking the present place in menus. */
    public String path() {
        return call.path();
    }

    /** {@code page} when this page lies at the path or below it, for {@code aria-current}; else null, which JTE leaves out. */
    public @org.jspecify.annotations.Nullable String current(String path) {
        return call.path().equals(path) || call.path().startsWith(path + "/") ? "page" : null;
    }

    /** Name of the current edition, in the reader's language. */
    public String fair() {
        return shared.site.fair().apply(call.language());
    }

    /** Whether the demo ribbon is shown. */
    public boolean demo() {
        return shared.site.demo();
    }

    /** 待提交人数: how many persons of the unit are not yet submitted. */
    public int unsubmitted() {
        return HeaderCount.of(call);
    }

    /** Address of the demo's message inbox as this browser reaches it; empty when there is none. */
    public String inbox() {
        int port = shared.site.inboxPort().getAsInt();
        String host = call.header("Host").orElse("");
        String name = host.matches("[A-Za-z0-9.-]+(:\\d+)?") ? host.replaceFirst(":\\d+$", "") : "localhost";
        return port == 0 ? "" : "http://" + name + ":" + port + "/inbox?lang=" + (isChinese() ? "zh" : "en");
    }

    /** Names this request, for error pages. */
    public String requestId() {
        return call.requestId();
    }

    /** A moment with weekday and time of day, for texts that name the zone; English: {@code 18:00 on Friday, …}. */
    public String moment(Instant instant) {
        return format(instant, "yyyy年M月d日（EEEE）HH:mm", "HH:mm 'on' EEEE, d MMMM yyyy");
    }

    /**
     * The moment at which something ends, where that moment itself is already too late: midnight is told as the end of
     * the day before, {@code the end of Friday, …}. It reads well behind "until" and "at"; the text names the zone.
     */
    public String until(Instant end) {
        if (!end.atZone(ZONE).toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return moment(end);
        }
        return format(end.minusSeconds(1), "yyyy年M月d日（EEEE）24:00", "'the end of' EEEE, d MMMM yyyy");
    }

    /** A day and time without weekday; English names the zone. */
    public String shortMoment(Instant instant) {
        return format(instant, "M月d日 HH:mm", "d MMM, HH:mm 'Beijing time'");
    }

    /** The same for tables whose head names the zone. */
    public String bareMoment(Instant instant) {
        return format(instant, "M月d日 HH:mm", "d MMM, HH:mm");
    }

    /** A day of the fair's zone. */
    public String day(Instant instant) {
        return format(instant, "yyyy年M月d日", "d MMMM yyyy");
    }

    /** When something happened, in Beijing time: {@code HH:mm:ss} today, with the day else; as the scripts tell it. */
    public String clockTime(Instant instant) {
        boolean today = LocalDate.ofInstant(instant, ZONE).equals(LocalDate.ofInstant(shared.clock.instant(), ZONE));
        return today ? format(instant, "HH:mm:ss", "HH:mm:ss") : bareMoment(instant);
    }

    /** A sum as both languages write it: {@code ¥1,234.50}. */
    public String money(Fen sum) {
        return "¥" + sum.grouped();
    }

    private String format(Instant instant, String chinese, String english) {
        return DateTimeFormatter.ofPattern(
                        isChinese() ? chinese : english, call.language().locale())
                .withZone(ZONE)
                .format(instant);
    }
}
