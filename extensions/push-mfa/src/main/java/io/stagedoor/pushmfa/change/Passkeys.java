package io.stagedoor.pushmfa.change;

import io.stagedoor.pushmfa.domain.Answer;
import io.stagedoor.pushmfa.domain.Decision;
import io.stagedoor.pushmfa.domain.OfferedDevice;
import io.stagedoor.pushmfa.jose.MalformedException;
import io.stagedoor.pushmfa.passkey.Assertion;
import io.stagedoor.pushmfa.passkey.Passkey;
import io.stagedoor.pushmfa.passkey.Signatures;
import io.stagedoor.pushmfa.passkey.Site;
import io.stagedoor.pushmfa.passkey.Statement;
import io.stagedoor.pushmfa.store.DeviceStore.Held;
import io.stagedoor.pushmfa.store.PasskeyStore;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Phones that check their person before they approve. */
public final class Passkeys {

    /** In the data of Keycloak's credential, which is read anyway: no statement is spent on phones that have none. */
    private static final String MARK = ",\"passkey\":true";

    private final PasskeyStore store;
    private final String issuer;

    /** @param issuer of the realm */
    public Passkeys(KeycloakSession session, RealmModel realm, String issuer) {
        this.store = new PasskeyStore(Providers.entities(session), realm.getId());
        this.issuer = issuer;
    }

    /**
     * One that a phone has made while it answers a code.
     *
     * @param device id of the phone
     * @param code as it was sent
     * @throws MalformedException where it was made for something else
     */
    public Passkey made(String device, String code, String attestationObject, String clientData) {
        return Signatures.made(
                Site.of(issuer), Statement.ofEnrolment(issuer, device, code), attestationObject, clientData);
    }

    /** It waits with its phone to be confirmed. */
    public void keep(UserModel person, OfferedDevice device, Passkey passkey) {
        store.keep(person.getId(), device.thumbprint(), passkey);
    }

    /** What Keycloak's credential says of a phone. */
    static String described(PasskeyStore store, UserModel person, OfferedDevice device) {
        boolean hasOne = store.find(person.getId(), device.thumbprint()).isPresent();
        return "{\"thumbprint\":\"" + device.thumbprint() + '"' + (hasOne ? MARK : "") + '}';
    }

    /**
     * The answer, as far as the phone's person is behind it: of a phone that has a passkey no approval is taken without it. To say no, or that it was
     * somebody else, nobody has to find a finger that is dry.
     *
     * @param answer signed by the phone's key
     * @param signed the same as it came
     * @throws MalformedException where its passkey has not signed it
     */
    public Answer verified(Devices.Known device, Answer answer, String signed, @Nullable Assertion assertion) {
        if (answer.decision() != Decision.APPROVE || !hasPasskey(device.credential())) {
            return answer;
        }
        if (assertion == null) {
            throw new MalformedException("this phone approves with its passkey, and this is not signed by it");
        }
        String thumbprint = device.key().thumbprint();
        Passkey passkey = store.find(device.person().getId(), thumbprint)
                .orElseThrow(() -> new MalformedException("its passkey is gone, and it has to be set up anew"));
        Passkey now = Signatures.counted(Site.of(issuer), passkey, Statement.ofAnswer(signed), assertion);
        if (!store.count(thumbprint, now)) {
            throw new MalformedException("the counter of its passkey went back");
        }
        return answer.byVerifiedPerson();
    }

    private static boolean hasPasskey(Held credential) {
        return credential.data().contains(MARK);
    }
}
