package org.fairgate.simulator.inbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a reader looks for first in a letter: the code and the links. */
final class Findings {
    private static final int MOST_LINKS = 20;
    private static final Pattern NAMED_CODE = Pattern.compile(
            "(?:验证码|校验码|\\bcode\\b)[^0-9]{0,40}(?<![0-9])([0-9]{6})(?![0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_CODE = Pattern.compile("(?<![0-9A-Za-z/=_.-])([0-9]{6})(?![0-9A-Za-z])");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'，。；）】》]+");
    private static final Pattern STYLE = Pattern.compile("(?is)<(style|script)\\b.*?</\\1>");
    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");

    private Findings() {}

    /** Six digits that follow the word for a code, else six digits that stand alone; empty if there are none. */
    static String code(Letter.Content content) {
        String readable = readable(content);
        return first(NAMED_CODE, readable).or(() -> first(BARE_CODE, readable)).orElse("");
    }

    static List<String> links(Letter.Content content) {
        String html = content.html().replace("&amp;", "&");
        return Stream.of(content.text(), html)
                .flatMap(text -> LINK.matcher(text).results())
                .map(found -> trimmed(found.group()))
                .distinct()
                .limit(MOST_LINKS)
                .toList();
    }

    private static String readable(Letter.Content content) {
        String body = content.text().isBlank() ? withoutMarkup(content.html()) : content.text();
        return content.subject() + "\n" + body;
    }

    private static String withoutMarkup(String html) {
        String visible = STYLE.matcher(html).replaceAll(" ");
        return MARKUP.matcher(visible).replaceAll(" ");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String trimmed(String link) {
        int end = link.length();
        while (end > 0 && ".,;:!?)".indexOf(link.charAt(end - 1)) >= 0) {
            end--;
        }
        return link.substring(0, end);
    }
}
