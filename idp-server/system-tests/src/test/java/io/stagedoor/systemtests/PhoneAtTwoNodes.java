package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.systemtests.TestPeople.Person;
import java.net.URI;
import java.net.http.HttpResponse;

/** A sign-in that began at one node, while the phone or the page calls another one. */
record PhoneAtTwoNodes(PushPeople people, ServerNode other) {

    void answersHereForAPageThere() {
        PushPhone phone = new PushPhone(people.installation());
        Person person = people.withPhone("between-nodes-push", phone);
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, person);
        String there = PushPeople.waiting(page).replace(people.installation().server(), other.address());
        try (WaitingStream waiting = WaitingStream.open(URI.create(there + "/events"))) {
            waiting.awaitOpen();
            assertThat(phone.waiting())
                    .extracting(asked -> asked.path("place").asText())
                    .containsExactly("Seville, Spain");
            assertThat(phone.approve(phone.only(), PushPeople.number(page)).statusCode())
                    .isEqualTo(204);
            assertThat(waiting.approvedNanos()).isNotZero();
        }
        Eventually.get(
                "the event of the cluster",
                () -> SignalsBetweenNodesIT.said(other, "a phone has answered on another node"));
    }

    /** This node knows that it waits, and has to hear that it does not any more. */
    void answersThereForAPageHere() {
        PushPhone phone = new PushPhone(people.installation());
        Person person = people.withPhone("between-nodes-push-back", phone);
        PushPhone there = phone.at(people.installation(), other.address());
        FormSignIn browser = people.browser();
        HttpResponse<String> page = people.entered(browser, person);
        URI events = URI.create(PushPeople.waiting(page) + "/events");
        try (WaitingStream waiting = WaitingStream.open(events)) {
            waiting.awaitOpen();
            assertThat(there.approve(there.only(), PushPeople.number(page)).statusCode())
                    .isEqualTo(204);
            assertThat(waiting.approvedNanos()).isNotZero();
        }
        try (WaitingStream again = WaitingStream.open(events)) {
            assertThat(again.approvedNanos()).isNotZero();
            assertThatThrownBy(again::awaitOpen).as("its first word").hasMessageContaining("ended");
        }
        assertThat(PushPeople.isLetIn(PushPeople.look(browser, page))).isTrue();
    }
}
