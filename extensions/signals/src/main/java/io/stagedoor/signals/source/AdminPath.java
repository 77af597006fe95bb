package io.stagedoor.signals.source;

import org.jspecify.annotations.Nullable;

/** What an admin event was about, read from its resource path. */
sealed interface AdminPath {

    record Person(String id) implements AdminPath {}

    record PersonCredential(String id) implements AdminPath {}

    record PushRevocation() implements AdminPath {}

    record ClientPushRevocation(String uuid) implements AdminPath {}

    record Organization(String id) implements AdminPath {}

    record Other() implements AdminPath {}

    static AdminPath of(@Nullable String path) {
        String[] steps = path == null ? new String[] {""} : path.split("/");
        String second = steps.length > 2 ? steps[2] : "";
        return switch (steps[0]) {
            case "users" ->
                switch (steps.length) {
                    case 2 -> new Person(steps[1]);
                    case 3 ->
                        second.equals("reset-password") || second.equals("disable-credential-types")
                                ? new PersonCredential(steps[1])
                                : new Other();
                    case 4 -> second.equals("credentials") ? new PersonCredential(steps[1]) : new Other();
                    default -> new Other();
                };
            case "push-revocation" -> new PushRevocation();
            case "clients" ->
                steps.length == 3 && second.equals("push-revocation")
                        ? new ClientPushRevocation(steps[1])
                        : new Other();
            case "organizations" -> steps.length == 2 ? new Organization(steps[1]) : new Other();
            default -> new Other();
        };
    }
}
