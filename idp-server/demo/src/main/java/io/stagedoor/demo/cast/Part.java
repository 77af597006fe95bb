package io.stagedoor.demo.cast;

import io.stagedoor.demo.serving.SettingException;
import java.util.List;

/**
 * One person of the demonstration and what they are in it.
 *
 * @param organization alias
 * @param team the team's name
 * @param teamRole what they are in it
 */
record Part(String name, String email, String organization, String team, String teamRole) {

    static final List<Part> ALL = List.of(
            new Part("maya", "maya@acme.example", "acme", "Dailies", "administrator"),
            new Part("lena", "lena@globex.example", "globex", "Client review", "reviewer"),
            new Part("sam", "sam@initech.example", "initech", "Grading", "team-member"));

    static List<String> names() {
        return ALL.stream().map(Part::name).toList();
    }

    static Part named(String name) {
        return ALL.stream()
                .filter(part -> part.name.equals(name) || part.email.equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException("Nobody in the demonstration is called " + name + "; there are "
                        + String.join(", ", names()) + "."));
    }
}
