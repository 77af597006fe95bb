package io.stagedoor.pushmfa.change;

import io.stagedoor.pushmfa.delivery.Delivery;
import io.stagedoor.pushmfa.delivery.PushNode;
import io.stagedoor.pushmfa.delivery.PushSender.Message;
import io.stagedoor.pushmfa.domain.Challenge;
import io.stagedoor.pushmfa.store.SubscriptionStore;
import io.stagedoor.pushmfa.store.SubscriptionStore.Recipient;
import io.stagedoor.pushmfa.store.SubscriptionStore.Subscription;
import io.stagedoor.pushmfa.webpush.BrowserKeys;
import io.stagedoor.pushmfa.webpush.VapidKey;
import io.stagedoor.secrets.api.SecretSeal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.Urls;

/** Which phones are told that somebody signs in, and telling them. */
public final class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SubscriptionStore store;

    public Subscriptions(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.store = store(session, realm.getId());
    }

    /** For which browsers subscribe. */
    public String key() {
        return new SenderKeys(session, realm).publicKey();
    }

    public Optional<Subscription> of(Devices.Known device) {
        return store.find(device.key().thumbprint());
    }

    /**
     * A phone wants to be told.
     *
     * @return false where it was made for another key than that of now
     * @throws IllegalArgumentException for what no browser of a known maker gives out, in words for the caller
     */
    public boolean save(Devices.Known device, Subscription subscription) {
        var endpoint = PushNode.of(session).settings().services().checked(subscription.endpoint());
        BrowserKeys keys = new BrowserKeys(subscription.p256dh(), subscription.auth());
        if (!subscription.sender().equals(key())) {
            return false;
        }
        store.save(
                device.key().thumbprint(),
                device.person().getId(),
                new Subscription(endpoint.toString(), keys.p256dh(), keys.auth(), subscription.sender()),
                Providers.CLOCK.instant());
        return true;
    }

    public void forget(Devices.Known device) {
        store.forget(device.key().thumbprint());
    }

    /** Tells the person's phones, once it is committed; nobody waits for it. */
    void tell(UserModel person, Challenge challenge) {
        List<Recipient> recipients = store.of(person.getId());
        if (recipients.isEmpty()) {
            return;
        }
        Set<String> credentials = person.credentialManager()
                .getStoredCredentialsByTypeStream(Devices.TYPE)
                .map(CredentialModel::getId)
                .collect(Collectors.toSet());
        PushNode node = PushNode.of(session);
        @Nullable String configured = node.settings().contact();
        String contact = configured == null
                ? Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName())
                : configured;
        List<Message> messages = recipients.stream()
                .filter(one -> credentials.contains(one.credential()))
                .flatMap(one -> message(one, contact, challenge).stream())
                .toList();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                messages.forEach(node.delivery()::deliver);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Empty where the key cannot be opened: that keeps nobody from signing in. */
    private Optional<Message> message(Recipient to, String contact, Challenge challenge) {
        Subscription subscription = to.subscription();
        try {
            return Optional.of(new Message(
                    realm.getId(),
                    to.device(),
                    subscription.endpoint(),
                    new BrowserKeys(subscription.p256dh(), subscription.auth()),
                    new VapidKey(
                            subscription.sender(),
                            session.getProvider(SecretSeal.class).open(to.sealedKey())),
                    contact,
                    to.failures(),
                    challenge.expiresAt()));
        } catch (IllegalStateException e) {
            LOG.errorf(
                    "a phone is not told: the key of realm %s cannot be opened: %s", realm.getName(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps what became of messages, each in a transaction of its own. */
    public static Delivery.Outcomes outcomes(KeycloakSessionFactory factory) {
        return new Delivery.Outcomes() {
            @Override
            public void taken(Message message) {
                if (message.failures() > 0) {
                    in(message, store -> store.taken(message.device(), message.endpoint()));
                }
            }

            @Override
            public void gone(Message message) {
                in(message, store -> store.gone(message.device(), message.endpoint()));
            }

            @Override
            public void failed(Message message) {
                in(message, store -> store.failed(message.device(), message.endpoint()));
            }

            private void in(Message message, Consumer<SubscriptionStore> work) {
                KeycloakModelUtils.runJobInTransaction(
                        factory, session -> work.accept(store(session, message.realm())));
            }
        };
    }

    private static SubscriptionStore store(KeycloakSession session, String realm) {
        return new SubscriptionStore(Providers.entities(session), realm);
    }
}
