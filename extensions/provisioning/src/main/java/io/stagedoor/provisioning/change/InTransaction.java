package io.stagedoor.provisioning.change;

import io.stagedoor.provisioning.store.BrakeLetters;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Work in transactions of its own, on a thread of ours. */
record InTransaction(KeycloakSessionFactory factory) {

    /** A realm and an organization that there still are. */
    record Where(KeycloakSession session, RealmModel realm, OrganizationModel organization) {

        @Nullable
        UserModel person(String id) {
            return session.users().getUserById(realm, id);
        }
    }

    <T> T jobs(Function<Jobs, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new Jobs(Providers.entities(session))));
    }

    <T> T rules(Function<RuleStore, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new RuleStore(Providers.entities(session))));
    }

    <T> T runs(Function<Runs, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new Runs(Providers.entities(session))));
    }

    <T> T letters(Function<BrakeLetters, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> work.apply(new BrakeLetters(Providers.entities(session))));
    }

    void run(Consumer<KeycloakSession> work) {
        KeycloakModelUtils.runJobInTransaction(factory, work::accept);
    }

    /** Nothing where realm or organization are gone. */
    void in(String realmId, String organizationId, Consumer<Where> work) {
        run(session -> where(session, realmId, organizationId).ifPresent(work));
    }

    private static Optional<Where> where(KeycloakSession session, String realmId, String organizationId) {
        @Nullable RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return Optional.empty();
        }
        session.getContext().setRealm(realm);
        @Nullable
        OrganizationModel organization = Providers.organizations(session).getById(organizationId);
        return Optional.ofNullable(organization).map(found -> new Where(session, realm, found));
    }
}
