package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.stagedoor.systemtests.TestPeople.Person;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone that checks its person before it approves, and one that reads the code with its camera. */
class PushLockE2E {

    private static final Installation INSTALLATION = Installation.shared();

    @Test
    void aPhoneThatChecksItsPersonApprovesForNobodyElse() {
        Person person = new TestPeople(INSTALLATION).create("lorna", "initech");
        try (Browser.Visit desk = Browser.visit();
                Browser.Visit phone = PushJourneysE2E.phone(ColorScheme.LIGHT, "en-GB")) {
            VirtualPasskey finger = VirtualPasskey.of(phone);
            Page there = phone.page();
            String code = PushJourneysE2E.code(desk, person);
            there.navigate(PushJourneysE2E.APP + "#" + code.replace("-", ""));
            there.getByText("Let this phone check that it is you?").waitFor();
            seen(phone, "push-lock-offer");
            there.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            seen(phone, "push-lock-offer-dark");
            there.locator("button.first").click();
            PushJourneysE2E.confirm(desk, phone, person);
            new PushPeople(INSTALLATION, new FormSignIn.Application("", "", "", ""), "initech").forget(person, "otp");

            SignInPages pages = PushJourneysE2E.signIn(desk, person);
            String number = desk.page().locator("#push-number").textContent();
            finger.verifying(false);
            there.locator("#number").fill(number);
            there.locator("#approve").click();
            there.getByText("This phone did not recognise you").waitFor();
            seen(phone, "push-lock-closed");
            assertThat(desk.page().locator("#push-number").textContent()).isEqualTo(number);

            finger.verifying(true);
            there.locator("#approve").click();
            pages.waitForScreeningRoom();
        }
    }

    @Test
    void aPhoneReadsTheCodeOfItsOwnServerAlone(@TempDir Path folder) {
        Person person = new TestPeople(INSTALLATION).create("leonie", "initech");
        try (Browser.Visit desk = Browser.visit()) {
            String code = PushJourneysE2E.code(desk, person).replace("-", "");
            Path film = folder.resolve("film.y4m");
            String elsewhere = "https://login.elsewhere.example/realms/studio/push/app/#" + code;
            QrFilm.write(film, List.of(elsewhere, elsewhere, elsewhere, elsewhere, PushJourneysE2E.APP + "#" + code));
            try (com.microsoft.playwright.Browser camera = Browser.withCamera(film);
                    Browser.Visit phone = phone(camera)) {
                Page there = phone.page();
                there.navigate(PushJourneysE2E.APP);
                there.getByText("Scan with the camera").click();
                there.getByText("This page may not use the camera").waitFor();
                seen(phone, "push-scan-refused");

                phone.context().grantPermissions(List.of("camera"));
                there.getByText("Scan with the camera").click();
                there.getByText("That is not a code of this server").waitFor();
                phone.keepScreenshot("push-scan");
                PortalByKeyboard.isForEverybody(there);
                PushJourneysE2E.confirm(desk, phone, person);
            }
        }
    }

    private static Browser.Visit phone(com.microsoft.playwright.Browser camera) {
        BrowserContext context = camera.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setLocale("en-GB"));
        context.setDefaultTimeout(20_000);
        return new Browser.Visit(context, context.newPage());
    }

    private static void seen(Browser.Visit visit, String name) {
        PortalByKeyboard.isForEverybody(visit.page());
        visit.keepScreenshot(name);
    }
}
