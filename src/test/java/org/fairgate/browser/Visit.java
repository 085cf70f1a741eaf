package org.fairgate.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One device with its own cookies and storage, and the page that is open on it. */
final class Visit implements AutoCloseable {
    /** A busy build machine is no reason for a test to fail. */
    static final double PATIENCE_MS = Integer.getInteger("browser.patienceMs", 40_000);

    private final BrowserStage stage;
    private final int width;
    private final BrowserContext context;
    private final List<String> complaints = new ArrayList<>();
    private Page page;

    Visit(BrowserStage stage, Browser browser, int width, String language) {
        this.stage = stage;
        this.width = width;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 844 : 900)
                .setLocale(language)
                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MS);
        context.onWebError(error -> complaints.add("uncaught: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    int width() {
        return width;
    }

    /** Errors and warnings of the console, and uncaught exceptions, since last asked. */
    List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    /** The uncaught exceptions among them. */
    List<String> uncaught() {
        return complaints.stream().filter(each -> each.startsWith("uncaught")).toList();
    }

    /** Opens a page in the present tab. */
    void go(String path) {
        go(stage.url(path), 200);
    }

    /** Opens a page at a whole address, which answers with this status. */
    void go(String address, int status) {
        var answer = page.navigate(address);
        if (answer == null || answer.status() != status) {
            throw new AssertionError(address + " answered " + (answer == null ? "nothing" : answer.status()));
        }
    }

    /** Opens a page in a further tab, which is then the present one. */
    Page newTab(String path) {
        Page before = page;
        openAgain(path);
        return before;
    }

    /** Opens a page in a tab that knows nothing of those before it. */
    void openAgain(String path) {
        page = context.newPage();
        go(path);
    }

    /** Makes another tab the present one. */
    void turnTo(Page tab) {
        page = tab;
        page.bringToFront();
    }

    /** Signs in with what the demo shows on its sign-in page. */
    void signInAsDemoUnit() {
        go("/sign-in");
        type("login", "91350100M000100Y43");
        type("password", BrowserStage.DEMO_PASSWORD);
        follow("main form button.wide", "/progress");
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    /** Clicks what leads to another page and waits until that is there. */
    void follow(String selector, String path) {
        at(selector).first().click();
        page.waitForURL(address -> address.startsWith(stage.url(path)));
    }

    /** Replaces a field's text, key by key. */
    void type(String name, String text) {
        Locator field = at("[name=\"" + name + "\"]:not([type=hidden])");
        field.fill("");
        field.pressSequentially(text);
    }

    /** Goes on typing at the end of a field. */
    void typeOn(String name, String text) {
        Locator field = at("[name=\"" + name + "\"]:not([type=hidden])");
        field.focus();
        page.keyboard().press("End");
        page.keyboard().type(text);
    }

    /** Ticks a box or radio button by its label, as people do. */
    void tick(String name, String value) {
        at("label:has(input[name=\"" + name + "\"][value=\"" + value + "\"])").click();
        PlaywrightAssertions.assertThat(at("input[name=\"" + name + "\"][value=\"" + value + "\"]"))
                .isChecked();
    }

    /** Finds a line of a combobox by typing, and takes it. */
    void find(String id, String typed, String line) {
        at("#" + id).click();
        at("#" + id).fill(typed);
        at("#" + id + "-list [role=option]")
                .filter(new Locator.FilterOptions().setHasText(line))
                .first()
                .click();
        PlaywrightAssertions.assertThat(at("#" + id)).hasValue(line);
    }

    /** Waits until the indicator says so; its states are those of {@code web/draft/state.js}. */
    void awaitSaveState(String state) {
        PlaywrightAssertions.assertThat(at("[data-save-state]"))
                .hasAttribute(
                        "data-save-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
    }

    /** Waits until the server has this text in this field of the unit's details. */
    void awaitSaved(String field, String text) {
        awaitSaved("unit", field, text);
    }

    /** Waits until the indicator is at rest and the server has this text in this field. */
    void awaitSaved(String draftPage, String field, String text) {
        PlaywrightAssertions.assertThat(at("[data-save-state]"))
                .hasAttribute(
                        "data-save-state",
                        Pattern.compile("clean|merged"),
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MS));
        page.waitForCondition(() -> text.equals(draft(draftPage).getString(field)));
    }

    /** Chooses from a list, be it a plain one or one to search in. */
    void choose(String name, String value) {
        if (at("#" + name + "-select").count() > 0) {
            String line = at("#" + name + "-select option[value=\"" + value + "\"]")
                    .textContent()
                    .strip();
            find(name, line, line);
        } else if (at("#" + name).selectOption(value).isEmpty()) {
            throw new AssertionError(name + " has no " + value);
        }
    }

    /** What the phrase about saving says. */
    String phrase() {
        return at("[data-save-text]").innerText();
    }

    String value(String name) {
        return at("[name=\"" + name + "\"]:not([type=hidden])").inputValue();
    }

    /** The draft as the server has it. */
    JsonObject draft(String draftPage) {
        APIResponse answer = context.request().get(stage.url("/api/v1/drafts/" + draftPage));
        if (answer.status() != 200) {
            throw new AssertionError("no draft: " + answer.status() + " " + answer.text());
        }
        return new JsonObject(answer.text());
    }

    /** Leaves a picture of the whole page, when pictures are wanted ({@link BrowserStage#PICTURES}). */
    void picture(String name) {
        shoot(name, true);
    }

    /** Leaves a picture of what is to be seen without scrolling on. */
    void glance(String name) {
        shoot(name, false);
    }

    private void shoot(String name, boolean whole) {
        if (!BrowserStage.PICTURES) {
            return;
        }
        byte[] taken = page.screenshot(new Page.ScreenshotOptions()
                .setPath(BrowserStage.screenshot(name + "-" + width))
                .setFullPage(whole)
                .setAnimations(ScreenshotAnimations.DISABLED));
        assert taken.length > 0;
    }

    @Override
    public void close() {
        context.close();
    }
}
