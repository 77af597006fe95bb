package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.stream.StreamSupport;

/** Letters that the server has sent, as the mail view shows them. */
final class Letters {

    private Letters() {}

    /** The first link into the realm in the newest letter to that address. */
    static String awaitLink(Installation installation, String recipient) {
        return Eventually.get(
                "a letter to " + recipient,
                () -> StreamSupport.stream(all(installation).spliterator(), false)
                        .filter(letter -> letter.path("to").toString().contains(recipient))
                        .findFirst()
                        .flatMap(letter -> StreamSupport.stream(
                                        letter.path("links").spliterator(), false)
                                .map(JsonNode::asText)
                                .filter(link -> link.startsWith(installation.realm()))
                                .findFirst()));
    }

    /** The HTML of the newest letter to that address. */
    static String awaitHtml(Installation installation, String recipient) {
        return Eventually.get(
                "a letter to " + recipient,
                () -> StreamSupport.stream(all(installation).spliterator(), false)
                        .filter(letter -> letter.path("to").toString().contains(recipient))
                        .map(letter -> letter.path("html").asText())
                        .findFirst());
    }

    private static JsonNode all(Installation installation) {
        JsonNode answer = Installation.json(
                Installation.send(HttpRequest.newBuilder(URI.create(installation.mailView() + "/api/messages")))
                        .body());
        return answer.isArray() ? answer : answer.path("messages");
    }
}
