package io.stagedoor.provisioning.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Step;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Steps;
import io.stagedoor.signals.api.SessionEnds;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Somebody's access to an organization, taken and given back; the organization's row is locked. */
final class Access {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OrganizationModel organization;
    private final RuleStore rules;
    private final Steps steps;

    Access(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.organization = organization;
        this.rules = new RuleStore(Providers.entities(session));
        this.steps = new Steps(Providers.entities(session));
    }

    Receipt.Share shareOf(UserModel person) {
        return HomeOrganization.is(session, organization, person) ? Receipt.Share.ACCOUNT : Receipt.Share.MEMBERSHIP;
    }

    /** By the database: whoever held the lock before may have changed it since this session looked. */
    boolean isOut(Receipt.Share share, UserModel person) {
        return switch (share) {
            case ACCOUNT -> !rules.isEnabled(person.getId()).orElse(false);
            case MEMBERSHIP -> !organization.isMember(person);
        };
    }

    /** What counts, and the steps that follow it. */
    void end(String receipt, Receipt.Share share, UserModel person, String reason, Instant now) {
        switch (share) {
            case ACCOUNT -> disable(person, reason);
            case MEMBERSHIP -> leave(person, reason);
        }
        done(receipt, share == Receipt.Share.ACCOUNT ? "account" : "membership", now);
        done(receipt, "tokens", now);
        if (share == Receipt.Share.ACCOUNT) {
            steps.add(receipt, Step.Kind.SESSIONS, Step.ONLINE);
            steps.add(receipt, Step.Kind.SESSIONS, Step.OFFLINE);
        }
        for (Revocation revocation : session.getAllProviders(Revocation.class)) {
            steps.add(receipt, Step.Kind.REVOCATION, revocation.name());
        }
        steps.add(receipt, Step.Kind.SIGNAL, "feed");
    }

    private void done(String receipt, String name, Instant now) {
        steps.add(receipt, Step.Kind.ACCESS, name);
        steps.end(receipt, Step.Kind.ACCESS, name, Step.State.DONE, 1, now);
    }

    private void disable(UserModel person, String reason) {
        person.setEnabled(false);
        rules.enable(person.getId(), false);
        sessionEnds().disable(realm, person, reason);
    }

    private void leave(UserModel person, String reason) {
        if (organization.isMember(person) && !organization.isManaged(person)) { // Keycloak deletes whom it manages
            Providers.organizations(session).removeMember(organization, person);
        } else {
            sessionEnds().inOrganization(realm, organization.getId(), person, reason);
        }
    }

    void giveBack(Receipt.Share share, UserModel person, String places, String reason) {
        switch (share) {
            case ACCOUNT -> {
                SessionEnds ends = sessionEnds();
                // Where somebody was disabled behind our back, everything ends now, before they are enabled.
                ends.follow(realm, person, reason);
                person.setEnabled(true);
                rules.enable(person.getId(), true);
                ends.follow(realm, person, reason);
            }
            case MEMBERSHIP -> {
                if (!organization.isMember(person)) {
                    Providers.organizations(session).addMember(organization, person);
                }
                Places.read(places).giveBack(Providers.aboutPeople(session), organization.getId(), person.getId());
            }
        }
    }

    private SessionEnds sessionEnds() {
        return Providers.sessionEnds(session);
    }
}
