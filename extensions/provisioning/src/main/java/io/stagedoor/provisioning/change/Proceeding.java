package io.stagedoor.provisioning.change;

import io.stagedoor.audit.api.AuditFact;
import io.stagedoor.provisioning.api.Revocation;
import io.stagedoor.provisioning.domain.Step;
import io.stagedoor.provisioning.store.Jobs;
import io.stagedoor.provisioning.store.Jobs.Job;
import io.stagedoor.provisioning.store.Steps;
import io.stagedoor.signals.api.SignalLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Goes on with receipts until nothing of them waits: one step, one transaction. */
public final class Proceeding {

    private static final Logger LOG = Logger.getLogger(Proceeding.class);
    private static final int BATCH = 50;

    /** Longer than the slowest step: another node takes over after a crash. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A gateway that says nothing for so long is not there. */
    private static final Duration GATEWAY_IS_THERE = Duration.ofSeconds(60);

    /** By then no token lives that a gateway could take: whoever has said nothing is not waited for. */
    static final Duration NOTHING_IS_WORTH_ANYTHING = Duration.ofMinutes(15);

    /** When looking whether sessions are gone, which is told otherwise. */
    private static final Duration LOOK_AFTER = Duration.ofSeconds(10);

    private final InTransaction transactions;
    private final LongSupplier clock;

    public Proceeding(KeycloakSessionFactory factory, LongSupplier clock) {
        this.transactions = new InTransaction(factory);
        this.clock = clock;
    }

    /** Whatever is due. */
    public void round() {
        List<Job> due;
        do {
            due = transactions.jobs(jobs -> jobs.due(now(), BATCH));
            due.stream()
                    .filter(job -> transactions.jobs(jobs -> jobs.take(job, now(), now().plus(LEASE))))
                    .forEach(this::attempt);
        } while (due.size() == BATCH);
    }

    private void attempt(Job job) {
        boolean failed = false;
        for (Step step : transactions.<List<Step>>jobs(jobs -> jobs.waiting(job))) {
            try {
                transactions.run(session -> inRealm(session, job, realm -> proceed(session, realm, job, step)));
            } catch (RuntimeException e) {
                failed = true;
                LOG.warnf(e, "%s of receipt %s: attempt %d failed", step.name(), job.receipt(), job.attempts() + 1);
            }
        }
        boolean retry = failed;
        transactions.run(session -> {
            Jobs jobs = new Jobs(Providers.entities(session));
            if (jobs.complete(job, now())) {
                inRealm(session, job, realm -> said(session, job));
            } else {
                jobs.again(job, now().plus(retry ? pause(job) : rhythm(job)));
            }
        });
    }

    private static void inRealm(KeycloakSession session, Job job, java.util.function.Consumer<RealmModel> work) {
        @Nullable RealmModel realm = session.realms().getRealm(job.realm());
        if (realm != null) {
            session.getContext().setRealm(realm);
            work.accept(realm);
        }
    }

    private void proceed(KeycloakSession session, RealmModel realm, Job job, Step step) {
        Steps steps = new Steps(Providers.entities(session));
        switch (step.kind()) {
            case REVOCATION -> revoke(session, realm, job, steps, step.name());
            case SIGNAL -> signal(session, job, steps);
            case GATEWAY -> gateway(session, job, steps, step.name());
            case SESSIONS -> sessions(session, realm, job, steps, step.name());
            case APPLICATION -> {
                // The worker of signals tells them, for as long as a day and a half.
                if (now().isAfter(job.began().plus(Duration.ofDays(2)))) {
                    steps.end(job.receipt(), step.kind(), step.name(), Step.State.UNHEARD, 0, now());
                }
            }
            case ACCESS -> {}
        }
    }

    private void revoke(KeycloakSession session, RealmModel realm, Job job, Steps steps, String name) {
        @Nullable String where = job.account() ? null : job.organization();
        int counted = 0;
        for (Revocation revocation : session.getAllProviders(Revocation.class)) {
            if (!revocation.name().equals(name)) {
                continue;
            }
            if (revocation.waitsForTheBrake(realm, where, job.person())) {
                Jobs.Standing standing = new Jobs(Providers.entities(session)).standing(job, now());
                if (standing == Jobs.Standing.TAKEN_BACK) {
                    steps.drop(job.receipt(), Step.Kind.REVOCATION, name);
                }
                if (standing != Jobs.Standing.CERTAIN) {
                    return;
                }
            }
            counted += revocation.revoke(realm, where, job.person());
        }
        steps.end(job.receipt(), Step.Kind.REVOCATION, name, Step.State.DONE, counted, now());
    }

