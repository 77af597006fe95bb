package io.stagedoor.systemtests;

import static com.webauthn4j.data.UserVerificationRequirement.DISCOURAGED;
import static com.webauthn4j.data.UserVerificationRequirement.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.webauthn4j.test.authenticator.AuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.u2f.FIDOU2FAuthenticatorAdaptor;
import com.webauthn4j.test.authenticator.webauthn.AndroidKeyAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.PackedAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.TPMAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passkeys on the wire: what they count as, which may be set up, and what gives a copy away. */
class PasskeysIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final FactorPeople PEOPLE = new FactorPeople(INSTALLATION, "passkeywork");

    @AfterAll
    static void nothingIsAskedAnyMore() {
        PEOPLE.models(List.of());
    }

    @Test
    void aPasskeyWhoseCounterGoesBackIsRefusedAndWrittenDown() {
        Person fay = PEOPLE.withApp("factors-fay");
        SoftPasskey key = PEOPLE.passkey(FactorPeople.MODEL);
        FormSignIn browser = PEOPLE.signedIn(fay);
        assertThat(FactorPeople.isIn(PEOPLE.register(browser, key, 5, false))).isTrue();

        assertThat(FactorPeople.isIn(PEOPLE.byPasskey(fay, key, FactorPeople.TOUCHED, 6)))
                .isTrue();
        assertThat(FactorPeople.isIn(PEOPLE.byPasskey(fay, key, FactorPeople.TOUCHED, 6)))
                .as("the same counter")
                .isFalse();
        assertThat(FactorPeople.isIn(PEOPLE.byPasskey(fay, key, FactorPeople.TOUCHED, 2)))
                .as("an older one")
                .isFalse();
        assertThat(PEOPLE.audited("passkey.counter-regressed")).contains(fay.id());

        assertThat(PEOPLE.audited("passkey.backed-up")).doesNotContain(fay.id());
        assertThat(FactorPeople.isIn(PEOPLE.byPasskey(fay, key, FactorPeople.TOUCHED | SoftPasskey.BACKED_UP, 7)))
                .isTrue();
        assertThat(PEOPLE.audited("passkey.backed-up")).contains(fay.id());
        Eventually.get("what is known of the key", () -> {
            JsonNode mine = PEOPLE.mine(fay, "webauthn-passwordless");
            return mine.hasNonNull("lastUsed") && mine.path("backedUp").asBoolean()
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    @Test
    void aPasskeyCountsAsWhatCannotBePhishedAndTheAppAsACode() {
        Person gil = PEOPLE.withApp("factors-gil");
        FormSignIn browser = PEOPLE.browser();
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = browser.entered(PEOPLE.application, verifier, gil.email(), TestPeople.PASSWORD);
        JsonNode byApp = FactorPeople.claims(browser.redeem(
                PEOPLE.application,
                verifier,
                browser.submit(
                        page, Map.of("otp", OathTool.plain(FactorPeople.SECRET).codeAt(Instant.now())))));
        assertThat(byApp.path("acr").asText()).isEqualTo("2");
        assertThat(byApp.path("amr").toString())
                .contains("\"pwd\"", "\"otp\"", "\"mfa\"")
                .doesNotContain("hwk");
        SoftPasskey key = PEOPLE.passkey(FactorPeople.MODEL);
        assertThat(FactorPeople.isIn(PEOPLE.register(browser, key, 0, false))).isTrue();

        FormSignIn other = PEOPLE.browser();
        CodeVerifier second = new CodeVerifier();
        JsonNode byKey = FactorPeople.claims(other.redeem(
                PEOPLE.application,
                second,
                PEOPLE.byPasskey(other, PEOPLE.application, second, gil, key, FactorPeople.TOUCHED, 0)));
        assertThat(byKey.path("acr").asText()).isEqualTo("3");
        assertThat(byKey.path("amr").toString()).contains("\"hwk\"", "\"mfa\"").doesNotContain("\"otp\"");
    }

    /** Authenticators that are not ours, of each kind: whose maker nobody here knows, is none; one that says nothing of its maker claims nothing. */
    @ParameterizedTest
    @CsvSource({"none,true", "packed,false", "tpm,false", "android-key,false", "fido-u2f,false"})
    void aMakerThatNobodyKnowsVouchesForNothing(String format, boolean taken) {
        Person ida = PEOPLE.withApp("factors-" + format);
        FormSignIn browser = PEOPLE.signedIn(ida);
        HttpResponse<String> page =
                browser.request(PEOPLE.application, new CodeVerifier(), Map.of("kc_action", "webauthn-register"));

        HttpResponse<String> answer =
                browser.submit(page, emulated(format).register(page.body(), "localhost", DISCOURAGED));

        assertThat(FactorPeople.isIn(answer)).as(answer.body()).isEqualTo(taken);
        assertThat(PEOPLE.types(ida).contains("webauthn")).isEqualTo(taken);
    }

    @Test
    void aModelOfTheListIsSetUpWhereItsMakerVouchesForItAndNoOtherIsListed() {
        Person leo = PEOPLE.withApp("factors-leo");
        FormSignIn browser = PEOPLE.signedIn(leo);
        PEOPLE.models(List.of(VouchedModels.EMULATED));
        try {
            HttpResponse<String> page = PEOPLE.passkeyPage(browser);
            HttpResponse<String> unproved =
                    browser.submit(page, emulated("none").register(page.body(), "localhost", REQUIRED));
            assertThat(unproved.body()).contains("does not allow this kind of passkey");
            page = browser.submit(unproved, Map.of("isSetRetry", "retry"));
            assertThat(FactorPeople.isIn(browser.submit(
                            page,
                            VouchedModels.authenticator(INSTALLATION.server())
                                    .register(page.body(), "localhost", REQUIRED))))
                    .isTrue();
            for (String nobodys : List.of(VouchedModels.WITHDRAWN, "11111111-2222-3333-4444-555555555555")) {
                HttpResponse<String> refused = PEOPLE.put(Map.of("models", List.of(nobodys)));
                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("vouches for no model " + nobodys);
            }
        } finally {
            PEOPLE.models(List.of());
        }
    }

    @Test
    void whatIsMadeElsewhereOrForSomebodyElseOrOnceMoreIsNotSetUp() {
        Person jan = PEOPLE.withApp("factors-jan");
        FormSignIn browser = PEOPLE.signedIn(jan);
        EmulatedPasskey key = emulated("none");
        List<Function<String, Map<String, String>>> wrong = List.of(
                page -> key.at("https://login.elsewhere.example").register(page, "localhost", REQUIRED),
                page -> key.register(page, "elsewhere.example", REQUIRED),
                // The emulated one always verifies where it makes a key.
                page -> PEOPLE.passkey(FactorPeople.MODEL).register(page, SoftPasskey.PRESENT, 0, false));
        HttpResponse<String> page = PEOPLE.passkeyPage(browser);
        for (Function<String, Map<String, String>> one : wrong) {
            HttpResponse<String> refused = browser.submit(page, one.apply(page.body()));
            assertThat(refused.body()).contains("The passkey could not be created");
            page = browser.submit(refused, Map.of("isSetRetry", "retry"));
        }
        Map<String, String> made = key.register(page.body(), "localhost", REQUIRED);
        assertThat(FactorPeople.isIn(browser.submit(page, made))).isTrue();
        assertThat(FactorPeople.isIn(browser.submit(PEOPLE.passkeyPage(browser), made)))
                .as("the same once more")
                .isFalse();
    }

    @Test
    void whatIsSignedElsewhereOrBeforeOrByNobodyDoesNotSignIn() {
        Person kim = PEOPLE.withApp("factors-kim");
        FormSignIn browser = PEOPLE.signedIn(kim);
        EmulatedPasskey key = emulated("none");
        HttpResponse<String> page = PEOPLE.passkeyPage(browser);
        assertThat(FactorPeople.isIn(browser.submit(page, key.register(page.body(), "localhost", REQUIRED))))
                .isTrue();
        Map<String, String> kept = key.sign(asked(PEOPLE.browser(), kim).body(), kim.id(), REQUIRED);
        FormSignIn slow = PEOPLE.browser();
        HttpResponse<String> first = asked(slow, kim);
        Map<String, String> before = key.sign(first.body(), kim.id(), REQUIRED);
        List<Function<String, Map<String, String>>> wrong = List.of(
                shown -> kept,
                shown -> key.at("https://login.elsewhere.example").sign(shown, kim.id(), REQUIRED),
                shown -> key.sign(shown, kim.id(), DISCOURAGED));
        for (Function<String, Map<String, String>> one : wrong) {
            FormSignIn other = PEOPLE.browser();
            HttpResponse<String> shown = asked(other, kim);
            assertThat(FactorPeople.isIn(other.submit(shown, one.apply(shown.body()))))
                    .isFalse();
        }
        FormSignIn other = PEOPLE.browser();
        HttpResponse<String> shown = asked(other, kim);
        assertThat(FactorPeople.isIn(other.submit(shown, key.sign(shown.body(), kim.id(), REQUIRED))))
                .isTrue();
        // Signed before that one, and sent behind it: the counter has gone on.
        assertThat(FactorPeople.isIn(slow.submit(first, before))).isFalse();
        assertThat(PEOPLE.audited("passkey.counter-regressed")).contains(kim.id());
    }

    private static HttpResponse<String> asked(FormSignIn browser, Person person) {
        return PushPeople.choosing(
                browser,
                browser.entered(PEOPLE.application, new CodeVerifier(), person.email(), TestPeople.PASSWORD),
                "Passkey");
    }

    private static EmulatedPasskey emulated(String format) {
        AuthenticatorAdaptor authenticator = switch (format) {
            case "none" -> new WebAuthnAuthenticatorAdaptor(new NoneAttestationAuthenticator());
            case "packed" -> new WebAuthnAuthenticatorAdaptor(new PackedAuthenticator());
            case "tpm" -> new WebAuthnAuthenticatorAdaptor(new TPMAuthenticator());
            case "android-key" -> new WebAuthnAuthenticatorAdaptor(new AndroidKeyAuthenticator());
            default -> new FIDOU2FAuthenticatorAdaptor();
        };
        return new EmulatedPasskey(INSTALLATION.server(), authenticator);
    }

    @Test
    void onlyModelsThatTheOrganizationAllowsAreSetUp() {
        Person hal = PEOPLE.withApp("factors-hal");
        FormSignIn browser = PEOPLE.signedIn(hal);
        PEOPLE.models(List.of(FactorPeople.MODEL));
        try {
            HttpResponse<String> page = PEOPLE.passkeyPage(browser);
            assertThat(page.body()).contains("data-attestation=\"direct\"");
            for (boolean attested : List.of(true, false)) {
                SoftPasskey other = PEOPLE.passkey("2fc0579f-8113-47ea-b116-bb5a8db9202a");
                HttpResponse<String> refused =
                        browser.submit(page, other.register(page.body(), FactorPeople.TOUCHED, 0, attested));
                assertThat(refused.body()).contains(PEOPLE.home + " does not allow this kind of passkey");
                page = browser.submit(refused, Map.of("isSetRetry", "retry"));
            }
            // The right name, and nobody but itself to vouch for it.
            SoftPasskey liar = PEOPLE.passkey(FactorPeople.MODEL);
            HttpResponse<String> refused =
                    browser.submit(page, liar.register(page.body(), FactorPeople.TOUCHED, 0, true));
            assertThat(FactorPeople.isIn(refused)).isFalse();
            assertThat(refused.body()).contains("The passkey could not be created");
            assertThat(PEOPLE.audited("passkey.register")).contains(hal.id(), "model-not-allowed");
            assertThat(PEOPLE.types(hal)).doesNotContain("webauthn");
        } finally {
            PEOPLE.models(List.of());
        }
        assertThat(FactorPeople.isIn(PEOPLE.register(browser, PEOPLE.passkey(FactorPeople.MODEL), 0, false)))
                .isTrue();
        assertThat(PEOPLE.put(Map.of("models", List.of("yubikey"))).statusCode())
                .isEqualTo(422);
    }
}
