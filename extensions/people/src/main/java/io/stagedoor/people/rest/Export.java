package io.stagedoor.people.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.administration.api.RealmCall;
import io.stagedoor.audit.api.AuditTrail;
import io.stagedoor.people.change.Providers;
import io.stagedoor.people.rest.PersonJson.Factor;
import io.stagedoor.people.rest.PersonJson.SessionJson;
import io.stagedoor.people.store.ErasureRequests;
import io.stagedoor.people.store.LastSignIns;
import io.stagedoor.teams.api.AboutPeople;
import io.stagedoor.teams.api.HeldTeam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserConsentModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.organization.OrganizationProvider;

/** All that is held on one person, as a file for themselves; nothing of anybody else, and no secret. */
record Export(RealmCall call) {

    /** Facts of one trail; older ones are told to be missing. */
    private static final int MOST_FACTS = 5_000;

    /** The file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExportJson(
            String exported,
            Profile profile,
            List<Identity> identities,
            List<Belonging> organizations,
            @Nullable String passwordSince,
            List<Factor> factors,
            List<SessionJson> sessions,
            List<Consent> consents,
            @Nullable String lastSignIn,
            @Nullable String erasureAsked,
            List<OwnFacts.Told> facts,
            boolean factsComplete) {}

    /** The account. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Profile(
            String id,
            String username,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled,
            @Nullable String created,
            Map<String, List<String>> attributes) {}

    /** An account at a corporate identity provider. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Identity(
            String connection,
            @Nullable String userId,
            @Nullable String userName) {}

    /** What they are in one organization. */
    record Belonging(
            String id,
            String alias,
            String name,
            boolean home,
            List<String> organizationRoles,
            List<HeldTeam> teams,
            List<AboutPeople.Said> exceptions) {}

    /** What they have agreed to share with an application. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Consent(
            String application,
            List<String> scopes,
            @Nullable String given,
            @Nullable String changed) {}

    ExportJson read() {
        UserModel me = call.user();
        List<AuditTrail.Dated> facts = facts();
        return new ExportJson(
                Providers.CLOCK.instant().toString(),
                profile(me),
                session()
                        .users()
                        .getFederatedIdentitiesStream(call.realm(), me)
                        .map(link -> new Identity(link.getIdentityProvider(), link.getUserId(), link.getUserName()))
                        .toList(),
                organizations().map(this::belonging).toList(),
                me.credentialManager()
                        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                        .findFirst()
                        .map(password -> time(password.getCreatedDate()))
                        .orElse(null),
                PersonDetails.factors(me),
                new OpenSessions(session(), call.realm(), me).list(call.token().getSessionId()),
                session()
                        .users()
                        .getConsentsStream(call.realm(), me.getId())
                        .map(Export::consent)
                        .toList(),
                text(new LastSignIns(Providers.entities(session()))
                        .of(List.of(me.getId()))
                        .get(me.getId())),
                new ErasureRequests(Providers.entities(session()))
                        .of(me.getId())
                        .map(Instant::toString)
                        .orElse(null),
                facts.stream()
                        .map(dated -> OwnFacts.tell(me.getId(), dated.at(), dated.fact()))
                        .toList(),
                facts.size() < MOST_FACTS);
    }

    private static Profile profile(UserModel me) {
        Map<String, List<String>> attributes = new TreeMap<>(me.getAttributes());
        attributes
                .keySet()
                .removeAll(Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.FIRST_NAME, UserModel.LAST_NAME));
        return new Profile(
                me.getId(),
                me.getUsername(),
                me.getEmail(),
                me.isEmailVerified(),
                me.getFirstName(),
                me.getLastName(),
                me.isEnabled(),
                time(me.getCreatedTimestamp()),
                attributes);
    }

    private Belonging belonging(OrganizationModel organization) {
        AboutPeople about = Providers.aboutPeople(session());
        String me = call.user().getId();
        return new Belonging(
                organization.getId(),
                organization.getAlias(),
                organization.getName(),
                HomeOrganization.is(session(), organization, call.user()),
                PersonJson.words(about.organizationRoles(organization.getId(), List.of(me))
                        .getOrDefault(me, Set.of())),
                about.teams(organization.getId(), me),
                about.exceptions(organization.getId(), me));
    }

    private static Consent consent(UserConsentModel consent) {
        return new Consent(
                consent.getClient().getClientId(),
                consent.getGrantedClientScopes().stream()
                        .map(ClientScopeModel::getName)
                        .sorted()
                        .toList(),
                time(consent.getCreatedDate()),
                time(consent.getLastUpdatedDate()));
    }

    /** Of the organizations that they belong to, and of the realm's own trail. */
    private List<AuditTrail.Dated> facts() {
        AuditTrail trail = session().getProvider(AuditTrail.class);
        List<AuditTrail.Dated> found = new ArrayList<>();
        Stream.concat(
                        organizations().map(organization -> Optional.of(organization.getId())),
                        Stream.of(Optional.<String>empty()))
                .forEach(organization -> found.addAll(trail.concerning(
                        call.realm().getId(),
                        organization.orElse(null),
                        call.user().getId(),
                        MOST_FACTS)));
        return found;
    }

    private Stream<OrganizationModel> organizations() {
        return session().getProvider(OrganizationProvider.class).getByMember(call.user());
    }

    private KeycloakSession session() {
        return call.session();
    }

    private static @Nullable String time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
