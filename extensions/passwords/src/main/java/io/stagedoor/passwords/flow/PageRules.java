package io.stagedoor.passwords.flow;

import io.stagedoor.passwords.change.Policies;
import io.stagedoor.passwords.domain.PasswordPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserModel;

/** What the page knows of the rules. The words that an organization has excluded are not on it: they may be secrets themselves. */
final class PageRules {

    private PageRules() {}

    static void show(RequiredActionContext context) {
        Policies policies = new Policies(context.getSession());
        UserModel person = context.getUser();
        PasswordPolicy policy = policies.of(context.getRealm(), person);
        Map<String, Object> rules = new HashMap<>();
        rules.put("minimumLength", policy.minimumLength(Policies.isAlone(person)));
        rules.put("maximumLength", policy.maximumLength());
        rules.put("lowerCase", policy.characters().lowerCase());
        rules.put("upperCase", policy.characters().upperCase());
        rules.put("digits", policy.characters().digits());
        rules.put("special", policy.characters().special());
        rules.put("withoutOwnData", policy.withoutOwnData());
        rules.put(
                "ownWords",
                policies.ownData(context.getRealm(), person).words().stream()
                        .filter(word -> word.indexOf(' ') < 0)
                        .sorted()
                        .collect(Collectors.joining(" ")));
        rules.put("deniedWords", !policy.deniedWords().words().isEmpty());
        rules.put("strength", policy.strength());
        rules.put("history", policy.history());
        context.form().setAttribute("passwordRules", rules);
    }
}
