package io.stagedoor.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium; a {@link Visit} is one person with empty cookies. */
final class Browser {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static com.microsoft.playwright.@Nullable Browser shared;

    private static @Nullable Path executable;

    private Browser() {}

    /** One person's browser window, closed at the end; a screenshot is kept when the test asks for one. */
    record Visit(BrowserContext context, Page page) implements AutoCloseable {

        void keepScreenshot(String name) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Installation.TARGET.resolve("screenshots").resolve(name + ".png")));
        }

        @Override
        public void close() {
            context.close();
        }
    }

    static Visit visit() {
        return visit(options -> {});
    }

    static Visit visit(Consumer<com.microsoft.playwright.Browser.NewContextOptions> wishes) {
        com.microsoft.playwright.Browser.NewContextOptions options =
                new com.microsoft.playwright.Browser.NewContextOptions();
        wishes.accept(options);
        BrowserContext context = shared().newContext(options);
        context.setDefaultTimeout(20_000);
        return new Visit(context, context.newPage());
    }

    /** Another Chromium, whose camera sees that film (YUV4MPEG2), again and again; to be closed. */
    static com.microsoft.playwright.Browser withCamera(Path film) {
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--use-fake-device-for-media-stream");
        arguments.add("--use-file-for-fake-video-capture=" + film);
        return shared().browserType()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(arguments));
    }

    private static synchronized com.microsoft.playwright.Browser shared() {
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
            executable = chromium;
            shared = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(ARGUMENTS));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return shared;
    }
}
