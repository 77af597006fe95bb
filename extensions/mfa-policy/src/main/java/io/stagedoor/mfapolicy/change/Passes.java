package io.stagedoor.mfapolicy.change;

import io.stagedoor.administration.api.HomeOrganization;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.audit.api.AuditFact.Actor;
import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.mfapolicy.domain.AccessPass;
import io.stagedoor.mfapolicy.domain.PassAnswer;
import io.stagedoor.mfapolicy.domain.PassCode;
import io.stagedoor.mfapolicy.store.PassStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Access passes as people use them, and as their organization gives them. */
public final class Passes {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one, with the only sight that anybody ever has of its code. */
    public record Given(AccessPass pass, PassCode code) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PassStore store;

    public Passes(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new PassStore(Providers.entities(session), realm.getId());
    }

    /** What somebody could use now: it ends with the organization, and where that is not their home any more. */
    public Optional<AccessPass> open(UserModel person) {
        return store.open(person.getId(), Providers.CLOCK.instant()).filter(pass -> isHome(pass, person));
    }

    /** Gives somebody a new one; whatever they had is over. */
    public Given give(OrganizationModel home, UserModel person, String issuer, boolean once, Duration lifetime) {
        AccessPass pass = AccessPass.of(
                UUID.randomUUID().toString(),
                home.getId(),
                person.getId(),
                issuer,
                once,
                Providers.CLOCK.instant(),
                lifetime);
        PassCode code = PassCode.fresh(RANDOM);
        store.keep(pass, code);
        return new Given(pass, code);
    }

    /**
     * What somebody typed at their sign-in. Written to the trail, and told to them where it was right.
     *
     * @param application that they sign in to
     */
    public PassAnswer answer(UserModel person, String typed, String application) {
        if (open(person).isEmpty()) {
            return new PassAnswer.None();
        }
        PassAnswer answer = store.answer(person.getId(), PassCode.typed(typed), Providers.CLOCK.instant());
        switch (answer) {
            case PassAnswer.Accepted(AccessPass pass) -> {
                record(pass, "access-pass.use", Outcome.SUCCESS, null, application);
                PassLetters.usedLater(session, realm, person);
            }
            case PassAnswer.Wrong(AccessPass pass, boolean over) ->
                record(
                        pass,
                        "access-pass.refuse",
                        Outcome.REFUSED,
                        over ? "too many wrong codes" : "wrong code",
                        application);
            case PassAnswer.None none -> {}
        }
        return answer;
    }

    public boolean revoke(OrganizationModel home, UserModel person, String id) {
        return store.revoke(home.getId(), person.getId(), id);
    }

    private boolean isHome(AccessPass pass, UserModel person) {
        return HomeOrganization.of(session, person)
                .filter(home -> home.getId().equals(pass.organization()) && home.isEnabled())
                .isPresent();
    }

    private void record(AccessPass pass, String action, Outcome outcome, @Nullable String reason, String application) {
        Providers.trail(session)
                .record(new AuditFact(
                        realm.getId(),
                        pass.organization(),
                        Actor.person(pass.person(), application),
                        action,
                        new AuditFact.Target("person", pass.person()),
                        outcome,
                        reason,
                        session.getContext().getConnection().getRemoteAddr(),
                        null,
                        Map.of("pass", pass.id())));
    }
}
