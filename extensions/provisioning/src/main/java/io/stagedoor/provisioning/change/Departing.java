package io.stagedoor.provisioning.change;

import io.stagedoor.administration.domain.OrganizationRole;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.api.Departure;
import io.stagedoor.provisioning.api.Deprovisioning;
import io.stagedoor.provisioning.api.Removal;
import io.stagedoor.provisioning.api.Restoration;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Receipt.Share;
import io.stagedoor.provisioning.domain.Rules;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import io.stagedoor.teams.api.AboutPeople;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Puts people out and lets them in, in the caller's transaction; people of one organization one after the other. */
public final class Departing implements Deprovisioning {

    /** A directory that asks again sooner hears the same. */
    static final Duration RETRY_AFTER = Duration.ofMinutes(10);

    private static final String LAST_OWNER =
            "Not done: nobody would be left who is an owner. Make somebody else owner, or look what the directory says.";

    private final KeycloakSession session;

    public Departing(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Departure end(OrganizationModel organization, UserModel person, Cause cause) {
        // Before the organization's row: who changes organization roles takes the locks in this order, too.
        boolean lastOwner = cause.kind().isOfDirectory() && isLastOwner(organization, person);
        RuleStore.Stored rules = lock(organization);
        Instant now = Providers.CLOCK.instant();
        Access access = new Access(session, organization);
        Receipts receipts = receipts(organization);
        Optional<Receipt> open = receipts.open(person.getId());
        if (open.isPresent()) {
            Optional<Departure> before = endedBefore(organization, open.get(), access, person, cause, lastOwner, now);
            if (before.isPresent()) {
                return before.get();
            }
        }
        Share share = access.shareOf(person);
        boolean kept = lastOwner && !access.isOut(share, person);
        Braking.Verdict verdict =
                kept ? Braking.Verdict.FREE : new Braking(session, organization).judge(rules, person, cause, now);
        boolean held = kept || (verdict.isBraked() && rules.rules().holdAccess());
        Receipt receipt = new Receipt(
                UUID.randomUUID().toString(),
                organization.getId(),
                person.getId(),
                name(person),
                share,
                cause.kind().word(),
                cause.name(),
                kept ? LAST_OWNER : cause.reason(),
                cause.correlationId(),
                held ? Receipt.State.HELD : Receipt.State.ENDING,
                cause.kind() == Cause.Kind.ADMINISTRATOR,
                verdict.run(),
                now,
                null,
                null,
                "",
                Receipt.Removal.NOT_ASKED,
                null,
                0);
        receipts.add(
                receipt,
                session.getContext().getRealm().getId(),
                cause.id(),
                verdict.counted(),
                held ? "" : places(share, organization, person));
        if (!held) {
            access.end(receipt.id(), share, person, reason(cause), now);
        }
        Trail.access(session, organization, person, held ? "access.hold" : "access.end", cause, receipt.id());
        return new Departure(receipt.id(), false, held);
    }

    /** A program's mistake must not leave an organization with nobody who could undo it. */
    private boolean isLastOwner(OrganizationModel organization, UserModel person) {
        AboutPeople people = Providers.aboutPeople(session);
        return people.organizationRoles(organization.getId(), List.of(person.getId()))
                        .getOrDefault(person.getId(), Set.of())
                        .contains(OrganizationRole.OWNER)
                && !people.hasOwnerBeside(organization.getId(), person.getId());
    }

    /** Empty where what stands there says nothing any more. */
    private Optional<Departure> endedBefore(
            OrganizationModel organization,
            Receipt open,
            Access access,
            UserModel person,
            Cause cause,
            boolean lastOwner,
            Instant now) {
        Receipts receipts = receipts(organization);
        boolean byHand = cause.kind() == Cause.Kind.ADMINISTRATOR;
        if (open.state() == Receipt.State.HELD) {
            if (!byHand && open.run().isEmpty() && !lastOwner) {
                // It was held for the last owner's sake, and somebody else is owner by now.
                receipts.restored(open.id(), "superseded", now);
                return Optional.empty();
            }
            if (!byHand) {
                return Optional.of(new Departure(open.id(), false, true));
            }
            receipts.keep(open.id());
            letThrough(organization, open, person, cause, now);
            return Optional.of(new Departure(open.id(), false, false));
        }
        boolean withOrganization = open.causeKind().equals(Cause.Kind.ORGANIZATION_DISABLED.word());
        if (!access.isOut(open.share(), person)
                || isUndone(organization, open)
                || (withOrganization && cause.kind().isOfDirectory())) {
            // Let in by another door, or about to be, by an undone run or with their organization: this is a new
            // departure.
            receipts.restored(open.id(), "superseded", now);
            return Optional.empty();
        }
        if (byHand && !open.kept()) {
            receipts.keep(open.id());
            Trail.access(session, organization, person, "access.keep", cause, open.id());
        }
        return Optional.of(new Departure(open.id(), true, false));
    }

    private boolean isUndone(OrganizationModel organization, Receipt open) {
        return !open.run().isEmpty()
                && !open.kept()
                && new Runs(Providers.entities(session)).isUndone(organization.getId(), open.run());
    }

    /** What the brake has held ends now. */
    void letThrough(OrganizationModel organization, Receipt held, UserModel person, Cause cause, Instant now) {
        receipts(organization).letThrough(held.id(), places(held.share(), organization, person), now);
        new Access(session, organization).end(held.id(), held.share(), person, reason(cause), now);
        Trail.access(session, organization, person, "access.end", cause, held.id());
    }

    @Override
    public Restoration restore(OrganizationModel organization, UserModel person, Cause cause) {
        lock(organization);
        return new Restoring(session).restore(organization, person, cause);
    }

    @Override
    public Removal remove(OrganizationModel organization, UserModel person, Cause cause) {
        Departure departure = end(organization, person, cause);
        Receipts receipts = receipts(organization);
        RuleStore.Stored rules = lock(organization);
        Receipt receipt = receipts.find(departure.receiptId()).orElseThrow();
        if (departure.held() && receipt.run().isEmpty()) {
            return new Removal.Held(receipt.id(), RETRY_AFTER);
        }
        boolean announced = !departure.alreadyEnded() && receipt.run().isEmpty();
        boolean counts = !Braking.isNew(rules.rules(), person, Providers.CLOCK.instant());
        if (cause.kind().isOfDirectory() && counts && !rules.run().isEmpty() && !announced) {
            if (receipt.removal() == Receipt.Removal.NOT_ASKED) {
                receipts.holdRemoval(receipt.id());
                Trail.access(session, organization, person, "removal.hold", cause, receipt.id());
            }
            return receipt.removal() == Receipt.Removal.DUE && receipt.erasure() != null
                    ? new Removal.Done(receipt.id(), receipt.erasure())
                    : new Removal.Held(receipt.id(), RETRY_AFTER);
        }
        if (receipt.removal() == Receipt.Removal.DUE && receipt.erasure() != null) {
            return new Removal.Done(receipt.id(), receipt.erasure());
        }
        Instant at = Providers.CLOCK.instant().plus(retention(rules.rules(), cause));
        receipts.erase(receipt.id(), at);
        Trail.access(session, organization, person, "removal.schedule", cause, receipt.id());
        return new Removal.Done(receipt.id(), at);
    }

    /** Whom a directory removes stays for as long as it may turn out to be a mistake. */
    private static Duration retention(Rules rules, Cause cause) {
        boolean mayBeAMistake =
                cause.kind().isOfDirectory() && rules.retention().compareTo(rules.window()) < 0;
        return mayBeAMistake ? rules.window() : rules.retention();
    }

    @Override
    public boolean endsAccessWithLastGroup(OrganizationModel organization) {
        return new RuleStore(Providers.entities(session))
                .read(organization.getId())
                .rules()
                .endAccessWithLastGroup();
    }

    @Override
    public Set<String> outByLastGroup(OrganizationModel organization, Collection<String> people) {
        return receipts(organization).outByLastGroup(people);
    }

    @Override
    public boolean lastGroupLost(OrganizationModel organization, UserModel person, Cause cause) {
        if (!endsAccessWithLastGroup(organization)) {
            return false;
        }
        Departure departure = end(
                organization,
                person,
                new Cause(Cause.Kind.LAST_GROUP, cause.id(), cause.name(), cause.reason(), cause.correlationId()));
        return !departure.held();
    }

    private RuleStore.Stored lock(OrganizationModel organization) {
        return new RuleStore(Providers.entities(session))
                .lock(session.getContext().getRealm().getId(), organization.getId());
    }

    private Receipts receipts(OrganizationModel organization) {
        return new Receipts(Providers.entities(session), organization.getId());
    }

    private String places(Share share, OrganizationModel organization, UserModel person) {
        return share == Share.ACCOUNT
                ? ""
                : Places.of(Providers.aboutPeople(session), organization.getId(), person.getId())
                        .written();
    }

    private static String name(UserModel person) {
        String email = person.getEmail();
        String name = email == null || email.isBlank() ? person.getUsername() : email;
        return name.length() <= 255 ? name : name.substring(0, 255);
    }

    private static String reason(Cause cause) {
        return cause.reason().isEmpty() ? cause.kind().word() : cause.reason();
    }
}
