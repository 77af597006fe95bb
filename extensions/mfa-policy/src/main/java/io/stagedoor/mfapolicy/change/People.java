package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.federation.api.CompanyAssurance;
import io.stagedoor.mfapolicy.api.Attempt;
import io.stagedoor.mfapolicy.domain.Belonging;
import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.Factor;
import io.stagedoor.mfapolicy.domain.FactsBuilder;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import io.stagedoor.mfapolicy.store.GraceStore;
import io.stagedoor.mfapolicy.store.PolicyStore;
import io.stagedoor.teams.api.AboutPeople;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What policies ask about a person, and no more of it than they do. */
public final class People {

    private final KeycloakSession session;
    private final RealmModel realm;

    public People(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The facts of a sign-in of that person, by the policies that will be asked. */
    public FactsBuilder facts(
            UserModel person, List<OrganizationModel> organizations, List<CompiledPolicies> sets, Attempt attempt) {
        FactsBuilder facts = SignInFacts.of(person.getId(), Providers.CLOCK.instant())
                .application(attempt.application())
                .scopes(attempt.scopes())
                .requestedLevel(attempt.requestedLevel())
                .requestedMaximumAge(attempt.requestedMaximumAge())
                .address(attempt.address())
                .knownDevice(attempt.knownDevice())
                .assurance(attempt.assurance())
                .acceptedTerms(attempt.acceptedTerms());
        if (sets.isEmpty() && attempt.requestedLevel() == 0) {
            return facts;
        }
        boolean roles = sets.stream().anyMatch(CompiledPolicies::asksForOrganizationRoles);
        boolean teams = sets.stream().anyMatch(CompiledPolicies::asksForTeams);
        facts.enrolled(enrolled(person))
                .belongings(organizations.stream()
                        .map(organization -> belonging(organization.getId(), person.getId(), roles, teams))
                        .toList());
        return sets.stream().anyMatch(CompiledPolicies::countsSignIns)
                ? facts.graceUsed(new GraceStore(Providers.entities(session), realm.getId())
                        .used(person.getId(), scopes(organizations)))
                : facts;
    }

    /** What somebody is in one organization that they belong to. It is asked at each sign-in: one look at an index for each part. */
    public Belonging belonging(String organization, String person, boolean withRoles, boolean withTeams) {
        AboutPeople about = session.getProvider(AboutPeople.class);
        Map<String, String> held = withTeams ? about.teamRoles(organization, person) : Map.of();
        return new Belonging(
                organization,
                withRoles ? roles(about, organization, person) : Set.of(),
                held.keySet(),
                Set.copyOf(held.values()));
    }

    private static Set<String> roles(AboutPeople about, String organization, String person) {
        Set<OrganizationRole> above =
                about.organizationRoles(organization, List.of(person)).getOrDefault(person, Set.of());
        return Stream.concat(Stream.of(OrganizationRole.MEMBER), above.stream())
                .map(OrganizationRole::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What somebody could use now. */
    public Set<Factor> enrolled(UserModel person) {
        Set<Factor> enrolled = EnumSet.noneOf(Factor.class);
        person.credentialManager()
                .getStoredCredentialsStream()
                .map(People::factor)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .forEach(enrolled::add);
        if (CompanyAssurance.canProve(session, person.getEmail(), 2)) {
            enrolled.add(Factor.UPSTREAM);
        }
        return enrolled;
    }

    /** Null for what is none, such as a password. */
    static @Nullable Factor factor(CredentialModel credential) {
        return switch (String.valueOf(credential.getType())) {
            case "otp" -> Factor.TOTP;
            case "webauthn-passwordless" -> Factor.PASSKEY;
            case "webauthn" -> Factor.SECURITY_KEY;
            case "stagedoor-push" -> Factor.PUSH;
            case "recovery-authn-codes" -> Factor.RECOVERY_CODE;
            default -> null;
        };
    }

    private static List<String> scopes(List<OrganizationModel> organizations) {
        List<String> scopes = new ArrayList<>(
                organizations.stream().map(OrganizationModel::getId).toList());
        scopes.add(PolicyStore.REALM);
        return scopes;
    }
}
