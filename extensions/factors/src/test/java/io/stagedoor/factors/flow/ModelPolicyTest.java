package io.stagedoor.factors.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.stagedoor.factors.domain.Aaguid;
import io.stagedoor.factors.domain.PasskeyModels;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.keycloak.models.WebAuthnPolicy;

class ModelPolicyTest {

    private static final String ONE = "ee882879-721c-4913-9775-3dfcce97072a";
    private static final String OTHER = "2fc0579f-8113-47ea-b116-bb5a8db9202a";
    private static final PasskeyModels MODELS = new PasskeyModels(List.of(new Aaguid(ONE)));

    private static WebAuthnPolicy realms() {
        WebAuthnPolicy policy = new WebAuthnPolicy(List.of("ES256"));
        policy.setRpEntityName("Stagedoor");
        policy.setRpId("id.example");
        policy.setAuthenticatorAttachment("platform");
        policy.setResidentKey("required");
        policy.setUserVerificationRequirement("required");
        policy.setCreateTimeout(30);
        policy.setAvoidSameAuthenticatorRegister(true);
        policy.setExtraOrigins(List.of("https://other.example"));
        policy.setPasskeysEnabled(true);
        policy.setMediation("conditional");
        policy.setAttestationConveyancePreference("none");
        policy.setAcceptableAaguids(List.of());
        return policy;
    }

    @Test
    void whereAnyModelIsAllowedTheRealmsRulesStay() {
        WebAuthnPolicy realms = realms();
        assertThat(ModelPolicy.of(realms, PasskeyModels.ANY)).isSameAs(realms);
    }

    @Test
    void whereModelsAreNamedTheyHaveToBeProvedAndAllElseStays() {
        WebAuthnPolicy realms = realms();
        WebAuthnPolicy policy = ModelPolicy.of(realms, MODELS);
        assertThat(policy.getAcceptableAaguids()).containsExactly(ONE);
        assertThat(policy.getAttestationConveyancePreference()).isEqualTo("direct");
        assertThat(policy)
                .usingRecursiveComparison()
                .ignoringFields("acceptableAaguids", "attestationConveyancePreference")
                .isEqualTo(realms);
        assertThat(realms.getAcceptableAaguids()).isEmpty();
    }

    @Test
    void anOrganizationNarrowsTheRealmAndWidensNothing() {
        WebAuthnPolicy realms = realms();
        realms.setAcceptableAaguids(List.of(ONE, OTHER));
        assertThat(ModelPolicy.of(realms, MODELS).getAcceptableAaguids()).containsExactly(ONE);
        realms.setAcceptableAaguids(List.of(OTHER));
        assertThat(ModelPolicy.of(realms, MODELS).getAcceptableAaguids())
                .isNotEmpty()
                .doesNotContain(ONE, OTHER);
    }

    /** Pins Keycloak's class: what a later version adds has to be copied, too. */
    @Test
    void everyMemberIsKnown() {
        Set<String> setters = Arrays.stream(WebAuthnPolicy.class.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("set"))
                .collect(Collectors.toSet());
        assertThat(setters)
                .containsExactlyInAnyOrder(
                        "setAcceptableAaguids",
                        "setAttestationConveyancePreference",
                        "setAuthenticatorAttachment",
                        "setAvoidSameAuthenticatorRegister",
                        "setCreateTimeout",
                        "setExtraOrigins",
                        "setMediation",
                        "setPasskeysEnabled",
                        "setRequireResidentKey",
                        "setResidentKey",
                        "setRpEntityName",
                        "setRpId",
                        "setSignatureAlgorithm",
                        "setUserVerificationRequirement");
    }
}
