package io.stagedoor.mfapolicy.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.authenticators.browser.CookieAuthenticatorFactory;
import org.keycloak.authentication.authenticators.browser.OTPFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.RecoveryAuthnCodesFormAuthenticator;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.browser.WebAuthnAuthenticator;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.protocol.oidc.mappers.AcrProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AmrProtocolMapper;
import org.keycloak.protocol.oidc.refresh.AbstractRefreshTokenProvider;
import org.keycloak.services.managers.AuthenticationManager;

/** What we rely on inside Keycloak. Where an upgrade breaks one of these, look at the class of ours that is named. */
class KeycloakContractTest {

    /** {@link SessionProofs}: each of them says what it succeeded with. */
    @Test
    void authenticatorsNameTheCredentialThatWasUsed() {
        for (Class<?> authenticator : new Class<?>[] {
            UsernamePasswordForm.class,
            OTPFormAuthenticator.class,
            WebAuthnAuthenticator.class,
            RecoveryAuthnCodesFormAuthenticator.class
        }) {
            assertThat(read(authenticator).getMethodCallsFromSelf().stream()
                            .map(JavaMethodCall::getTarget)
                            .filter(target -> target.getName().equals("success"))
                            .anyMatch(target -> target.getRawParameterTypes().size() == 1))
                    .as(authenticator.getSimpleName())
                    .isTrue();
        }
        assertThat(AuthenticationProcessor.AUTHN_CREDENTIALS).isEqualTo("authn.credentials");
    }

    /** {@link SteppingCookie}: hides that note while it asks. */
    @Test
    void theCookieAsksForTheRequestedLevel() {
        assertThat(calls(AcrStore.class, "getRequestedLevelOfAuthentication", "getClientNote"))
                .isPositive();
        assertThat(new CookieAuthenticatorFactory().getId()).isEqualTo(new SteppingCookieFactory().getId());
    }

    /** {@link TrueAcr}, {@link TrueAmr}. */
    @Test
    void ourMappersStandUnderKeycloaksNames() {
        assertThat(new TrueAcr().getId()).isEqualTo(AcrProtocolMapper.PROVIDER_ID);
        assertThat(new TrueAmr().getId()).isEqualTo(AmrProtocolMapper.PROVIDER_ID);
    }

    /** {@link AssuredRefresh}. */
    @Test
    void aRefreshIsValidatedBeforeItsUseIsCounted() {
        int validated = calls(AbstractRefreshTokenProvider.class, "refreshAccessToken", "validateToken");
        assertThat(validated).isPositive();
        assertThat(calls(AbstractRefreshTokenProvider.class, "refreshAccessToken", "validateTokenReuseForRefresh"))
                .isGreaterThan(validated);
    }

    /** {@link Assured}: asked whenever a flow ends, and after each action. */
    @Test
    void requiredActionsAreEvaluatedBeforeASessionIsMade() {
        assertThat(calls(AuthenticationManager.class, "nextRequiredAction", "evaluateRequiredActionTriggers"))
                .isPositive();
        assertThat(calls(AuthenticationManager.class, "actionRequired", "evaluateRequiredActionTriggers"))
                .isPositive();
    }

    private static JavaClass read(Class<?> type) {
        return new ClassFileImporter().importClass(type);
    }

    /** The line of the call, 0 where there is none. */
    private static int calls(Class<?> in, String from, String to) {
        return read(in).getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(from))
                .map(JavaCodeUnit::getMethodCallsFromSelf)
                .flatMap(java.util.Collection::stream)
                .filter(call -> call.getTarget().getName().equals(to))
                .mapToInt(JavaMethodCall::getLineNumber)
                .findFirst()
                .orElse(0);
    }
}
