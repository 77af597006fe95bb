package io.stagedoor.factors.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.factors.flow.AllowedPasskeyFactory;
import io.stagedoor.factors.flow.AllowedSecurityKeyFactory;
import io.stagedoor.factors.flow.TenRecoveryCodes;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.requiredactions.RecoveryAuthnCodesAction;
import org.keycloak.authentication.requiredactions.WebAuthnPasswordlessRegisterFactory;
import org.keycloak.authentication.requiredactions.WebAuthnRegisterFactory;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProviderFactory;
import org.keycloak.credential.WebAuthnCredentialProviderFactory;
import org.keycloak.credential.WebAuthnPasswordlessCredentialProviderFactory;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

/** What stands in the place of Keycloak's own, by its name and before it. */
class KeycloakContractTest {

    @Test
    void credentialsOfOursStandInThePlaceOfKeycloaks() {
        assertThat(new UsedTotpFactory().getId()).isEqualTo(OTPCredentialProviderFactory.PROVIDER_ID);
        assertThat(new OnceOnlyCodesFactory().getId())
                .isEqualTo(RecoveryAuthnCodesCredentialProviderFactory.PROVIDER_ID);
        assertThat(new WatchedSecurityKeysFactory().getId()).isEqualTo(WebAuthnCredentialProviderFactory.PROVIDER_ID);
        assertThat(new WatchedPasskeysFactory().getId())
                .isEqualTo(WebAuthnPasswordlessCredentialProviderFactory.PROVIDER_ID);
        assertThat(new UsedTotpFactory().order()).isGreaterThan(new OTPCredentialProviderFactory().order());
    }

    @Test
    void actionsOfOursStandInThePlaceOfKeycloaks() {
        assertThat(new AllowedPasskeyFactory().getId()).isEqualTo(WebAuthnPasswordlessRegisterFactory.PROVIDER_ID);
        assertThat(new AllowedSecurityKeyFactory().getId()).isEqualTo(WebAuthnRegisterFactory.PROVIDER_ID);
        assertThat(new TenRecoveryCodes().getId()).isEqualTo(RecoveryAuthnCodesAction.PROVIDER_ID);
        assertThat(new TenRecoveryCodes().order()).isGreaterThan(new RecoveryAuthnCodesAction().order());
    }

    /** {@link TenRecoveryCodes} takes ten of them. */
    @Test
    void keycloakMakesAtLeastTenCodesOfTwelveCharacters() {
        assertThat(RecoveryAuthnCodesUtils.generateRawCodes())
                .hasSizeGreaterThanOrEqualTo(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[A-Z1-9]{12}"));
    }
}
