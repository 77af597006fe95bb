package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.stagedoor.systemtests.LocalPushService.Received;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A phone whose app is closed: asked for by a button, told through its service worker, opened by the notification. No push service of a browser's maker can
 * be reached from a test, so the browser's own subscribing is replaced by one at a service on this machine, and what arrives there is handed to the worker
 * through the DevTools protocol.
 */
class PushWorkerE2E {

    private static final Installation INSTALLATION = Installation.shared();
    private static final String HOME = "initech";
    private static final String APP = INSTALLATION.realm() + "/push/app/";
    private static final FormSignIn.Application APPLICATION = new FormSignIn.Application(
            "screening-room",
            INSTALLATION.secret("SCREENING_ROOM_CLIENT_SECRET"),
            INSTALLATION.screeningRoom() + "/callback",
            "openid organization:" + HOME);
    private static final PushPeople PEOPLE = new PushPeople(INSTALLATION, APPLICATION, HOME);
    private static final LocalPushService SERVICE = new LocalPushService();
    private static final SubscribedBrowser KEYS = SubscribedBrowser.fresh();

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void aPhoneIsToldWhileItsPageIsClosed() {
        try (Browser.Visit phone = phone(ColorScheme.LIGHT, "de-DE")) {
            BrowserContext context = phone.context();
            context.grantPermissions(
                    List.of("notifications"),
                    new BrowserContext.GrantPermissionsOptions().setOrigin(INSTALLATION.server()));
            context.addInitScript(subscribing(SERVICE.endpoint("worker")));
            Page page = phone.page();
            Person person = setUp(page, "push-worker");

            // Nothing is asked for before somebody asks for it.
            assertThat(page.evaluate("() => navigator.serviceWorker.getRegistrations().then((all) => all.length)"))
                    .isEqualTo(0);
            page.getByText("Mitteilen, wenn diese Seite geschlossen ist").waitFor();
            PortalByKeyboard.isForEverybody(page);
            phone.keepScreenshot("push-notices-ask");
            AtomicReference<String> registration = registration(context, page);
            page.getByText("Mitteilen, wenn diese Seite geschlossen ist").click();
            page.getByText("Sie erfahren es auch, wenn diese Seite geschlossen ist.")
                    .waitFor();
            PortalByKeyboard.isForEverybody(page);
            phone.keepScreenshot("push-notices-on");

            // The page is closed; another one of the same browser is open, so that DevTools have somebody to talk to.
            page.navigate(INSTALLATION.realm() + "/push/app/icon.svg");
            FormSignIn browser = PEOPLE.browser();
            HttpResponse<String> waiting = PEOPLE.entered(browser, person);
            Received message = SERVICE.received("worker", 1).getFirst();
            JsonObject pushed = new JsonObject();
            pushed.addProperty("origin", INSTALLATION.server());
            pushed.addProperty(
                    "registrationId", Eventually.get("a worker", () -> Optional.ofNullable(registration.get())));
            pushed.addProperty("data", KEYS.read(message.body()));
            devTools(context, page).send("ServiceWorker.deliverPushMessage", pushed);

            String shown = Eventually.get(
                    "a notification", () -> Optional.of(notifications(page)).filter(text -> !text.isEmpty()));
            assertThat(shown).isEqualTo("Jemand meldet sich an|Zum Antworten öffnen.|sign-in");
            page.navigate(APP);
            page.locator("#number").fill(String.valueOf(PushPeople.number(waiting)));
            page.locator("#approve").click();
            page.locator("#state").waitFor();
            assertThat(PushPeople.isLetIn(PushPeople.look(browser, waiting))).isTrue();
            // Nobody asks any more, so nothing says that somebody does.
            page.getByText("Weiter").click();
            Eventually.get(
                    "no notification", () -> Optional.of(notifications(page)).filter(String::isEmpty));

            page.getByText("Nicht mehr mitteilen").click();
            page.getByText("Mitteilen, wenn diese Seite geschlossen ist").waitFor();
            PEOPLE.entered(PEOPLE.browser(), person);
            page.locator("#number").waitFor();
            assertThat(SERVICE.receivedSoFar("worker")).hasSize(1);
        }
    }

