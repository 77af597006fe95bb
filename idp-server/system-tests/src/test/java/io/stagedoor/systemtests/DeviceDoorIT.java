package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A policy asks for two factors: a device without a browser is no way round (RFC 8628). */
class DeviceDoorIT {

    private static final Installation INSTALLATION = Installation.shared();
    private static final Doors DOORS = new Doors(INSTALLATION, "devicedoor");
    private static final FormSignIn.Application STRICT = DOORS.application("device-strict");
    private static final FormSignIn.Application WEAK = DOORS.application("device-weak");
    /** Which the policy names only when its device is allowed. */
    private static final FormSignIn.Application LATE = DOORS.application("device-late");

    private static final CodeVerifier VERIFIER = new CodeVerifier();

    @AfterAll
    static void thePolicyGoes() {
        DOORS.close();
    }

    @Test
    void aWeakSessionAllowsNoDevice() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        DOORS.cameIn(browser, WEAK);
        enforce("device-strict");
        JsonNode device = device(STRICT);
        DOORS.shut(browser.get(device.get("verification_uri_complete").asText()));
        DOORS.noToken(deviceForm(STRICT, device));
    }

    @Test
    void aDeviceThatWasAllowedBeforeGetsNothing() {
        FormSignIn browser = new FormSignIn(INSTALLATION.realm());
        DOORS.cameIn(browser, WEAK);
        JsonNode device = device(LATE);
        HttpResponse<String> question =
                browser.get(device.get("verification_uri_complete").asText());
        browser.submit(question, Map.of("accept", "Yes"));
        enforce("device-strict", "device-late");
        Doors.refused(DOORS.posted("/protocol/openid-connect/token", deviceForm(LATE, device)));
    }

    private static void enforce(String... applications) {
        new EnforcedPolicies(DOORS.organization).put(EnforcedPolicies.level(2, "enforced", applications));
    }

    private static JsonNode device(FormSignIn.Application application) {
        Map<String, String> form = new LinkedHashMap<>(Doors.client(application));
        form.put("scope", application.scope());
        form.put("code_challenge_method", "S256");
        form.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
        return StudioApi.accepted(DOORS.posted("/protocol/openid-connect/auth/device", form));
    }

    private static Map<String, String> deviceForm(FormSignIn.Application application, JsonNode device) {
        Map<String, String> form = new LinkedHashMap<>(Doors.client(application));
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:device_code");
        form.put("device_code", device.get("device_code").asText());
        form.put("code_verifier", VERIFIER.getValue());
        return form;
    }
}
