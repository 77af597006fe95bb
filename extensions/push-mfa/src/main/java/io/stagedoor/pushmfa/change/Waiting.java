package io.stagedoor.pushmfa.change;

import io.smallrye.mutiny.Multi;
import io.stagedoor.pushmfa.delivery.PushNode;
import io.stagedoor.pushmfa.delivery.WaitingPages;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.domain.Challenge.Standing;
import io.stagedoor.pushmfa.domain.Ticket;
import io.stagedoor.pushmfa.store.ChallengeStore;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Pages that are told what a phone says, instead of asking each second. */
public final class Waiting {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Waiting(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * For whoever holds the ticket of the page. It is open before anybody looks, so that no answer falls between.
     *
     * @return empty where this node has as many as it can
     */
    public Optional<Multi<Standing>> open(String text) {
        Instant now = Providers.CLOCK.instant();
        Ticket ticket = new Ticket(realm.getId(), text);
        WaitingPages pages = PushNode.of(session).pages();
        Optional<Multi<Standing>> expected = pages.openExpected(ticket);
        if (expected.isPresent()) {
            return expected;
        }
        Optional<Challenge> asked = asked(text).filter(one -> one.isOpenAt(now));
        if (asked.isEmpty()) {
            return Optional.of(Multi.createFrom().item(standing(text, now)));
        }
        Optional<Multi<Standing>> events = pages.open(ticket, asked.get().expiresAt());
        Standing meanwhile = standing(text, now);
        if (meanwhile != Standing.WAITING) {
            pages.decided(ticket, meanwhile);
        }
        return events;
    }

    private Standing standing(String text, Instant now) {
        return asked(text).map(one -> one.standingAt(now)).orElse(Standing.OVER);
    }

    /** No conversation with the database begins before it is needed. */
    private Optional<Challenge> asked(String text) {
        return new ChallengeStore(Providers.entities(session), realm.getId()).byTicket(text);
    }

    /** Its page is about to ask. */
    void begun(Challenge challenge) {
        PushNode.of(session).pages().expect(new Ticket(realm.getId(), challenge.ticket()), challenge.expiresAt());
    }

    /** The page learns it when it is committed. */
    void answered(Challenge challenge, Standing standing) {
        WaitingPages pages = PushNode.of(session).pages();
        Ticket ticket = new Ticket(realm.getId(), challenge.ticket());
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                pages.answered(ticket, standing);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** The database and the other nodes, for a node's pages. */
    public static WaitingPages.Elsewhere elsewhere(KeycloakSessionFactory factory) {
        return new WaitingPages.Elsewhere() {
            @Override
            public Map<Ticket, Standing> over(Collection<Ticket> waiting) {
                Map<String, List<Ticket>> byRealm = waiting.stream().collect(Collectors.groupingBy(Ticket::realm));
                Map<Ticket, Standing> over = new HashMap<>();
                KeycloakModelUtils.runJobInTransaction(
                        factory,
                        session -> byRealm.forEach((realm, tickets) -> new ChallengeStore(
                                        Providers.entities(session), realm)
                                .answered(tickets.stream().map(Ticket::text).toList())
                                .forEach(one -> over.put(
                                        new Ticket(realm, one.ticket()), one.standingAt(Providers.CLOCK.instant())))));
                return over;
            }

            @Override
            public void tell(Ticket ticket, Standing standing) {
                PushNode.tellOthers(factory, ticket, standing);
            }
        };
    }
}
