package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.OrganizationRoles;
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
import io.stagedoor.teams.api.HeldTeam;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** What somebody is in one organization. */
    public Belonging belonging(String organization, String person, boolean withRoles, boolean withTeams) {
        Set<String> roles = withRoles
                ? session.getProvider(OrganizationRoles.class).of(organization, person).roles().stream()
                        .map(OrganizationRole::word)
                        .collect(Collectors.toSet())
                : Set.of();
        List<HeldTeam> held =
                withTeams ? session.getProvider(AboutPeople.class).teams(organization, person) : List.of();
        return new Belonging(
                organization,
                roles,
                held.stream().map(HeldTeam::id).collect(Collectors.toSet()),
                held.stream().map(HeldTeam::teamRole).collect(Collectors.toSet()));
    }

    /** What somebody could use now. */
    public Set<Factor> enrolled(UserModel person) {
        Set<Factor> enrolled = EnumSet.noneOf(Factor.class);
        person.credentialManager().getStoredCredentialsStream().forEach(credential -> {
            switch (String.valueOf(credential.getType())) {
                case "otp" -> enrolled.add(Factor.TOTP);
                case "webauthn-passwordless" -> enrolled.add(Factor.PASSKEY);
                case "webauthn" -> enrolled.add(Factor.SECURITY_KEY);
                case "stagedoor-push" -> enrolled.add(Factor.PUSH);
                case "recovery-authn-codes" -> enrolled.add(Factor.RECOVERY_CODE);
                default -> {}
            }
        });
        if (CompanyAssurance.canProve(session, person.getEmail(), 2)) {
            enrolled.add(Factor.UPSTREAM);
        }
        return enrolled;
    }

    private static List<String> scopes(List<OrganizationModel> organizations) {
        List<String> scopes = new ArrayList<>(
                organizations.stream().map(OrganizationModel::getId).toList());
        scopes.add(PolicyStore.REALM);
        return scopes;
    }
}
