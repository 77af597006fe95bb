package io.stagedoor.provisioning.change;

import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.api.Departure;
import io.stagedoor.provisioning.api.Deprovisioning;
import io.stagedoor.provisioning.api.Removal;
import io.stagedoor.provisioning.api.Restoration;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Receipt.Share;
import io.stagedoor.provisioning.store.Receipts;
import io.stagedoor.provisioning.store.RuleStore;
import io.stagedoor.provisioning.store.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Puts people out and lets them in, in the caller's transaction; people of one organization one after the other. */
public final class Departing implements Deprovisioning {

    /** A directory that asks again sooner hears the same. */
    static final Duration RETRY_AFTER = Duration.ofMinutes(10);

    private final KeycloakSession session;

    public Departing(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Departure end(OrganizationModel organization, UserModel person, Cause cause) {
        RuleStore.Stored rules = lock(organization);
        Instant now = Providers.CLOCK.instant();
        Access access = new Access(session, organization);
        Receipts receipts = receipts(organization);
        Optional<Receipt> open = receipts.open(person.getId());
        if (open.isPresent()) {
            Optional<Departure> before = endedBefore(organization, open.get(), access, person, cause, now);
            if (before.isPresent()) {
                return before.get();
            }
        }
        Share share = access.shareOf(person);
        Braking.Verdict verdict = new Braking(session, organization).judge(rules, person, cause, now);
        boolean held = verdict.isBraked() && rules.rules().holdAccess();
        Receipt receipt = new Receipt(
                UUID.randomUUID().toString(),
                organization.getId(),
                person.getId(),
                name(person),
                share,
                cause.kind().word(),
                cause.name(),
                cause.reason(),
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
        tell(organization, person, held ? "access.hold" : "access.end", cause, receipt.id());
        return new Departure(receipt.id(), false, held);
    }

    /** Empty where what stands there says nothing any more. */
    private Optional<Departure> endedBefore(
            OrganizationModel organization, Receipt open, Access access, UserModel person, Cause cause, Instant now) {
        Receipts receipts = receipts(organization);
        boolean byHand = cause.kind() == Cause.Kind.ADMINISTRATOR;
        if (open.state() == Receipt.State.HELD) {
            if (!byHand) {
                return Optional.of(new Departure(open.id(), false, true));
            }
            receipts.keep(open.id());
            letThrough(organization, open, person, cause, now);
            return Optional.of(new Departure(open.id(), false, false));
        }
        if (!access.isOut(open.share(), person) || isUndone(organization, open)) {
            // Let in by another door, or about to be by an undone run: this is a new departure.
            receipts.restored(open.id(), "superseded", now);
            return Optional.empty();
        }
        if (byHand && !open.kept()) {
            receipts.keep(open.id());
            tell(organization, person, "access.keep", cause, open.id());
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
        tell(organization, person, "access.end", cause, held.id());
    }

    @Override
    public Restoration restore(OrganizationModel organization, UserModel person, Cause cause) {
        lock(organization);
        Access access = new Access(session, organization);
        Optional<Receipt> open = receipts(organization).open(person.getId());
        Share share = open.map(Receipt::share).orElseGet(() -> access.shareOf(person));
        boolean out = access.isOut(share, person);
        if (open.isEmpty() && (!out || share == Share.MEMBERSHIP)) {
            return new Restoration.NothingEnded();
        }
        boolean byHand = open.map(Receipt::kept)
                .orElseGet(() -> Providers.sessionEnds(session)
                        .isPutOut(session.getContext().getRealm(), person));
        if (byHand && cause.kind().isOfDirectory()) {
            return new Restoration.KeptByAdministrator();
        }
        giveBack(organization, open, share, out, person, cause);
        return new Restoration.Restored();
    }

    void giveBack(
            OrganizationModel organization,
            Optional<Receipt> open,
            Share share,
            boolean out,
            UserModel person,
            Cause cause) {
        Receipts receipts = receipts(organization);
        if (out) {
            new Access(session, organization)
                    .giveBack(
                            share,
                            person,
                            open.map(receipt -> receipts.places(receipt.id())).orElse(""),
                            "given back");
        }
        open.ifPresent(receipt -> receipts.restored(receipt.id(), cause.name(), Providers.CLOCK.instant()));
        tell(
                organization,
                person,
                "access.restore",
                cause,
                open.map(Receipt::id).orElse(""));
    }

    @Override
    public Removal remove(OrganizationModel organization, UserModel person, Cause cause) {
        Departure departure = end(organization, person, cause);
        Receipts receipts = receipts(organization);
        RuleStore.Stored rules = lock(organization);
        Receipt receipt = receipts.find(departure.receiptId()).orElseThrow();
        boolean announced = !departure.alreadyEnded() && receipt.run().isEmpty();
        boolean counts = !Braking.isNew(rules.rules(), person, Providers.CLOCK.instant());
        if (cause.kind().isOfDirectory() && counts && !rules.run().isEmpty() && !announced) {
            if (receipt.removal() == Receipt.Removal.NOT_ASKED) {
                receipts.holdRemoval(receipt.id());
                tell(organization, person, "removal.hold", cause, receipt.id());
            }
            return receipt.removal() == Receipt.Removal.DUE && receipt.erasure() != null
                    ? new Removal.Done(receipt.id(), receipt.erasure())
                    : new Removal.Held(receipt.id(), RETRY_AFTER);
        }
        if (receipt.removal() == Receipt.Removal.DUE && receipt.erasure() != null) {
            return new Removal.Done(receipt.id(), receipt.erasure());
        }
        Instant at = Providers.CLOCK.instant().plus(rules.rules().retention());
        receipts.erase(receipt.id(), at);
        tell(organization, person, "removal.schedule", cause, receipt.id());
        return new Removal.Done(receipt.id(), at);
    }

    @Override
    public boolean lastGroupLost(OrganizationModel organization, UserModel person, Cause cause) {
        if (!new RuleStore(Providers.entities(session))
                .read(organization.getId())
                .rules()
                .endAccessWithLastGroup()) {
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

    private void tell(OrganizationModel organization, UserModel person, String action, Cause cause, String receipt) {
        Trail.about(
                session,
                organization.getId(),
                person.getId(),
                action,
                cause,
                Map.of("receipt", receipt, "cause", cause.kind().word(), "reason", cause.reason()));
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
