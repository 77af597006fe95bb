package io.stagedoor.provisioning.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.Runs.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;

/** Tells an organization's owners that the brake is on: once for each run, as often as it takes. */
public final class Lettering {

    private static final Logger LOG = Logger.getLogger(Lettering.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final InTransaction transactions;
    private final LongSupplier clock;

    public Lettering(KeycloakSessionFactory factory, LongSupplier clock) {
        this.transactions = new InTransaction(factory);
        this.clock = clock;
    }

    /** Whatever is due. */
    public void round() {
        for (Letter letter : transactions.runs(runs -> runs.letters(now(), 20))) {
            if (transactions.runs(runs -> runs.take(letter, now().plus(LEASE)))) {
                send(letter);
            }
        }
    }

    private void send(Letter letter) {
        try {
            transactions.in(letter.realm(), letter.organization(), where -> {
                Set<String> owners = owners(where);
                int people =
                        new Receipts(Providers.entities(where.session()), letter.organization()).countOf(letter.run());
                int told = 0;
                @Nullable EmailException refused = null;
                for (String id : owners) {
                    @Nullable UserModel owner = where.person(id);
                    if (owner != null && owner.isEnabled() && owner.getEmail() != null) {
                        try {
                            send(where, owner, people);
                            told++;
                        } catch (EmailException e) {
                            LOG.warnf(e, "an owner could not be told of run %s of the brake", letter.run());
                            refused = e;
                        }
                    }
                }
                // One address that no mail server takes is no reason to write to the others again and again.
                if (told == 0 && refused != null) {
                    throw new IllegalStateException("the mail server took no letter", refused);
                }
            });
            transactions.runs(runs -> {
                runs.sent(letter.run());
                return true;
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "owners could not be told of run %s of the brake; it is tried again", letter.run());
        }
    }

    private static Set<String> owners(InTransaction.Where where) {
        String organization = where.organization().getId();
        Set<String> all = Providers.aboutPeople(where.session()).administrators(organization);
        Map<String, Set<OrganizationRole>> roles =
                Providers.aboutPeople(where.session()).organizationRoles(organization, all);
        return all.stream()
                .filter(id -> roles.getOrDefault(id, Set.of()).contains(OrganizationRole.OWNER))
                .collect(java.util.stream.Collectors.toSet());
    }

    private static void send(InTransaction.Where where, UserModel owner, int people) throws EmailException {
        where.session()
                .getProvider(EmailTemplateProvider.class)
                .setRealm(where.realm())
                .setUser(owner)
                .send(
                        "deprovisioningBrakeSubject",
                        "deprovisioning-brake.ftl",
                        new HashMap<>(
                                Map.of("organizationName", where.organization().getName(), "people", people)));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.getAsLong());
    }
}
