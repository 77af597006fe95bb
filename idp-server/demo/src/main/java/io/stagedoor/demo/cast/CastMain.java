package io.stagedoor.demo.cast;

import io.stagedoor.demo.serving.Environment;
import io.stagedoor.demo.serving.SettingException;
import java.util.List;

/**
 * {@code CastMain seed | scim-token ORGANIZATION | demote NAME | promote NAME | end-session NAME | offboard NAME | rehire NAME}: sets the demonstration's teams up, or changes something that the
 * gateway has to know at once. Exit code 2 with one sentence where it cannot be done.
 */
public final class CastMain {

    private CastMain() {}

    public static void main(String[] arguments) {
        try {
            System.out.print(run(List.of(arguments), new Environment(System.getenv())));
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static String run(List<String> arguments, Environment environment) {
        String what = arguments.isEmpty() ? "" : arguments.get(0);
        if (what.equals("seed") && arguments.size() == 1) {
            new Casting(Console.of(environment), Administration.asOperator(environment)).seed();
            return "";
        }
        if (what.equals("scim-token") && arguments.size() == 2) {
            return Administration.asOperator(environment).scimToken(arguments.get(1));
        }
        if (arguments.size() != 2
                || !List.of("demote", "promote", "end-session", "offboard", "rehire")
                        .contains(what)) {
            throw new SettingException("demo " + what + " needs one of: " + String.join(", ", Part.names()) + ".");
        }
        Part part = Part.named(arguments.get(1));
        Console console = Console.of(environment);
        Casting casting = new Casting(console, Administration.asOperator(environment));
        return switch (what) {
            case "demote" -> casting.give(part, "follower");
            case "promote" -> casting.give(part, part.teamRole());
            case "offboard" -> casting.offboard(part);
            case "rehire" -> casting.rehire(part);
            default -> casting.endSessions(part);
        };
    }
}
