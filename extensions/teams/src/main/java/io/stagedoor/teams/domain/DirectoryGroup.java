package io.stagedoor.teams.domain;

import java.util.Set;

/**
 * A group of a corporate directory: pushed by it, or seen at people's last sign-ins.
 *
 * @param id the directory's own
 * @param name what mapping rules compare
 * @param people ids of the people in it
 */
public record DirectoryGroup(String id, String name, Set<String> people) {

    /** What ids of groups begin with that are known from sign-ins alone. A directory's own group of the same name is another one. */
    public static final String AT_SIGN_IN = "sign-in:";

    public DirectoryGroup {
        people = Set.copyOf(people);
    }

    /** The group of that name, as far as sign-ins have shown it. */
    public static DirectoryGroup atSignIn(String name, Set<String> people) {
        return new DirectoryGroup(AT_SIGN_IN + name, name, people);
    }

    /** What kind of source of a membership it is. */
    public Source.Kind kind() {
        return id.startsWith(AT_SIGN_IN) ? Source.Kind.SIGN_IN : Source.Kind.DIRECTORY_GROUP;
    }
}
