package io.stagedoor.provisioning.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.domain.Brake;
import io.stagedoor.provisioning.domain.Rules;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Watches how many a directory puts out, and stops what cannot be undone; the organization's row is locked, so that no two are counted as one. */
final class Braking {

    /** Counting a large organization takes a while; it does not change that fast. */
    private static final Duration BASE_IS_GOOD_FOR = Duration.ofMinutes(10);

    private final KeycloakSession session;
    private final OrganizationModel organization;
    private final RuleStore store;
    private final Runs runs;
    private final Receipts receipts;

    Braking(KeycloakSession session, OrganizationModel organization) {
        this.session = session;
        this.organization = organization;
        this.store = new RuleStore(Providers.entities(session));
        this.runs = new Runs(Providers.entities(session));
        this.receipts = new Receipts(Providers.entities(session), organization.getId());
    }

    /**
     * How one departure is to be taken.
     *
     * @param counted whether it counts towards the brake
     * @param run that it belongs to; empty while the brake is off
     */
    record Verdict(boolean counted, String run) {

        static final Verdict FREE = new Verdict(false, "");

        boolean isBraked() {
            return !run.isEmpty();
        }
    }

    /**
     * About one more; whoever was announced uses up a place of the announcement. Who was made within the window has nothing to lose yet: directories
     * test what they are connected to by making people and deleting them again.
     */
    Verdict judge(RuleStore.Stored stored, UserModel person, Cause cause, Instant now) {
        if (!cause.kind().isOfDirectory()
                || isNew(stored.rules(), person, now)
                || runs.use(organization.getId(), now)) {
            return Verdict.FREE;
        }
        if (!stored.run().isEmpty()) {
            return new Verdict(true, stored.run());
        }
        Rules rules = stored.rules();
        Instant sinceWindow = since(stored, now.minus(rules.window()));
        Instant sinceDay = since(stored, now.minus(Brake.DAY));
        int inWindow = receipts.counted(sinceWindow) + 1;
        int inDay = receipts.counted(sinceDay) + 1;
        if (!Brake.canTrip(inWindow, inDay)) {
            return new Verdict(true, "");
        }
        Brake brake = new Brake(rules);
        long people = base(stored, inWindow, now);
        if (!brake.trips(inWindow, inDay, people)) {
            return new Verdict(true, "");
        }
        Runs.Run run = runs.open(session.getContext().getRealm().getId(), organization.getId(), now);
        store.on(organization.getId(), run.id());
        receipts.join(run.id(), inWindow > brake.limit(people) ? sinceWindow : sinceDay);
        Trail.bySystem(
                session,
                organization.getId(),
                "deprovisioning.brake",
                new AuditFact.Target("organization", organization.getId()),
                Map.of("run", run.id(), "people", String.valueOf(inWindow), "peopleInADay", String.valueOf(inDay)));
        return new Verdict(true, run.id());
    }

    static boolean isNew(Rules rules, UserModel person, Instant now) {
        @Nullable Long made = person.getCreatedTimestamp();
        return made != null && Instant.ofEpochMilli(made).isAfter(now.minus(rules.window()));
    }

    private static Instant since(RuleStore.Stored stored, Instant earliest) {
        Instant from = Instant.ofEpochMilli(stored.countedFrom());
        return from.isAfter(earliest) ? from : earliest;
    }

    private long base(RuleStore.Stored stored, int gone, Instant now) {
        if (stored.basePeople() > 0
                && now.isBefore(Instant.ofEpochMilli(stored.baseAt()).plus(BASE_IS_GOOD_FOR))) {
            return stored.basePeople();
        }
        // Whoever is disabled still belongs to it; guests who left do not.
        long people = store.members(Providers.organizations(session)
                .getOrganizationGroup(organization)
                .getId());
        store.base(organization.getId(), Math.max(people, gone), now);
        return Math.max(people, gone);
    }
}
