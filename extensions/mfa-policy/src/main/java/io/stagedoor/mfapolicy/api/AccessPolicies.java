package io.stagedoor.mfapolicy.api;

import io.stagedoor.mfapolicy.change.Concerned;
import io.stagedoor.mfapolicy.change.Decisions;
import io.stagedoor.mfapolicy.change.People;
import io.stagedoor.mfapolicy.change.Policies;
import io.stagedoor.mfapolicy.domain.AccessEngine;
import io.stagedoor.mfapolicy.domain.CompiledPolicies;
import io.stagedoor.mfapolicy.domain.Decision;
import io.stagedoor.mfapolicy.domain.Outcome;
import io.stagedoor.mfapolicy.domain.SignInFacts;
import java.util.List;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Decides by the policies of the realm and of organizations. Where there are none it costs one look at an index; otherwise as much more as they ask for.
 */
public final class AccessPolicies {

    private static final Logger LOG = Logger.getLogger(AccessPolicies.class);

    /** Of the request. */
    private static final String ASKED = "stagedoor.access-policies-asked";

    private record Question(@Nullable String organization, String person, Attempt attempt) {

        static Question of(@Nullable OrganizationModel organization, UserModel person, Attempt attempt) {
            return new Question(organization == null ? null : organization.getId(), person.getId(), attempt);
        }
    }

    private record Asked(Question question, Concerned concerned) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final People people;

    public AccessPolicies(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.people = new People(session, realm);
    }

    /**
     * Decides, and writes nothing. Never throws: what cannot be found out lets nobody in, except whoever is exempt.
     *
     * @param organization whose policies count beside those of the person's home organization and the realm's floor; null for those of all that the
     *     person belongs to
     */
    public Decision decide(@Nullable OrganizationModel organization, UserModel person, Attempt attempt) {
        try {
            return decided(organization, person, attempt);
        } catch (RuntimeException e) {
            LOG.error("access policies could not be read", e);
            return AccessEngine.failed(isExemptAnyway(organization, person));
        }
    }

    private Decision decided(@Nullable OrganizationModel organization, UserModel person, Attempt attempt) {
        Concerned concerned = Concerned.of(session, organization, person, attempt.application());
        session.setAttribute(ASKED, new Asked(Question.of(organization, person, attempt), concerned));
        Decision decision = decided(concerned.all(), concerned.isExempt(), person, attempt);
        // Where none is named, those whom the person visits may ask for more; they shut nobody out of what is not
        // theirs.
        return concerned.areVisitsAsked() && decision.outcome() instanceof Outcome.Refuse
                ? decided(concerned.withoutVisits(), concerned.isExempt(), person, attempt)
                : decision;
    }

    private Decision decided(List<OrganizationModel> bound, boolean exempt, UserModel person, Attempt attempt) {
        if (exempt) {
            // Before anything is read: that nothing can be read is what they are for.
            return AccessEngine.failed(true);
        }
        List<CompiledPolicies> sets = new Policies(session, realm)
                .of(bound.stream().map(OrganizationModel::getId).toList());
        SignInFacts facts = people.facts(person, bound, sets, attempt).build();
        return AccessEngine.decide(sets, facts);
    }

    /**
     * Keeps a decision and why, where there is something to say: not for a plain way in on which no policy had a say.
     *
     * @param signIn what the person is told and can ask about, at most 64 characters: the id of the authentication session or of the user session
     * @return false where the decision does not hold any more, and has to be made again: somebody put off setting up a factor once too often meanwhile
     */
    public boolean record(
            @Nullable OrganizationModel organization,
            UserModel person,
            Attempt attempt,
            String signIn,
            Decision decision) {
        return decision.isPlain()
                || new Decisions(session, realm)
                        .keep(
                                concerned(organization, person, attempt),
                                person,
                                attempt.application(),
                                attempt.address(),
                                signIn,
                                decision);
    }

    /** How often somebody may still put off setting up a factor; empty where that is not counted. */
    public OptionalInt left(UserModel person, Outcome.EnrolSoon soon) {
        return new Decisions(session, realm).left(person, soon);
    }

    /** Those that were just asked, where they were. */
    private Concerned concerned(@Nullable OrganizationModel organization, UserModel person, Attempt attempt) {
        @Nullable Asked asked = session.getAttribute(ASKED, Asked.class);
        return asked != null && asked.question.equals(Question.of(organization, person, attempt))
                ? asked.concerned
                : Concerned.of(session, organization, person, attempt.application());
    }

    private boolean isExemptAnyway(@Nullable OrganizationModel organization, UserModel person) {
        try {
            return Concerned.of(session, organization, person, null).isExempt();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
