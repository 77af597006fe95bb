package io.stagedoor.provisioning.change;

import io.stagedoor.provisioning.api.AccessGivenBack;
import io.stagedoor.provisioning.api.Cause;
import io.stagedoor.provisioning.api.Restoration;
import io.stagedoor.provisioning.domain.Receipt;
import io.stagedoor.provisioning.domain.Receipt.Share;
import io.stagedoor.provisioning.store.Receipts;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;

/** Lets people in again, in the caller's transaction, behind the lock of their organization. */
final class Restoring {

    private final KeycloakSession session;

    Restoring(KeycloakSession session) {
        this.session = session;
    }

    /** The organization is locked. */
    Restoration restore(OrganizationModel organization, UserModel person, Cause cause) {
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
        if (share == Share.MEMBERSHIP && out && cause.kind().isOfDirectory()) {
            return new Restoration.ByInvitationAlone();
        }
        if (open.isPresent() && isOfFormerHome(access, open.get(), person)) {
            receipts(organization).restored(open.get().id(), "superseded", Providers.CLOCK.instant());
            return new Restoration.NothingEnded();
        }
        giveBack(organization, open, share, out, person, cause);
        if (!cause.kind().isOfDirectory()) {
            told(organization, person);
        }
        return new Restoration.Restored();
    }

    /** Their account is another organization's by now: what this one ended of it is no longer its to give back or to erase. */
    static boolean isOfFormerHome(Access access, Receipt open, UserModel person) {
        return open.share() == Share.ACCOUNT && access.shareOf(person) != Share.ACCOUNT;
    }

    /** Those who keep a directory's word about somebody hear that it does not hold any more. */
    void told(OrganizationModel organization, UserModel person) {
        session.getKeycloakSessionFactory().publish(new AccessGivenBack(session, organization, person));
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
        Trail.access(
                session,
                organization,
                person,
                "access.restore",
                cause,
                open.map(Receipt::id).orElse(""));
    }

    private Receipts receipts(OrganizationModel organization) {
        return new Receipts(Providers.entities(session), organization.getId());
    }
}
