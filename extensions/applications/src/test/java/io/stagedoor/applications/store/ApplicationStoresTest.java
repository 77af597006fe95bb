package io.stagedoor.applications.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.applications.domain.Api;
import io.stagedoor.applications.domain.Application;
import io.stagedoor.applications.domain.Audiences.Subscribed;
import io.stagedoor.applications.domain.Identifier;
import io.stagedoor.applications.domain.Kind;
import io.stagedoor.applications.domain.Life;
import io.stagedoor.applications.domain.Offer;
import io.stagedoor.applications.domain.Subscriber;
import io.stagedoor.applications.domain.Subscription;
import io.stagedoor.applications.domain.Subscription.State;
import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApplicationStoresTest {

    private static final Offer TO_GLOBEX =
            new Offer(Offer.To.NAMED, new TreeMap<>(Map.of("globex", "g", "nobody", "")));

    private final Database database = new Database("applications");
    private final Apis apis = new Apis(database.entities(), "realm");
    private final ApplicationRows applications = new ApplicationRows(database.entities(), "realm");
    private final Subscriptions subscriptions = new Subscriptions(database.entities(), "realm");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void apisAreFoundByTheirOwnerAndIdentifierInTheirRealm() {
        Api api = api("i", "acme", Offer.TO_NOBODY);
        apis.insert(api);
        assertThat(apis.find("i")).contains(api);
        assertThat(apis.called(api.identifier())).contains(api);
        assertThat(apis.of("acme", null, 10)).containsExactly(api);
        assertThat(apis.of("g", null, 10)).isEmpty();
        Apis elsewhere = new Apis(database.entities(), "other");
        assertThat(elsewhere.find("i")).isEmpty();
        assertThat(elsewhere.registered(List.of("acme/i"))).isEmpty();
        assertThat(apis.registered(List.of("acme/i", "media-api"))).containsExactly("acme/i");
        assertThat(apis.registered(List.of())).isEmpty();
    }

    @Test
    void onlyWhatIsOfferedToAnOrganizationIsListedThere() {
        apis.insert(api("own", "acme", Offer.TO_NOBODY));
        apis.insert(api("named", "acme", TO_GLOBEX));
        apis.insert(api("all", "acme", Offer.TO_ALL));
        apis.insert(api("realm", Api.REALM, Offer.TO_ALL));
        apis.insert(api("gone", "acme", Offer.TO_ALL));
        apis.change(apis.find("gone").orElseThrow().in(Life.DELETED));
        assertThat(apis.offeredTo("g", null, 10)).extracting(Api::id).containsExactly("all", "named", "realm");
        assertThat(apis.offeredTo("initech", null, 10)).extracting(Api::id).containsExactly("all", "realm");
        assertThat(apis.offeredTo("acme", null, 10)).extracting(Api::id).containsExactly("realm");
        assertThat(apis.offeredTo("g", "all", 1)).extracting(Api::id).containsExactly("named");
    }

    @Test
    void anIdentifierIsThereOnceAndStaysTakenWhenItsApiIsDeleted() {
        Api api = api("i", "acme", Offer.TO_NOBODY);
        apis.insert(api);
        assertThat(apis.change(api.in(Life.DELETED))).isTrue();
        assertThat(apis.of("acme", null, 10)).isEmpty();
        assertThat(apis.registered(List.of("acme/i"))).containsExactly("acme/i");
        assertThatThrownBy(() -> apis.insert(new Api(
                        "other",
                        "g",
                        api.identifier(),
                        "Taken",
                        "",
                        new TreeSet<>(),
                        false,
                        Offer.TO_ALL,
                        Life.ACTIVE,
                        1)))
                .isInstanceOf(WrittenMeanwhileException.class);
    }

    @Test
    void oneOfTwoWhoChangeAnApiAtOnceIsRefused() {
        Api api = api("i", "acme", Offer.TO_NOBODY);
        apis.insert(api);
        assertThat(apis.hold(api)).isTrue();
        assertThat(apis.change(api.in(Life.SUSPENDED))).isTrue();
        assertThat(apis.change(api.in(Life.DELETED))).isFalse();
        assertThat(apis.hold(api)).isFalse();
        assertThat(apis.hold(Api.declared())).isTrue();
    }

    @Test
    void applicationsOfAnotherOrganizationAreNotSeen() {
        Application application = application("a", "acme");
        applications.insert(application);
        assertThat(applications.find("acme", "a")).contains(application);
        assertThat(applications.find("g", "a")).isEmpty();
        assertThat(new ApplicationRows(database.entities(), "other").find("a")).isEmpty();
        assertThat(applications.list("acme", null, 10)).containsExactly(application);
        assertThat(applications.list("acme", "a", 10)).isEmpty();
        Application changed = application.in(Life.SUSPENDED);
        assertThat(applications.change(changed)).isTrue();
        assertThat(applications.change(changed)).isFalse();
        assertThat(applications.delete(application)).isFalse();
        assertThat(applications.delete(changed)).isTrue();
        assertThat(applications.find("a")).isEmpty();
    }

    @Test
    void aTokenNamesWhatIsActiveAtAnApiThatIsActive() {
        Api own = api("own", "acme", Offer.TO_ALL);
        Api asking = api("asking", "acme", Offer.TO_ALL);
        apis.insert(own);
        apis.insert(asking);
        Subscription active = asked("s1", own, false);
        subscriptions.insert(active);
        subscriptions.insert(asked("s2", asking, true));
        subscriptions.insert(asked("s3", Api.declared(), false));
        assertThat(subscriptions.active("a"))
                .containsExactlyInAnyOrder(new Subscribed("acme/own", "acme"), new Subscribed(Api.DECLARED, Api.REALM));
        assertThat(subscriptions.active("b")).isEmpty();
        apis.change(own.in(Life.SUSPENDED));
        assertThat(subscriptions.active("a")).containsExactly(new Subscribed(Api.DECLARED, Api.REALM));
        apis.change(own.in(Life.SUSPENDED).in(Life.ACTIVE));
        assertThat(subscriptions.active("a")).hasSize(2);
        assertThat(subscriptions.change(active.decided(State.REVOKED, "owner", "")))
                .isTrue();
        assertThat(subscriptions.active("a")).containsExactly(new Subscribed(Api.DECLARED, Api.REALM));
    }

    @Test
    void oneOfTwoWhoDecideAtOnceIsRefused() {
        Subscription asked = asked("s", api("i", "acme", Offer.TO_ALL), true);
        subscriptions.insert(asked);
        assertThat(subscriptions.change(asked.decided(State.ACTIVE, "owner", "looked at")))
                .isTrue();
        assertThat(subscriptions.change(asked.decided(State.REFUSED, "other", "no")))
                .isFalse();
        assertThat(subscriptions.find("s").orElseThrow().decidedBy()).isEqualTo("owner");
    }

    @Test
    void thereIsOneSubscriptionForAnApplicationAndAnApi() {
        Api api = api("i", "acme", Offer.TO_ALL);
        subscriptions.insert(asked("s", api, true));
        assertThat(subscriptions.between("a", "i")).isPresent();
        assertThatThrownBy(() -> subscriptions.insert(asked("s2", api, true)))
                .isInstanceOf(WrittenMeanwhileException.class);
    }

    @Test
    void bothSidesSeeASubscriptionAndNobodyElse() {
        Api api = api("i", "acme", Offer.TO_ALL);
        apis.insert(api);
        subscriptions.insert(asked("s", api, true));
        assertThat(subscriptions.madeBy("g", null, null, 10)).hasSize(1);
        assertThat(subscriptions.madeBy("g", State.ACTIVE, null, 10)).isEmpty();
        assertThat(subscriptions.receivedBy("acme", State.REQUESTED, null, 10)).hasSize(1);
        assertThat(subscriptions.receivedBy("g", null, null, 10)).isEmpty();
        assertThat(subscriptions.madeBy("acme", null, null, 10)).isEmpty();
        assertThat(subscriptions.ofApi("i", null, null, 10)).hasSize(1);
        assertThat(new Subscriptions(database.entities(), "other").find("s")).isEmpty();
    }

    @Test
    void nothingIsLeftOfAnOrganizationOrARealmThatIsGone() {
        applications.insert(application("a", "g"));
        subscriptions.insert(asked("s", api("i", "acme", Offer.TO_ALL), true));
        subscriptions.forget("acme");
        assertThat(subscriptions.find("s")).isPresent();
        subscriptions.forget("g");
        applications.forget("g");
        assertThat(subscriptions.find("s")).isEmpty();
        assertThat(applications.find("a")).isEmpty();
        apis.insert(api("i", "acme", Offer.TO_ALL));
        applications.insert(application("b", "acme"));
        apis.forgetAll();
        applications.forgetAll();
        assertThat(apis.find("i")).isEmpty();
        assertThat(applications.find("b")).isEmpty();
    }

    private static Api api(String id, String owner, Offer offer) {
        return new Api(
                id,
                owner,
                new Identifier((owner.isEmpty() ? "realm" : owner) + "/" + id),
                "Render",
                "Renders",
                new TreeSet<>(List.of("render.start", "render.stop")),
                true,
                offer,
                Life.ACTIVE,
                1);
    }

    private static Application application(String id, String organization) {
        return Application.made(
                id,
                organization,
                Kind.NATIVE,
                new Application.Wish(
                        "Panel", "", List.of("http://127.0.0.1/callback", "example.acme.panel:/callback"), true, true),
                "dev");
    }

    private static Subscription asked(String id, Api api, boolean approval) {
        Subscriber subscriber = new Subscriber(Subscriber.Type.APPLICATION, "a", "g", "Panel", "app-a");
        return new Subscription(
                id, subscriber, api.id(), approval ? State.REQUESTED : State.ACTIVE, "previews", "dev", "", "", 1);
    }
}
