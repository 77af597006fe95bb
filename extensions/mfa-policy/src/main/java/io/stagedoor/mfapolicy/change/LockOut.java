package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.federation.api.CompanySignIn;
import io.stagedoor.mfapolicy.domain.AccessPolicy;
import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.FactsBuilder;
import io.stagedoor.mfapolicy.domain.Network;
import io.stagedoor.mfapolicy.domain.PolicySet;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.domain.Refusal;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import io.stagedoor.mfapolicy.domain.WayIn;
import io.stagedoor.mfapolicy.store.PolicyStore;
import io.stagedoor.teams.api.AboutPeople;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Says whom a set of policies would lock out, before it is saved: every administrator, or somebody who would find no factor to set up.
 * It looks at the day after every grace. Whoever is exempt is not looked at: they come in, and are no reason to lock out the others.
 */
public final class LockOut {

    /** Where people administer: the application that administrators must be able to open. */
    public static final String PORTAL = "stagedoor-portal";

    private static final Set<String> PORTAL_SCOPES = Set.of("openid", "organization", "stagedoor-admin");
    private static final Set<OrganizationRole> WHO_CAN_UNDO_IT =
            Set.of(OrganizationRole.OWNER, OrganizationRole.SECURITY_ADMINISTRATOR);
    private static final int MOST_PEOPLE = 300;
    private static final int MOST_ORGANIZATIONS = 500;
    private static final int MOST_APPLICATIONS = 10;
    private static final int MOST_ADDRESSES = 5;
    private static final int MOST_NAMES = 5;

    /** Somebody who would be locked out. */
    private record Locked(String name, Refusal why) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final People people;

    public LockOut(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.people = new People(session, realm);
    }

    /**
     * For an organization.
     *
     * @param from address of whoever saves it
     * @return why it cannot be saved, in one sentence; empty where it can
     */
    public Optional<String> by(OrganizationModel organization, PolicySet proposed, String from) {
        PolicySet floor = new PolicyStore(Providers.entities(session), realm.getId())
                .read(PolicyStore.REALM)
                .set();
        List<CompiledPolicies> sets = List.of(
                CompiledPolicies.of(null, floor.afterGrace()),
                CompiledPolicies.of(organization.getId(), proposed.afterGrace()));
        Optional<String> administrators = everyAdministrator(organization, sets, from);
        return administrators.isPresent() || !(proposed.namesFactors() || floor.namesFactors())
                ? administrators
                : whoeverFindsNoFactor(organization, proposed, sets, from);
    }

    /** For the realm's floor: whoever saves it, some operator, and somebody of each organization have to be able to undo what it does. */
    public Optional<String> byFloor(UserModel operator, PolicySet proposed, String from) {
        List<CompiledPolicies> floor = List.of(CompiledPolicies.of(null, proposed.afterGrace()));
        if (WayIn.missing(floor, at(PORTAL, from, facts(operator)).build()).isPresent()) {
            return Optional.of("These policies would lock you out yourself. Leave a way in for operators.");
        }
        if (enforced(proposed).findAny().isEmpty()) {
            return Optional.empty();
        }
        List<String> addresses = addresses(proposed, from);
        Optional<String> operators = everyOperator(floor, addresses);
        return operators.isPresent() ? operators : everyAdministratorOfSome(proposed, addresses);
    }

    private Optional<String> everyOperator(List<CompiledPolicies> floor, List<String> addresses) {
        @Nullable RoleModel role = realm.getRole(RealmCall.OPERATOR_ROLE);
        List<UserModel> operators = role == null
                ? List.of()
                : session.users()
                        .getRoleMembersStream(realm, role, 0, MOST_PEOPLE)
                        .toList();
        List<Locked> locked = locked(
                operators.stream()
                        .filter(UserModel::isEnabled)
                        .filter(person -> person.getServiceAccountClientLink() == null)
                        .toList(),
                this::facts,
                floor,
                addresses);
        return locked.isEmpty()
                ? Optional.empty()
                : Optional.of("These policies would lock out every operator of the realm: " + names(locked)
                        + ". Leave one of them a way in.");
    }

    private Optional<String> everyAdministratorOfSome(PolicySet proposed, List<String> addresses) {
        PolicyStore store = new PolicyStore(Providers.entities(session), realm.getId());
        PolicySet present = store.read(PolicyStore.REALM).set();
        return session
                .getProvider(OrganizationProvider.class)
                .getAllStream("", false, 0, MOST_ORGANIZATIONS)
                .toList()
                .stream()
                .filter(OrganizationModel::isEnabled)
                .flatMap(organization -> {
                    PolicySet own = store.read(organization.getId()).set();
                    List<Locked> locked =
                            lockedAdministrators(organization, sets(proposed, organization, own), addresses);
                    // Whoever was locked out before is no reason against this floor.
                    return locked.isEmpty()
                                    || !lockedAdministrators(organization, sets(present, organization, own), addresses)
                                            .isEmpty()
                            ? Stream.empty()
                            : Stream.of("These policies would lock out every owner and security administrator of "
                                    + organization.getName() + ": " + names(locked)
                                    + ". Leave one of them a way in.");
                })
                .findFirst();
    }

    private static List<CompiledPolicies> sets(PolicySet floor, OrganizationModel organization, PolicySet own) {
        return List.of(
                CompiledPolicies.of(null, floor.afterGrace()),
                CompiledPolicies.of(organization.getId(), own.afterGrace()));
    }

