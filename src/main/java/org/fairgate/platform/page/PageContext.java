package org.fairgate.platform.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.fairgate.kernel.Language;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.security.Principal;
import org.fairgate.platform.text.TextKey;
import org.fairgate.platform.text.Texts;

/** What every template gets: the reader's language and texts, who reads, and where the assets are. */
public final class PageContext {
    /** Zone of every time shown; the fair's own. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Texts texts;
    private final Assets assets;
    private final Call call;
    private final String csrf;
    private final boolean demo;

    PageContext(Texts texts, Assets assets, Call call, Authenticator authenticator, boolean demo) {
        this.texts = texts;
        this.assets = assets;
        this.call = call;
        this.csrf = call.principal().map(authenticator::csrfToken).orElse("");
        this.demo = demo;
    }

    /** The text in the reader's language. */
    public String text(TextKey key, Object... arguments) {
        return texts.get(call.language(), key, arguments);
    }

    /** The text of a key that is only known at run time, such as a problem's code. */
    public String byKey(String key) {
        return texts.byKey(call.language(), key);
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

    /** Address of a static file, such as {@code shared/fairgate.css}, with its content hash. */
    public String asset(String path) {
        return assets.url(path);
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

    /** The path of this page, for the language switch and for marking the present place in menus. */
    public String path() {
        return call.path();
    }

    /** Whether the demo ribbon is shown. */
    public boolean demo() {
        return demo;
    }

    /** Names this request, for error pages. */
    public String requestId() {
        return call.requestId();
    }

    /** A moment with its zone, in the reader's language. */
    public String moment(Instant instant) {
        String pattern = isChinese() ? "yyyy年M月d日 EEEE HH:mm" : "EEEE, d MMMM yyyy, HH:mm 'Beijing time'";
        return DateTimeFormatter.ofPattern(pattern, call.language().locale())
                .withZone(ZONE)
                .format(instant);
    }

    /** A time of today, {@code HH:mm:ss} in Beijing time. */
    public String clockTime(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZONE).format(instant);
    }
}
