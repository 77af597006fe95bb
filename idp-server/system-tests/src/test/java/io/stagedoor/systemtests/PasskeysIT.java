package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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
