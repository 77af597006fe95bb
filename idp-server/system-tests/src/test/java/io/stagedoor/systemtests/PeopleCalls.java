package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.util.Base64URL;
import io.stagedoor.systemtests.TestPeople.Person;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Addresses of the people of one organization, and what tests ask about them. */
record PeopleCalls(Installation installation, String organization) {

    String people(String rest) {
        return "/organizations/" + organization + "/people" + rest;
    }

    String person(Person person) {
        return people("/" + person.id());
    }

    int suspend(StudioApi by, Person person) {
        return by.call("PUT", person(person) + "/suspension", Map.of("reason", "for the test"), Map.of())
                .statusCode();
    }

    String tag(StudioApi by, Person person) {
        return by.get(person(person)).headers().firstValue("ETag").orElseThrow();
    }

    JsonNode found(StudioApi by, String query) {
        return ok(by.get(people("?" + query))).get("items");
    }

    List<String> ids(StudioApi by, String query) {
        return texts(found(by, query), "id");
    }

    /** What the gateway says to whoever asks for the footage with these tokens. */
    int footage(JsonNode tokens) {
        return Installation.send(installation
                        .question()
                        .header(
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asText()))
                .statusCode();
    }

    Duration refusedAfter(Instant asked, JsonNode tokens) {
        return Eventually.get(
                "the gateway to refuse the token",
                () -> footage(tokens) == 401 ? Optional.of(Duration.between(asked, Instant.now())) : Optional.empty());
    }

    static List<String> texts(JsonNode items, String member) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get(member).asText())
                .toList();
    }

    static JsonNode ok(HttpResponse<String> answer) {
        return StudioApi.accepted(answer);
    }

    static String sessionOf(JsonNode tokens) {
        return Installation.json(
                        new Base64URL(tokens.get("access_token").asText().split("\\.", -1)[1]).decodeToString())
                .get("sid")
                .asText();
    }
}
