package vn.hue.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A real Chromium in front of the console: what goes wrong in its pages is kept, and each page is seen and heard. */
public final class DeskBrowser implements AutoCloseable {

    private static final double SLOW_MILLIS = 20_000;
    private static final Path SHOTS = Paths.get("target", "screens");

    private final Playwright playwright;
    private final Browser chromium;
    private final List<String> troubles = new ArrayList<>();

    public DeskBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(SLOW_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        // No page waits for the tiles of a map, or whatever else is far away.
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-dev-shm-usage",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1")));
    }

    /** A window of its own, with no cookies, of the centre's usual screen. */
    public Page window() {
        return window(new Browser.NewContextOptions().setViewportSize(1366, 768));
    }

    public Page window(Browser.NewContextOptions options) {
        // Without motion: what is half faded in has too little contrast.
        Page fresh = chromium.newContext(options.setLocale("vi-VN")
                        .setTimezoneId("Asia/Ho_Chi_Minh")
                        .setReducedMotion(ReducedMotion.REDUCE))
                .newPage();
        fresh.setDefaultTimeout(SLOW_MILLIS);
        fresh.onPageError(troubles::add);
        fresh.onConsoleMessage(message -> {
            // Chromium itself says so of every refused form, every stream that broke, and every preview that is
            // overtaken.
            boolean ofTheNetwork = message.text().startsWith("Failed to load resource")
                    || message.text().contains("net::ERR")
                    || message.text().matches("htmx:(sendError|sendAbort|afterRequest)")
                    || message.text().equals("Event");
            if (message.type().equals("error") && !ofTheNetwork) {
                troubles.add(message.text() + " " + message.location());
            }
        });
        return fresh;
    }

    /** @param login the whole address of the page */
    public void logIn(Page where, String login, String name, String password) {
        where.navigate(login);
        where.locator("#name").fill(name);
        where.locator("#password").fill(password);
        where.locator("button.main").click();
    }

    /**
     * Waits until a page is all there: its scripts listen, its stream is open or known to be lost, and what changed since
     * the page was made is put in. What was done before goes to a page that is just coming, or to one that just goes.
     */
    public static void settled(Page where) {
        where.waitForLoadState();
        PlaywrightAssertions.assertThat(where.locator("#live:not(.on, .off)")).hasCount(0);
        PlaywrightAssertions.assertThat(where.locator(".htmx-request")).hasCount(0);
    }

    /** Does what leads to another page, and returns when that one is settled: a pressed key does not wait for it. */
    public static void leads(Page from, Runnable deed) {
        AtomicBoolean there = new AtomicBoolean();
        Consumer<Page> loaded = page -> there.set(true);
        from.onLoad(loaded);
        deed.run();
        from.waitForCondition(there::get);
        from.offLoad(loaded);
        settled(from);
    }

    /** Presses a key that leads to another page. */
    public static void leads(Page from, String key) {
        leads(from, () -> from.keyboard().press(key));
    }

    /** Types keys of which the last leads to another page, in one go: the desk waits a moment for the next, and no longer. */
    public static void types(Page from, String keys) {
        leads(from, () -> from.keyboard().type(keys));
    }

    /** No finding of axe that keeps somebody out. */
    public void accessible(Page where, String name) {
        List<String> findings = new AxeBuilder(where)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> name + ": " + rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getHtml())
                                        .limit(3)
                                        .toList())
                        .toList();
        assertThat(findings).isEmpty();
    }

    /** Keeps a picture of the page and looks at it as somebody who can't see. */
    public void shown(Page where, String name) {
        picture(where, name);
        accessible(where, name);
    }

    public void picture(Page where, String name) {
        settled(where);
        where.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("console-" + name + ".png")));
    }

    /** Between two tests. */
    public void closeWindows() {
        chromium.contexts().forEach(BrowserContext::close);
        List<String> ofThisTest = List.copyOf(troubles);
        troubles.clear();
        assertThat(ofThisTest).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
