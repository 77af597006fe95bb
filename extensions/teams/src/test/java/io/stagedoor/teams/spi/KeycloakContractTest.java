package io.stagedoor.teams.spi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.keycloak.organization.protocol.mappers.oidc.OrganizationScope;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.AbstractRefreshTokenProvider;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/** What we rely on inside Keycloak. Where an upgrade breaks one of these, look at the class of ours that is named. */
class KeycloakContractTest {

    /** {@link AccessTokenClaims}. */
    @Test
    void postProcessorsAreAskedAtEveryTokenBuildWithWhatWeRead() {
        assertThat(Arrays.stream(TokenPostProcessorContext.class.getRecordComponents())
                        .map(RecordComponent::getName))
                .containsExactly("code", "requestRefreshToken", "refreshToken", "accessToken", "clientSessionCtx");
        JavaClass builder = new ClassFileImporter().importClass(TokenManager.AccessTokenResponseBuilder.class);
        assertThat(calls(builder, "build", "invokeTokenPostProcessors")).isPositive();
    }

    /** {@link RequestedOrganization}. */
    @Test
    void aScopeNamesOrganizationsInThreeWays() {
        assertThat(Arrays.stream(OrganizationScope.class.getFields())
                        .filter(Field::isEnumConstant)
                        .map(Field::getName))
                .containsExactlyInAnyOrder("ALL", "SPECIFIC", "ANY");
    }

    /** {@link SingleTeamRefresh}: organization and membership need no look of ours before the refresh token is used up. */
    @Test
    void aRefreshLooksAtTheOrganizationBeforeItCountsTheUseOfTheRefreshToken() {
        JavaClass provider = new ClassFileImporter().importClass(AbstractRefreshTokenProvider.class);
        int organization = calls(provider, "refreshAccessToken", "validateSelectedOrganization");
        assertThat(organization).isPositive();
        assertThat(calls(provider, "refreshAccessToken", "validateTokenReuseForRefresh"))
                .isGreaterThan(organization);
    }

    /** The line of the call, 0 where there is none. */
    private static int calls(JavaClass in, String from, String to) {
        return in.getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(from))
                .map(JavaCodeUnit::getMethodCallsFromSelf)
                .flatMap(java.util.Collection::stream)
                .filter(call -> call.getTarget().getName().equals(to))
                .mapToInt(JavaMethodCall::getLineNumber)
                .findFirst()
                .orElse(0);
    }
}
