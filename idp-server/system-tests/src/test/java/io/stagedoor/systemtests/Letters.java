package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.StreamSupport;

/** Letters that the server has sent, as the mail view shows them. */
final class Letters {

    private Letters() {}

    /** The first link into the realm in the newest letter to that address. */
    static String awaitLink(Installation installation, String recipient) {
        return awaitLink(installation, recipient, "");
    }

    /** The first link into the realm that contains that part, in the newest letter to that address that has one. */
    static String awaitLink(Installation installation, String recipient, String part) {
        return Eventually.get(
                "a letter to " + recipient,
                () -> StreamSupport.stream(all(installation).spliterator(), false)
                        .filter(letter -> letter.path("to").toString().contains(recipient))
                        .flatMap(letter -> StreamSupport.stream(
                                        letter.path("links").spliterator(), false)
                                .map(JsonNode::asText)
                                .filter(link -> link.startsWith(installation.realm()) && link.contains(part))
                                .limit(1))
                        .findFirst());
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

    /** All letters to that address so far. */
    static List<JsonNode> sentTo(Installation installation, String recipient) {
        return StreamSupport.stream(all(installation).spliterator(), false)
                .filter(letter -> letter.path("to").toString().contains(recipient))
                .toList();
    }

    private static JsonNode all(Installation installation) {
        JsonNode answer = Installation.json(
                Installation.send(HttpRequest.newBuilder(URI.create(installation.mailView() + "/api/messages")))
                        .body());
        return answer.isArray() ? answer : answer.path("messages");
    }
}