    private Optional<String> everyAdministrator(
            OrganizationModel organization, List<CompiledPolicies> sets, String from) {
        List<Locked> locked = lockedAdministrators(organization, sets, List.of(from));
        return locked.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "These policies would lock out every owner and security administrator of the organization: "
                                + names(locked) + ". Leave one of them a way in, from where you are now.");
    }

    /** All of them; none where one comes in, or where there are none. */
    private List<Locked> lockedAdministrators(
            OrganizationModel organization, List<CompiledPolicies> sets, List<String> addresses) {
        AboutPeople about = session.getProvider(AboutPeople.class);
        Map<String, Set<OrganizationRole>> roles =
                about.organizationRoles(organization.getId(), about.administrators(organization.getId()));
        Stream<String> able = roles.keySet().stream()
                .filter(id -> Objects.requireNonNull(roles.get(id)).stream().anyMatch(WHO_CAN_UNDO_IT::contains));
        return locked(bound(organization, able), person -> facts(organization, person), sets, addresses);
    }

    private static List<Locked> locked(
            List<UserModel> people,
            Function<UserModel, FactsBuilder> facts,
            List<CompiledPolicies> sets,
            List<String> addresses) {
        List<Locked> locked = new ArrayList<>();
        for (UserModel person : people) {
            FactsBuilder known = facts.apply(person);
            Optional<Refusal> why = Optional.empty();
            for (String address : addresses) {
                why = WayIn.missing(sets, at(PORTAL, address, known).build());
                if (why.isEmpty()) {
                    return List.of();
                }
            }
            why.ifPresent(refusal -> locked.add(new Locked(name(person), refusal)));
        }
        return locked;
    }

    private Optional<String> whoeverFindsNoFactor(
            OrganizationModel organization, PolicySet proposed, List<CompiledPolicies> sets, String from) {
        List<String> applications = applications(proposed);
        List<String> addresses = addresses(proposed, from);
        List<Locked> locked = new ArrayList<>();
        Stream<String> members = session.getProvider(OrganizationProvider.class)
                .getMembersStream(organization, Map.of(), false, 0, MOST_PEOPLE)
                .map(UserModel::getId);
        for (UserModel person : bound(organization, members)) {
            noFactor(sets, facts(organization, person), applications, addresses)
                    .ifPresent(why -> locked.add(new Locked(name(person), why)));
        }
        return locked.isEmpty()
                ? Optional.empty()
                : Optional.of("With these policies there would be no factor left that these people have or can set up: "
                        + names(locked) + ". Allow one more factor, or leave these people out.");
    }

    /** A policy may refuse people, and mean it; that nothing is left to prove, nobody means. */
    private static Optional<Refusal> noFactor(
            List<CompiledPolicies> sets, FactsBuilder facts, List<String> applications, List<String> addresses) {
        for (String application : applications) {
            for (String address : addresses) {
                for (boolean known : new boolean[] {true, false}) {
                    Optional<Refusal> why = WayIn.missing(
                            sets,
                            at(application, address, facts).knownDevice(known).build());
                    if (why.isPresent() && why.get() != Refusal.POLICY) {
                        return why;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<UserModel> bound(OrganizationModel organization, Stream<String> ids) {
        return ids.toList().stream()
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .filter(UserModel::isEnabled)
                .filter(organization::isMember)
                .filter(person -> person.getServiceAccountClientLink() == null)
                .filter(person -> !CompanySignIn.isExempted(session, organization, person))
                .toList();
    }

    private FactsBuilder facts(UserModel person) {
        return unknown(person).enrolled(people.enrolled(person));
    }

    /** What a guest has set up is no business of this organization's: an answer that hangs on it would tell. */
    private FactsBuilder facts(OrganizationModel organization, UserModel person) {
        return (HomeOrganization.is(session, organization, person) ? facts(person) : unknown(person))
                .belongings(List.of(people.belonging(organization.getId(), person.getId(), true, true)));
    }

    private static FactsBuilder unknown(UserModel person) {
        return SignInFacts.of(person.getId(), Providers.CLOCK.instant());
    }

    private static FactsBuilder at(String application, String address, FactsBuilder facts) {
        return facts.application(application)
                .address(address)
                .scopes(application.equals(PORTAL) ? PORTAL_SCOPES : Set.of("openid"));
    }

    private static List<String> applications(PolicySet set) {
        Stream<String> named = enforced(set)
                .map(AccessPolicy::whereTo)
                .flatMap(whereTo -> whereTo.applications().stream())
                .sorted();
        return Stream.concat(Stream.of(PORTAL), named)
                .distinct()
                .limit(MOST_APPLICATIONS)
                .toList();
    }

    private static List<String> addresses(PolicySet set, String from) {
        Stream<String> named = set.networks().stream()
                .map(Network::ranges)
                .map(List::getFirst)
                .map(range -> range.replaceFirst("/.*", ""));
        return Stream.concat(Stream.of(from), named)
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    private static Stream<AccessPolicy> enforced(PolicySet set) {
        return set.policies().stream().filter(policy -> policy.state() == PolicyState.ENFORCED);
    }

    private static String name(UserModel person) {
        return person.getEmail() == null ? person.getUsername() : person.getEmail();
    }

    private static String names(Collection<Locked> locked) {
        List<String> shown = locked.stream().limit(MOST_NAMES).map(Locked::name).toList();
        return String.join(", ", shown)
                + (locked.size() > MOST_NAMES ? " and " + (locked.size() - MOST_NAMES) + " more" : "");
    }
}
