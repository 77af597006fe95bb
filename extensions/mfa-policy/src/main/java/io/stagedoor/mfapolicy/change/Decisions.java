package io.stagedoor.mfapolicy.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stagedoor.administration.api.Json;
import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.mfapolicy.domain.Decision;
import io.stagedoor.mfapolicy.domain.Outcome;
import io.stagedoor.mfapolicy.domain.PolicyState;
import io.stagedoor.mfapolicy.domain.Reason;
import io.stagedoor.mfapolicy.store.DecisionStore.Kept;
import io.stagedoor.mfapolicy.store.GraceStore;
import io.stagedoor.mfapolicy.store.PolicyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keeps decisions: with their reasons in our table, by the id of the sign-in, and as facts of the audit trail. */
public final class Decisions {

    /** One reason as it is kept and answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(
            boolean floor,
            @Nullable String policy,
            @Nullable String name,
            @Nullable String state,
            boolean matched,
            String code,
            @Nullable String value) {

        public static Said of(Reason reason) {
            return new Said(
                    reason.organizationId() == null && reason.policyId() != null,
                    reason.policyId(),
                    reason.policyName(),
                    reason.state() == null ? null : reason.state().word(),
                    reason.matched(),
                    reason.code().word(),
                    reason.value().isEmpty() ? null : reason.value());
        }
    }

    private static final int LONGEST_SIGN_IN = 64;
    private static final int LONGEST_ADDRESS = 80;
    private static final int LONGEST_APPLICATION = 255;
    private static final int LONGEST_NAMES = 500;

    private final KeycloakSession session;
    private final RealmModel realm;

    public Decisions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * A refusal may undo the request that it came about in; what was decided is kept even so.
     *
     * @return false where setting up a factor was put off once too often meanwhile: then the decision does not hold any more
     */
    public boolean keep(
            Concerned concerned,
            UserModel person,
            @Nullable String application,
            @Nullable String address,
            String signIn,
            Decision decision) {
        Instant now = Providers.CLOCK.instant();
        String id = cut(signIn, LONGEST_SIGN_IN);
        List<Kept> rows = new ArrayList<>();
        List<AuditFact> facts = new ArrayList<>();
        for (OrganizationModel organization : concerned.all()) {
            boolean known = concerned.mayKnow(organization);
            if (known || hasASay(organization, decision)) {
                List<Said> reasons = reasons(organization.getId(), decision);
                rows.add(new Kept(
                        id,
                        organization.getId(),
                        person.getId(),
                        known ? cut(application, LONGEST_APPLICATION) : "",
                        known ? cut(address, LONGEST_ADDRESS) : "",
                        now,
                        word(decision.outcome()),
                        word(decision.ifReported()),
                        Json.write(reasons)));
                facts.add(fact(
                        organization,
                        person,
                        known ? application : null,
                        known ? address : null,
                        id,
                        decision,
                        reasons));
            }
        }
        new KeptDecisions(realm.getId(), rows, facts).writeInEitherCase(session);
        if (decision.outcome() instanceof Outcome.Allow in && in.alarm()) {
            new BreakGlassLetters(
                            realm.getId(),
                            rows.stream().map(Kept::scope).toList(),
                            person.getId(),
                            cut(application, LONGEST_APPLICATION),
                            cut(address, LONGEST_ADDRESS),
                            id)
                    .sendLater(session);
        }
        return !(decision.outcome() instanceof Outcome.EnrolSoon soon)
                || soon.postponed().entrySet().stream()
                        .allMatch(one -> isPutOff(person.getId(), one.getKey(), one.getValue()));
    }

    /** What one organization may see: its own policies and the realm's floor, never those of another. */
    private static List<Said> reasons(String organization, Decision decision) {
        return decision.reasons().stream()
                .filter(reason -> reason.state() != PolicyState.DRAFT)
                .filter(reason -> reason.organizationId() == null
                        || reason.organizationId().equals(organization))
                .map(Said::of)
                .toList();
    }

    private static boolean hasASay(OrganizationModel organization, Decision decision) {
        return decision.reasons().stream()
                .anyMatch(reason -> reason.matched()
                        && reason.state() != PolicyState.DRAFT
                        && organization.getId().equals(reason.organizationId()));
    }

    private AuditFact fact(
            OrganizationModel organization,
            UserModel person,
            @Nullable String application,
            @Nullable String address,
            String signIn,
            Decision decision,
            List<Said> reasons) {
        @Nullable
        String refusal = decision.outcome() instanceof Outcome.Refuse refuse
                ? refuse.why().word()
                : null;
        return new AuditFact(
                realm.getId(),
                organization.getId(),
                AuditFact.Actor.person(person.getId(), application),
                "sign-in.decide",
                new AuditFact.Target("person", person.getId()),
                refusal == null ? AuditFact.Outcome.SUCCESS : AuditFact.Outcome.REFUSED,
                refusal,
                address,
                null,
                Map.of(
                        "signIn", signIn,
                        "outcome", word(decision.outcome()),
                        "ifReported", word(decision.ifReported()),
                        "policies", names(reasons)));
    }

    private static String names(List<Said> reasons) {
        StringBuilder names = new StringBuilder();
        for (Said said : reasons) {
            if (said.matched() && names.length() < LONGEST_NAMES) {
                names.append(names.isEmpty() ? "" : ", ").append(said.name() == null ? said.code() : said.name());
            }
        }
        return cut(names.toString(), LONGEST_NAMES);
    }

    /** Two at once meet at the primary key, and the one that is sent back counts again. */
    private boolean isPutOff(String person, String key, int most) {
        String policy = key.substring(key.indexOf('/') + 1);
        Supplier<Boolean> count = () -> KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                apart -> new GraceStore(Providers.entities(apart), realm.getId())
                        .putOff(person, scope(key), policy, most));
        try {
            return count.get();
        } catch (WrittenMeanwhileException e) {
            return count.get();
        }
    }

    /** How often somebody may still put it off, by the policy that waits the shortest; empty where none of them counts. */
    public OptionalInt left(UserModel person, Outcome.EnrolSoon soon) {
        List<String> scopes = soon.postponed().keySet().stream()
                .map(Decisions::scope)
                .distinct()
                .toList();
        Map<String, Integer> used =
                new GraceStore(Providers.entities(session), realm.getId()).used(person.getId(), scopes);
        return soon.postponed().entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .mapToInt(one -> Math.max(0, one.getValue() - used.getOrDefault(one.getKey(), 0)))
                .min();
    }

    private static String scope(String key) {
        int slash = key.indexOf('/');
        return slash == 0 ? PolicyStore.REALM : key.substring(0, slash);
    }

    /** For tables and programs. */
    public static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Allow allowed -> allowed.alarm() ? "break-glass" : "allow";
            case Outcome.EnrolSoon soon -> "enrol-soon";
            case Outcome.StepUp more -> "step-up";
            case Outcome.EnrolNow more -> "enrol-now";
            case Outcome.Refuse closed -> "refuse";
        };
    }

    private static String cut(@Nullable String value, int longest) {
        return value == null ? "" : value.length() <= longest ? value : value.substring(0, longest);
    }
}