    private void signal(KeycloakSession session, Job job, Steps steps) {
        SignalLog signals = Providers.signals(session);
        OptionalLong position = signals.positionOf(job.realm(), job.person(), job.began());
        if (position.isEmpty()) {
            return; // it is raised, and has no place in the feed yet
        }
        if (position.getAsLong() > 0) {
            new Jobs(Providers.entities(session)).position(job, position.getAsLong());
            steps.end(job.receipt(), Step.Kind.SIGNAL, "feed", Step.State.DONE, 1, now());
            signals.readers(job.realm(), job.organization(), now().minus(GATEWAY_IS_THERE)).stream()
                    .map(Proceeding::name)
                    .forEach(name -> steps.add(job.receipt(), Step.Kind.GATEWAY, name));
        } else if (now().isAfter(job.began().plus(GATEWAY_IS_THERE))) {
            // They were out before: nobody had to be told again.
            steps.end(job.receipt(), Step.Kind.SIGNAL, "feed", Step.State.DONE, 0, now());
        }
    }

    private void gateway(KeycloakSession session, Job job, Steps steps, String name) {
        long position = new Jobs(Providers.entities(session)).position(job);
        Providers.signals(session)
                .readers(job.realm(), job.organization(), job.began().minus(GATEWAY_IS_THERE))
                .stream()
                .filter(reader -> name(reader).equals(name) && reader.position() >= position)
                .findFirst()
                .ifPresentOrElse(
                        reader -> steps.end(job.receipt(), Step.Kind.GATEWAY, name, Step.State.DONE, 1, reader.at()),
                        () -> giveUp(job, steps, Step.Kind.GATEWAY, name));
    }

    private void giveUp(Job job, Steps steps, Step.Kind kind, String name) {
        if (now().isAfter(job.began().plus(NOTHING_IS_WORTH_ANYTHING))) {
            steps.end(job.receipt(), kind, name, Step.State.UNHEARD, 0, now());
        }
    }

    private void sessions(KeycloakSession session, RealmModel realm, Job job, Steps steps, String name) {
        if (now().isBefore(job.began().plus(LOOK_AFTER))) {
            return;
        }
        @Nullable UserModel person = session.users().getUserById(realm, job.person());
        int notBefore = person == null ? 0 : session.users().getNotBeforeOfUser(realm, person);
        boolean left = person != null
                && Stream.concat(
                                session.sessions().getUserSessionsStream(realm, person),
                                session.sessions().getOfflineUserSessionsStream(realm, person))
                        .anyMatch(open -> open.getStarted() < notBefore);
        if (!left) {
            steps.end(job.receipt(), Step.Kind.SESSIONS, name, Step.State.DONE, 0, now());
        }
    }

    private void said(KeycloakSession session, Job job) {
        List<Step> all = new Steps(Providers.entities(session)).of(job.receipt());
        Trail.bySystem(
                session,
                job.organization(),
                "deprovisioning.complete",
                new AuditFact.Target("person", job.person()),
                Map.of(
                        "receipt", job.receipt(),
                        "steps", String.valueOf(all.size()),
                        "failed", String.valueOf(count(all, Step.State.FAILED)),
                        "unheard", String.valueOf(count(all, Step.State.UNHEARD)),
                        "sessions", String.valueOf(sessions(all))));
    }

    private static long count(List<Step> steps, Step.State state) {
        return steps.stream().filter(step -> step.state() == state).count();
    }

    private static int sessions(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.kind() == Step.Kind.SESSIONS)
                .mapToInt(Step::counted)
                .sum();
    }

    /** Somebody is looking at the receipt at first; then it is about those who do not answer. */
    private Duration rhythm(Job job) {
        Duration age = Duration.between(job.began(), now());
        return age.compareTo(Duration.ofSeconds(20)) < 0
                ? Duration.ofMillis(300)
                : age.compareTo(Duration.ofMinutes(20)) < 0 ? Duration.ofSeconds(5) : Duration.ofMinutes(5);
    }

    /** Half as long as it has been tried, from a second to five minutes. */
    private Duration pause(Job job) {
        long seconds = Duration.between(job.began(), now()).toSeconds() / 2;
        return Duration.ofSeconds(Math.clamp(seconds, 1, 300));
    }

    private static String name(SignalLog.Reader reader) {
        return reader.client() + "/" + reader.instance();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
