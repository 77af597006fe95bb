package io.stagedoor.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium. */
final class Chromium {

    private static @Nullable Browser shared;

    private Chromium() {}

    /** One person's window, and what went wrong in it. */
    record Window(BrowserContext context, Page page, List<String> errors) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    static Window desktop() {
        return window(1280, 800, ColorScheme.LIGHT);
    }

    static Window window(int width, int height, ColorScheme scheme) {
        BrowserContext context = shared().newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin")
                .setColorScheme(scheme));
        context.setDefaultTimeout(10_000);
        Page page = context.newPage();
        List<String> errors = new ArrayList<>();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            // A refused call is logged by the browser itself; a violated policy and a failed import are errors of ours.
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return new Window(context, page, errors);
    }

    private static synchronized Browser shared() {
        if (shared == null) {
            @Nullable
            Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElse(null);
            Assumptions.assumeTrue(chromium != null, "no Chromium on this machine");
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return shared;
    }
}
