package io.stagedoor.pushmfa.change;

import io.stagedoor.audit.api.AuditFact.Outcome;
import io.stagedoor.factors.api.FactorUses;
import io.stagedoor.pushmfa.domain.Answer;
import io.stagedoor.pushmfa.domain.AnswerOutcome;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.ChallengeState;
import io.stagedoor.pushmfa.domain.Fatigue;
import io.stagedoor.pushmfa.domain.MatchNumber;
import io.stagedoor.pushmfa.domain.SignIn;
import io.stagedoor.pushmfa.store.ChallengeStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sign-ins that wait for a phone: begun by a browser, answered by a phone, gone on with by the browser. */
public final class Challenges {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TICKET_BYTES = 32;

    /** What came of beginning one. */
    public sealed interface Begun {}

    public record Asked(Challenge challenge) implements Begun {}

    /** The phone is not asked now. */
    public record NotNow(Fatigue.Verdict why) implements Begun {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ChallengeStore store;

    public Challenges(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = new ChallengeStore(Providers.entities(session), realm.getId());
    }

    /**
     * Asks the person's phone.
     *
     * @param before id of what this browser has asked before, which is over now; null for none
     */
    public Begun begin(UserModel person, SignIn signIn, @Nullable String before) {
        Instant now = Providers.CLOCK.instant();
        Fatigue.Verdict verdict = store.fatigue(person.getId(), before, now).at(now);
        if (verdict != Fatigue.Verdict.ASK) {
            new Traces(session, realm)
                    .record(
                            person,
                            "push.refuse",
                            Outcome.REFUSED,
                            verdict == Fatigue.Verdict.PAUSED ? "paused after a report" : "asked too often",
                            about(signIn));
            return new NotNow(verdict);
        }
        byte[] ticket = new byte[TICKET_BYTES];
        RANDOM.nextBytes(ticket);
        Challenge challenge = new Challenge(
                UUID.randomUUID().toString(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(ticket),
                person.getId(),
                signIn,
                MatchNumber.fresh(RANDOM),
                now,
                ChallengeState.OPEN);
        store.add(challenge);
        new Waiting(session, realm).begun(challenge);
        new Subscriptions(session, realm).tell(person, challenge);
        return new Asked(challenge);
    }

    /** That of this attempt of this person; empty for anybody else's. */
    public Optional<Challenge> find(String id, UserModel person, String attempt) {
        return store.find(id)
                .filter(one -> one.person().equals(person.getId())
                        && one.signIn().attempt().equals(attempt));
    }

    public Challenge.Standing standing(Challenge challenge) {
        return challenge.standingAt(Providers.CLOCK.instant());
    }

    /** For whoever holds the ticket of the page. */
    public Challenge.Standing standing(String ticket) {
        return store.byTicket(ticket).map(this::standing).orElse(Challenge.Standing.OVER);
    }

    /** The browser goes on, once. */
    public boolean use(Challenge challenge) {
        return store.use(challenge.id(), challenge.person(), challenge.signIn().attempt(), Providers.CLOCK.instant());
    }

    /** What the phone shows. */
    public List<Challenge> open(Devices.Known device) {
        return device.credential().open();
    }

    /**
     * What a phone says about a sign-in.
     *
     * @param id as the request's address names it
     * @param audience of this realm
     */
    public AnswerOutcome answer(Devices.Known device, String id, Answer answer, String audience) {
        AnswerOutcome outcome = outcome(device, id, answer, audience);
        record(device, id, outcome);
        if (outcome instanceof AnswerOutcome.Taken taken && taken.state().isApproval()) {
            FactorUses.used(
                    session,
                    realm,
                    device.person().getId(),
                    device.credential().holder().credential());
        }
        return outcome;
    }

    /** What came as an answer is none of that phone. */
    public void unsigned(Devices.Known device, String id, String why) {
        new Traces(session, realm)
                .record(
                        device.person(),
                        "push.refuse",
                        Outcome.REFUSED,
                        "no answer of this phone: " + why,
                        Map.of("challenge", id));
    }

    private AnswerOutcome outcome(Devices.Known device, String id, Answer answer, String audience) {
        if (!answer.isAbout(id, device.key().thumbprint(), audience)) {
            return new AnswerOutcome.Misdirected();
        }
        String person = device.person().getId();
        Optional<Challenge> found = open(device).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .or(() -> store.find(id).filter(one -> one.person().equals(person)));
        if (found.isEmpty()) {
            return new AnswerOutcome.Unknown();
        }
        Challenge challenge = found.get();
        Instant now = Providers.CLOCK.instant();
        ChallengeState state = answer.outcomeFor(challenge.number());
        if (!store.close(id, person, device.key().thumbprint(), state, now)) {
            return new AnswerOutcome.Over(challenge);
        }
        new Waiting(session, realm).answered(challenge, challenge.in(state).standingAt(now));
        if (state == ChallengeState.REPORTED) {
            store.pause(person, now.plus(Fatigue.PAUSE));
            new Reports(session, realm).signIn(device.person(), challenge.signIn());
        }
        return state == ChallengeState.MISMATCHED
                ? new AnswerOutcome.Mismatched(challenge)
                : new AnswerOutcome.Taken(challenge, state);
    }

    private void record(Devices.Known device, String id, AnswerOutcome outcome) {
        Traces traces = new Traces(session, realm);
        UserModel person = device.person();
        switch (outcome) {
            case AnswerOutcome.Taken(Challenge challenge, ChallengeState state) ->
                traces.record(
                        person,
                        switch (state) {
                            case APPROVED, VERIFIED -> "push.approve";
                            case REPORTED -> "push.report";
                            default -> "push.deny";
                        },
                        Outcome.SUCCESS,
                        null,
                        about(challenge.signIn()));
            case AnswerOutcome.Mismatched(Challenge challenge) ->
                traces.record(person, "push.refuse", Outcome.REFUSED, "another number", about(challenge.signIn()));
            case AnswerOutcome.Over(Challenge challenge) ->
                traces.record(
                        person, "push.refuse", Outcome.REFUSED, "too late, or answered", about(challenge.signIn()));
            case AnswerOutcome.Unknown unknown ->
                traces.record(person, "push.refuse", Outcome.REFUSED, "no sign-in of theirs", Map.of("challenge", id));
            case AnswerOutcome.Misdirected misdirected ->
                traces.record(
                        person, "push.refuse", Outcome.REFUSED, "signed for something else", Map.of("challenge", id));
        }
    }

    private static Map<String, String> about(SignIn signIn) {
        return Map.of("application", signIn.application(), "address", signIn.address());
    }
}
