package io.stagedoor.guests.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.guests.store.TermsStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** What one person agrees to: the realm's terms, and those of every organization that they belong to, at home or as a guest. */
public final class TermsOf {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel person;
    private final TermsStore store;

    public TermsOf(KeycloakSession session, RealmModel realm, UserModel person) {
        this.session = session;
        this.realm = realm;
        this.person = person;
        this.store = new TermsStore(Providers.entities(session), realm.getId());
    }

    /** What is still to be accepted. */
    public List<TermsStore.Stored> open() {
        return person.getServiceAccountClientLink() != null ? List.of() : store.open(person.getId(), scopes());
    }

    /** Whether they were shown terms that count for them and have not accepted them. */
    public boolean areEvaded() {
        List<String> unanswered = store.unanswered(person.getId());
        return !unanswered.isEmpty() && scopes().stream().anyMatch(unanswered::contains);
    }

    /** Whose they are, for people; null for the realm's own. */
    public @Nullable String owner(TermsStore.Stored terms) {
        @Nullable OrganizationModel organization = organizations().getById(terms.scope());
        return organization == null ? null : organization.getName();
    }

    public void shown(TermsStore.Stored terms) {
        store.shown(person.getId(), terms, Providers.CLOCK.instant());
    }

    public void accepted(TermsStore.Stored terms) {
        if (store.accept(person.getId(), terms, Providers.CLOCK.instant())) {
            record(terms, "terms.accept", AuditFact.Outcome.SUCCESS);
        }
    }

    public void declined(TermsStore.Stored terms) {
        record(terms, "terms.decline", AuditFact.Outcome.REFUSED);
    }

    private void record(TermsStore.Stored terms, String action, AuditFact.Outcome outcome) {
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        terms.scope().equals(TermsStore.REALM) ? null : terms.scope(),
                        AuditFact.Actor.person(person.getId(), null),
                        action,
                        new AuditFact.Target("person", person.getId()),
                        outcome,
                        null,
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        Map.of("version", terms.terms().version())));
    }

    private List<String> scopes() {
        List<String> scopes = new ArrayList<>(List.of(TermsStore.REALM));
        organizations()
                .getByMember(person)
                .filter(OrganizationModel::isEnabled)
                .map(OrganizationModel::getId)
                .forEach(scopes::add);
        return scopes;
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }
}
