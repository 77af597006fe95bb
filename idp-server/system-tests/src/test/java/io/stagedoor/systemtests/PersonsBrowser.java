package io.stagedoor.systemtests;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.function.Consumer;

/** One person's browser window, and what everybody does in theirs. */
record PersonsBrowser(Browser.Visit visit, Installation installation) implements AutoCloseable {

    static PersonsBrowser open(Installation installation) {
        return new PersonsBrowser(Browser.visit(), installation);
    }

    static PersonsBrowser open(Installation installation, Consumer<NewContextOptions> wishes) {
        return new PersonsBrowser(Browser.visit(wishes), installation);
    }

    /** A phone at night, in German. */
    static PersonsBrowser phone(Installation installation) {
        return open(
                installation,
                options -> options.setViewportSize(390, 844)
                        .setColorScheme(ColorScheme.DARK)
                        .setLocale("de-DE"));
    }

    static PersonsBrowser desk(Installation installation) {
        return open(
                installation,
                options -> options.setViewportSize(1280, 900)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setLocale("en-GB"));
    }

    Page page() {
        return visit.page();
    }

    SignInPages pages() {
        return new SignInPages(page(), installation);
    }

    /** From Screening Room to the page behind the password. */
    void typesPassword(TestPeople.Person person) {
        SignInPages pages = pages();
        pages.startAtScreeningRoom();
        pages.enterEmail(person.email());
        pages.enterPassword(TestPeople.PASSWORD);
    }

    /** Signs in to Screening Room with the code that the app shows now. */
    void signsIn(TestPeople.Person person, Totp app) {
        typesPassword(person);
        pages().enterCode(app, "");
        isInScreeningRoom();
    }

    String code(Totp app) {
        return app.codeAt(Instant.now());
    }

    void isInScreeningRoom() {
        pages().waitForScreeningRoom();
    }

    void opensPortal() {
        page().navigate(installation.realm() + "/portal/");
    }

    void isInPortal() {
        page().locator("sd-portal h1").waitFor();
    }

    /** The same machine on another day. */
    void comesBackLater() {
        page().navigate("about:blank");
        visit.context().clearCookies();
    }

    /** No page of ours in between, and nobody was asked anything. */
    boolean wasAskedForNothing() {
        return page().locator("#username, #password, #otp, #totp, #recoveryCodeInput")
                        .count()
                == 0;
    }

    @Override
    public void close() {
        visit.close();
    }
}