    /** Chromium without a window denies by itself. */
    @Test
    void whoBlockedNotificationsIsToldHowToAllowThem() {
        try (Browser.Visit phone = phone(ColorScheme.DARK, "en-GB")) {
            phone.context()
                    .addInitScript("Object.defineProperty(Notification, 'permission', { get: () => 'denied' });");
            setUp(phone.page(), "push-blocked");
            phone.page().getByText("Notifications are blocked for this page").waitFor();
            PortalByKeyboard.isForEverybody(phone.page());
            phone.keepScreenshot("push-notices-blocked");
        }
    }

    /** As in a browser whose proxy lets no stream through. */
    @Test
    void thePageThatWaitsIsToldAndAsksOnlyWhereItCannotBe() {
        PushPhone phone = new PushPhone(INSTALLATION);
        Person person = PEOPLE.withPhone("push-told-page", phone);
        for (boolean streams : new boolean[] {true, false}) {
            try (Browser.Visit desk = Browser.visit()) {
                List<String> asked = new CopyOnWriteArrayList<>();
                desk.page().onRequest(request -> {
                    if (request.url().contains("/push/waiting/")) {
                        asked.add(request.url());
                    }
                });
                if (!streams) {
                    desk.context().route("**/events", Route::abort);
                }
                SignInPages pages = new SignInPages(desk.page(), INSTALLATION);
                pages.startAtScreeningRoom();
                pages.enterEmail(person.email());
                pages.enterPassword(TestPeople.PASSWORD);
                int number =
                        Integer.parseInt(desk.page().locator("#push-number").textContent());
                assertThat(phone.approve(phone.only(), number).statusCode()).isEqualTo(204);
                pages.waitForScreeningRoom();

                assertThat(asked.getFirst()).endsWith("/events");
                assertThat(asked.stream().allMatch(address -> address.endsWith("/events")))
                        .isEqualTo(streams);
            }
        }
    }

    /** What the browser would get from its maker's push service. */
    private static String subscribing(String endpoint) {
        return """
                if (self.PushManager) {
                  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
                  const made = (key) => ({
                    endpoint: '%s',
                    options: { applicationServerKey: bytes(key).buffer },
                    toJSON: () => ({ endpoint: '%s', keys: { p256dh: '%s', auth: '%s' } }),
                    unsubscribe: async () => localStorage.removeItem('subscribed'),
                  });
                  const text = (key) => btoa(String.fromCharCode(...key)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
                  PushManager.prototype.getSubscription = async () => localStorage.subscribed ? made(localStorage.subscribed) : null;
                  PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
                    if (!userVisibleOnly) throw new Error('only visible');
                    localStorage.subscribed = text(applicationServerKey);
                    return made(localStorage.subscribed);
                  };
                }
                """.formatted(endpoint, endpoint, KEYS.p256dh(), KEYS.auth());
    }

    /** Somebody with this phone, set up by hand. */
    private static Person setUp(Page page, String name) {
        Person person = new TestPeople(INSTALLATION).create(name, HOME);
        FormSignIn browser = PEOPLE.browser();
        browser.signIn(APPLICATION, person.email(), TestPeople.PASSWORD);
        HttpResponse<String> enrolling = PEOPLE.enrolmentPage(browser);
        page.navigate(APP + "#" + PushPeople.code(enrolling).replace("-", ""));
        page.locator("#mark").waitFor();
        browser.submit(browser.submit(enrolling, Map.of("push", "")), Map.of("push", "mine"));
        PEOPLE.forget(person, "otp");
        page.locator("#notices").waitFor();
        return person;
    }

    private static CDPSession devTools(BrowserContext context, Page page) {
        CDPSession session = context.newCDPSession(page);
        session.send("ServiceWorker.enable");
        return session;
    }

    private static AtomicReference<String> registration(BrowserContext context, Page page) {
        AtomicReference<String> id = new AtomicReference<>();
        CDPSession session = context.newCDPSession(page);
        session.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> id.set(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        session.send("ServiceWorker.enable");
        return id;
    }

    private static String notifications(Page page) {
        return String.valueOf(page.evaluate("""
                async () => {
                  const registration = await navigator.serviceWorker.getRegistration('%s');
                  return (await registration.getNotifications()).map(({ title, body, tag }) => [title, body, tag].join('|')).join();
                }
                """.formatted(APP)));
    }

    private static Browser.Visit phone(ColorScheme scheme, String language) {
        return Browser.visit(options -> options.setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setColorScheme(scheme)
                .setLocale(language));
    }
}
