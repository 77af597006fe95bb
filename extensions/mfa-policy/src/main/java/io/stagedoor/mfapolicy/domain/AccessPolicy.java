package io.stagedoor.mfapolicy.domain;

import java.util.regex.Pattern;

/**
 * One rule of an organization, or of the realm's floor. Policies only ever ask for more: none of them weakens another.
 *
 * @param id chosen by whoever writes it, unique within its set: versions, reasons and counts refer to it
 * @param name for people
 */
public record AccessPolicy(
        String id,
        String name,
        PolicyState state,
        Who who,
        WhereTo whereTo,
        FromWhere fromWhere,
        When when,
        Effect effect,
        Grace grace) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
    private static final int LONGEST_NAME = 120;

    /** @throws IllegalArgumentException in words for whoever wrote it */
    public AccessPolicy {
        name = name.strip();
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a policy has 1 to 40 letters, digits and hyphens");
        }
        if (name.isEmpty() || !Bounds.isText(name, LONGEST_NAME)) {
            throw new IllegalArgumentException("the name of a policy has 1 to " + LONGEST_NAME
                    + " characters, none of which controls how text is shown");
        }
        if (effect instanceof Effect.Refuse && !grace.equals(Grace.NONE)) {
            throw new IllegalArgumentException("there is no grace in a policy that refuses");
        }
    }

    /** The same, as if it were further or its grace were over. */
    AccessPolicy as(PolicyState other, Grace left) {
        return new AccessPolicy(id, name, other, who, whereTo, fromWhere, when, effect, left);
    }
}
