package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sign-in page in an organization's colours and in the person's language. */
class SignInBrandE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOSTILE = "Initech <img src=x onerror=alert(1)>";

    @BeforeAll
    static void aBrand() throws IOException {
        StudioApi operator = StudioApi.asOperator(INSTALLATION);
        String settings = "/organizations/initech/settings";
        String tag = operator.get(settings).headers().firstValue("ETag").orElseThrow();
        StudioApi.accepted(operator.call(
                "PUT",
                settings,
                Map.of("name", HOSTILE, "brand", Map.of("accent", "#0b5d8a", "accentDark", "#7cc7f0")),
                Map.of("If-Match", tag)));
        BufferedImage logo = new BufferedImage(480, 120, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = logo.createGraphics();
        pen.setColor(new Color(0x7cc7f0));
        pen.fillOval(10, 10, 100, 100);
        pen.fillRect(130, 40, 340, 40);
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(logo, "png", file);
        StudioApi.accepted(Installation.send(HttpRequest.newBuilder(URI.create(operator.base() + settings + "/logo"))
                .header("Authorization", "Bearer " + operator.token())
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(file.toByteArray()))));
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT,1280,rgb(11; 93; 138)",
        "DARK,1280,rgb(124; 199; 240)",
        "LIGHT,390,rgb(11; 93; 138)",
        "DARK,390,rgb(124; 199; 240)"
    })
    void showsTheBrandOfTheOrganizationThatTheAddressBelongsTo(ColorScheme scheme, int width, String expected) {
        try (Browser.Visit visit =
                Browser.visit(options -> options.setColorScheme(scheme).setViewportSize(width, 844))) {
            Page page = visit.page();
            boolean[] alerted = {false};
            page.onDialog(dialog -> {
                alerted[0] = true;
                dialog.dismiss();
            });
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            page.locator("#username").waitFor();
            String ours = color(page);
            pages.enterEmail("sam@initech.example");
            page.locator("#password").waitFor();

            assertThat(color(page)).isEqualTo(expected.replace(';', ',')).isNotEqualTo(ours);
            assertThat((String) page.locator(".sd-logo").evaluate("logo => getComputedStyle(logo).backgroundImage"))
                    .contains("/stagedoor-brand/initech/logo.png?v=");
            assertThat(page.locator(".sd-logo").getAttribute("aria-label")).startsWith(HOSTILE);
            assertThat(alerted[0]).isFalse();
            visit.keepScreenshot("brand-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"de,Anmelden,Weiter", "fr,Se connecter,Continuer", "en,Sign in,Continue", "nl,Sign in,Continue"})
    void speaksTheLanguageOfTheBrowser(String language, String title, String button) {
        try (Browser.Visit visit =
                Browser.visit(options -> options.setLocale(language).setViewportSize(390, 844))) {
            new SignInPages(visit.page(), INSTALLATION).startAtScreeningRoom();
            assertThat(visit.page().locator("#kc-page-title").textContent().strip())
                    .isEqualTo(title);
            assertThat(visit.page().locator("#kc-login").textContent().strip()).isEqualTo(button);
            visit.keepScreenshot("language-" + language);
        }
    }

    @Test
    void theLanguageIsChosenByKeyboardAndKeptOnTheWay() {
        try (Browser.Visit visit = Browser.visit()) {
            Page page = visit.page();
            SignInPages pages = new SignInPages(page, INSTALLATION);
            pages.startAtScreeningRoom();
            page.locator(".sd-languages summary").focus();
            page.keyboard().press("Enter");
            page.locator(".sd-languages a[lang=de]").waitFor();
            visit.keepScreenshot("language-chooser");
            while (!page.evaluate("document.activeElement.lang").equals("de")) {
                assertThat((String) page.evaluate("document.activeElement.id")).isNotEqualTo("username");
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.waitForCondition(
                    () -> page.locator("html").getAttribute("lang").equals("de"));
            assertThat(page.locator(".sd-languages a[aria-current]").getAttribute("lang"))
                    .isEqualTo("de");
            pages.enterEmail("sam@initech.example");
            page.locator("#password").waitFor();
            assertThat(page.locator("#kc-page-title").textContent().strip()).isEqualTo("Anmelden");
        }
    }

    private static String color(Page page) {
        return (String) page.locator("#kc-login").evaluate("button => getComputedStyle(button).backgroundColor");
    }
}
