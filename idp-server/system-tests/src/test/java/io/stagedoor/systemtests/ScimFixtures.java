package io.stagedoor.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People and groups that a recorded shape begins with, and the names under which it speaks of them. */
final class ScimFixtures {

    private static final Pattern NAME = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    final Map<String, String> names = new HashMap<>();

    private final DirectoryClient directory;
    private final String domain;

    ScimFixtures(DirectoryClient directory, String domain) {
        this.directory = directory;
        this.domain = domain;
        names.put("rnd", random());
        names.put("uuid", UUID.randomUUID().toString());
        names.put("base", directory.base);
    }

    void prepare(String fixture) {
        String kind = fixture.split(":", 2)[0];
        String more = fixture.contains(":") ? fixture.split(":", 2)[1] : "";
        switch (kind) {
            case "user", "user2" -> user(kind, more);
            case "group" -> group(more);
            case "delete-user" -> directory.call("DELETE", "/Users/" + names.get("userId"), null);
            default -> throw new IllegalArgumentException(fixture);
        }
    }

    private void user(String kind, String more) {
        String random = random();
        String name = kind + "." + random + "@" + domain;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("userName", name);
        body.put("externalId", "ext-" + random);
        body.put("name", Map.of("givenName", "Test", "familyName", "User"));
        body.put("displayName", "Test User");
        body.put("active", !more.equals("inactive"));
        if (!more.equals("noemail")) {
            body.put("emails", List.of(Map.of("value", name, "type", "work", "primary", true)));
        }
        if (more.equals("title")) {
            body.put("title", "Boss");
        }
        names.put(kind + "Id", directory.user(body).get("id").asText());
        names.put(kind + "Name", name);
        names.put(kind + "NameUpper", name.toUpperCase(java.util.Locale.ROOT));
        names.put(kind + "Rnd", random);
        if (kind.equals("user")) {
            names.put("email", name);
        }
    }

    private void group(String members) {
        String random = random();
        JsonNode made = StudioApi.accepted(directory.call(
                "POST",
                "/Groups",
                Map.of(
                        "schemas",
                        List.of(DirectoryClient.GROUP),
                        "displayName",
                        "Team " + random,
                        "externalId",
                        "gext-" + random)));
        names.put("groupId", made.get("id").asText());
        names.put("groupName", "Team " + random);
        names.put("groupRnd", random);
        if (!members.isEmpty()) {
            List<Map<String, String>> values = Stream.of(members.split(","))
                    .map(member -> Map.of("value", String.valueOf(names.get(member + "Id"))))
                    .toList();
            StudioApi.accepted(directory.patch(
                    "/Groups/" + names.get("groupId"), Map.of("op", "add", "path", "members", "value", values)));
        }
    }

    String filled(String text) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(names.getOrDefault(name.group(1), name.group())));
    }

    private static String random() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
