package io.stagedoor.teams.domain;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns a directory group, by its name, into a team and a team role.
 *
 * @param pattern the name, what it begins with, or a regular expression that the whole name has to match
 * @param teamRole key of the team role
 */
public record MappingRule(Match match, String pattern, TeamId team, String teamRole) {

    public static final int LONGEST_PATTERN = 200;

    /** Repetitions like {@code a{500}} multiply the size of the machine; this is the largest product of them. */
    static final int MOST_REPETITIONS = 1000;

    /** How the name is compared. Letters count as they are written. */
    public enum Match {
        EXACT("exact"),
        PREFIX("prefix"),
        /** RE2 syntax: linear in time, so without look-around and back-references. */
        REGULAR_EXPRESSION("regex");

        private final String word;

        Match(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Match> of(String word) {
            return Arrays.stream(values())
                    .filter(match -> match.word.equals(word))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException where the pattern is empty, too long, or not one that the engine can take; says why */
    public MappingRule {
        if (pattern.isEmpty() || pattern.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST_PATTERN + " characters");
        }
        if (match == Match.REGULAR_EXPRESSION) {
            compile(pattern);
        }
    }

    /** Compiles once what is to be asked many times. */
    java.util.function.Predicate<String> toPredicate() {
        return switch (match) {
            case EXACT -> pattern::equals;
            case PREFIX -> name -> name.startsWith(pattern);
            case REGULAR_EXPRESSION -> {
                Pattern compiled = compile(pattern);
                yield compiled::matches;
            }
        };
    }

    private static Pattern compile(String pattern) {
        long product = 1;
        com.google.re2j.Matcher repetition = REPETITION.matcher(pattern);
        while (repetition.find()) {
            int most = Integer.parseInt(repetition.group(2).isEmpty() ? repetition.group(1) : repetition.group(2));
            product *= Math.max(1, most);
            if (product > MOST_REPETITIONS) {
                throw new IllegalArgumentException(
                        "the repetitions in this regular expression multiply to more than " + MOST_REPETITIONS);
            }
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "this regular expression cannot be taken (look-around and back-references never can): "
                            + e.getDescription(),
                    e);
        }
    }

    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,9}),?([0-9]{0,9})\\}");
}
