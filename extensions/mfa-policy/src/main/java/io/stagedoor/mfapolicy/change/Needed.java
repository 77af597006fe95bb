package io.stagedoor.mfapolicy.change;

import io.stagedoor.mfapolicy.api.Attempt;
import io.stagedoor.mfapolicy.domain.Assurance;
import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.NeededFactor;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which policies hold somebody to which of their factors: those of all organizations that they belong to, and the realm's floor.
 *
 * @param sets none for whoever is exempt
 */
public record Needed(UserModel person, List<CompiledPolicies> sets, SignInFacts facts) {

    public Needed {
        sets = List.copyOf(sets);
    }

    public static Needed of(KeycloakSession session, RealmModel realm, UserModel person) {
        Concerned concerned = Concerned.of(session, null, person, null);
        List<OrganizationModel> bound = concerned.all();
        List<CompiledPolicies> sets = concerned.isExempt()
                ? List.of()
                : new Policies(session, realm)
                        .of(bound.stream().map(OrganizationModel::getId).toList());
        SignInFacts facts = new People(session, realm)
                .facts(person, bound, sets, Attempt.of(null, Set.of(), null, Assurance.NONE))
                .build();
        return new Needed(person, sets, facts);
    }

    /** The policy that would be left without, if that credential went; empty where it may go. */
    public Optional<String> policy(String credential) {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        Set<Factor> after = EnumSet.noneOf(Factor.class);
        facts.enrolled().stream().filter(Factor.UPSTREAM::equals).forEach(after::add);
        person.credentialManager()
                .getStoredCredentialsStream()
                .filter(held -> !held.getId().equals(credential))
                .forEach(held -> add(after, held));
        return NeededFactor.policy(sets, facts, facts.enrolled(), after);
    }

    private static void add(Set<Factor> factors, CredentialModel credential) {
        @Nullable Factor factor = People.factor(credential);
        if (factor != null) {
            factors.add(factor);
        }
    }
}
