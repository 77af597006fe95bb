package io.stagedoor.provisioning.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.store.BrakeLetters;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/** Tells an organization's owners that the brake is on: each once for each run, as often as it takes and not for ever. */
public final class Lettering {

    private static final Logger LOG = Logger.getLogger(Lettering.class);
    private static final int MOST_ATTEMPTS = 10;

    private final InTransaction transactions;
    private final LongSupplier clock;

    public Lettering(KeycloakSessionFactory factory, LongSupplier clock) {
        this.transactions = new InTransaction(factory);
        this.clock = clock;
    }

    /** Whatever is due. */
    public void round() {
        for (Runs.Letter letter : transactions.runs(runs -> runs.letters(now(), 20))) {
            if (transactions.runs(runs -> runs.take(letter, now().plus(pause(letter.attempts()))))) {
                address(letter);
            }
        }
        for (BrakeLetters.Letter letter : transactions.letters(letters -> letters.due(now(), 20))) {
            if (transactions.letters(letters -> letters.take(letter, now().plus(pause(letter.attempts()))))) {
                send(letter);
            }
        }
    }

    /** Finds out who is told; where there is nobody, it is looked again for as long as the run waits for somebody's decision. */
    private void address(Runs.Letter letter) {
        transactions.in(letter.realm(), letter.organization(), where -> {
            Runs runs = new Runs(Providers.entities(where.session()));
            Set<String> whom = whom(where);
            BrakeLetters letters = new BrakeLetters(Providers.entities(where.session()));
            whom.forEach(id -> letters.add(letter.run(), id, now()));
            if (whom.isEmpty()) {
                LOG.errorf("nobody can be told of run %s of the brake", letter.run());
            }
            if (!whom.isEmpty() || !runs.isOn(letter.run())) {
                runs.addressed(letter.run());
            }
        });
    }

    /** Owners, those whom a directory has put out, too: else security administrators. */
    private static Set<String> whom(InTransaction.Where where) {
        Set<String> owners = reachable(where, OrganizationRole.OWNER);
        return owners.isEmpty() ? reachable(where, OrganizationRole.SECURITY_ADMINISTRATOR) : owners;
    }

    private static Set<String> reachable(InTransaction.Where where, OrganizationRole role) {
        Receipts receipts = new Receipts(
                Providers.entities(where.session()), where.organization().getId());
        return holders(where, role).stream()
                .filter(id -> {
                    @Nullable UserModel person = where.person(id);
                    return person != null
                            && person.getEmail() != null
                            && (person.isEnabled()
                                    || receipts.open(id)
                                            .filter(Lettering::isADirectorysWord)
                                            .isPresent());
                })
                .collect(Collectors.toSet());
    }

    private static boolean isADirectorysWord(Receipt open) {
        return !open.kept()
                && Arrays.stream(Cause.Kind.values())
                        .anyMatch(kind -> kind.isOfDirectory() && kind.word().equals(open.causeKind()));
    }

    private void send(BrakeLetters.Letter letter) {
        try {
            transactions.in(letter.realm(), letter.organization(), where -> {
                @Nullable UserModel person = where.person(letter.person());
                if (person != null && person.getEmail() != null) {
                    int people = new Receipts(Providers.entities(where.session()), letter.organization())
                            .countOf(letter.run());
                    send(where, person, people);
                }
            });
            over(letter);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "somebody could not be told of run %s of the brake, attempt %d",
                    letter.run(),
                    letter.attempts() + 1);
            if (letter.attempts() + 1 >= MOST_ATTEMPTS) {
                LOG.errorf("telling %s of run %s of the brake is given up", letter.person(), letter.run());
                over(letter);
            }
        }
    }

    private void over(BrakeLetters.Letter letter) {
        transactions.letters(letters -> {
            letters.over(letter);
            return true;
        });
    }

    /** Two minutes, four, eight, up to an hour. */
    private static Duration pause(int attempts) {
        return Duration.ofMinutes(Math.min(60, 2L << Math.min(attempts, 5)));
    }

    private static Set<String> holders(InTransaction.Where where, OrganizationRole role) {
        String organization = where.organization().getId();
        Set<String> all = Providers.aboutPeople(where.session()).administrators(organization);
        Map<String, Set<OrganizationRole>> roles =
                Providers.aboutPeople(where.session()).organizationRoles(organization, all);
        return all.stream()
                .filter(id -> roles.getOrDefault(id, Set.of()).contains(role))
                .collect(Collectors.toSet());
    }

    private static void send(InTransaction.Where where, UserModel person, int people) {
        try {
            where.session()
                    .getProvider(EmailTemplateProvider.class)
                    .setRealm(where.realm())
                    .setUser(person)
                    .send(
                            "deprovisioningBrakeSubject",
                            "deprovisioning-brake.ftl",
                            new HashMap<>(Map.of(
                                    "organizationName", where.organization().getName(), "people", people)));
        } catch (EmailException e) {
            throw new IllegalStateException("the mail server did not take it", e);
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
