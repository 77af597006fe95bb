package io.stagedoor.passwords.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.forms.RegistrationPassword;
import org.keycloak.authentication.requiredactions.UpdatePassword;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.policy.DefaultPasswordPolicyManagerProviderFactory;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PolicyError;

/** What we rely on inside Keycloak. Where an upgrade breaks one of these, look at the class of ours that is named. */
class KeycloakContractTest {

    /** {@link AllAtOnce} has both of its questions, and no more. */
    @Test
    void theManagerIsAskedTwoQuestions() {
        assertThat(Arrays.stream(PasswordPolicyManagerProvider.class.getDeclaredMethods())
                        .map(method -> List.of(method.getParameterTypes()).toString()))
                .hasSize(2);
        assertThat(new PolicyError("key", 1, 2).getParameters()).containsExactly(1, 2);
    }

    /** {@link AllAtOnceFactory} is of a higher order. */
    @Test
    void theirsIsOfOrderZero() {
        assertThat(new DefaultPasswordPolicyManagerProviderFactory().order())
                .isLessThan(new AllAtOnceFactory().order());
    }

    /** Every way in sets passwords through the credential provider, or asks the manager itself. */
    @Test
    void nobodySetsAPasswordWithoutAskingTheManager() {
        assertThat(asks(PasswordCredentialProvider.class, "createCredential")).isTrue();
        assertThat(asks(RegistrationPassword.class, "validate")).isTrue();
    }

    /** {@code flow.LocalPassword} hands over a realm that remembers more. */
    @Test
    void formerPasswordsAreKeptAsTheRealmOfTheCallSays() {
        JavaClass provider = new ClassFileImporter().importClass(PasswordCredentialProvider.class);
        assertThat(calls(provider, "createCredential"))
                .anyMatch(call -> call.getTarget().getName().equals("getExpiredPasswords")
                        && call.getTargetOwner().isEquivalentTo(PasswordPolicy.class));
    }

    /** {@code flow.ChoosePassword} adds to a page that both of these make. */
    @Test
    void thePageIsMadeByTwoMethods() {
        JavaClass page = new ClassFileImporter().importClass(UpdatePassword.class);
        for (String method : List.of("requiredActionChallenge", "processAction")) {
            assertThat(calls(page, method))
                    .as(method)
                    .anyMatch(call -> call.getTarget().getName().equals("form"));
        }
    }

    private static boolean asks(Class<?> type, String method) {
        return calls(new ClassFileImporter().importClass(type), method).stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(PasswordPolicyManagerProvider.class)
                        && call.getTarget().getName().equals("validate"));
    }

    private static Collection<JavaMethodCall> calls(JavaClass in, String from) {
        return in.getCodeUnits().stream()
                .filter(unit -> unit.getName().equals(from))
                .flatMap(unit -> unit.getMethodCallsFromSelf().stream())
                .toList();
    }
}
