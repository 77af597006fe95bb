package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.keycloak.AdminApi;
import io.stagedoor.realmconfig.keycloak.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that plan and apply share: which files, which server, and as whom. */
final class Target {
    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--server",
            defaultValue = "http://localhost:8080",
            description = "Address of the server (default: ${DEFAULT-VALUE}).")
    @Nullable
    URI server;

    @Option(names = "--realm-dir", required = true, description = "Folder of YAML files that declare the realm.")
    @Nullable
    Path realmDir;

    @Option(names = "--overlay", description = "Folder laid over it; may be given several times, the last one wins.")
    List<Path> overlays = List.of();

    @Option(names = "--client-id", description = "Service client in realm master to sign in with.")
    @Nullable
    String clientId;

    @Option(
            names = "--client-secret-env",
            defaultValue = "STAGEDOOR_CONFIG_CLIENT_SECRET",
            description =
                    "Name of the secret (environment variable, or file in $STAGEDOOR_SECRETS_DIR) of that client.")
    @Nullable
    String clientSecretEnv;

    @Option(names = "--user", description = "Administrator of realm master to sign in as, instead of a client.")
    @Nullable
    String user;

    @Option(
            names = "--password-env",
            defaultValue = "STAGEDOOR_CONFIG_PASSWORD",
            description = "Name of the secret of that user.")
    @Nullable
    String passwordEnv;

    private final ProcessValues values;

    Target(ProcessValues values) {
        this.values = values;
    }

    Declaration declaration() {
        return new DeclarationReader(values).read(present(realmDir, "--realm-dir"), overlays);
    }

    AdminApi api() {
        URI address = present(server, "--server");
        if (!List.of("http", "https")
                .contains(Optional.ofNullable(address.getScheme()).orElse(""))) {
            throw refuse("--server must be an address such as https://id.example.com, not '" + address + "'.");
        }
        return new AdminApi(address, credentials(), Clock.systemUTC());
    }

    private Credentials credentials() {
        if (clientId != null && user == null) {
            return new Credentials.ServiceClient(clientId, secret(present(clientSecretEnv, "--client-secret-env")));
        }
        if (user != null && clientId == null) {
            return new Credentials.Administrator(user, secret(present(passwordEnv, "--password-env")));
        }
        throw refuse("Say who signs in: either --client-id or --user.");
    }

    private String secret(String name) {
        return values.secret(name)
                .orElseThrow(() -> refuse("The secret " + name + " has no value: set the environment variable " + name
                        + " or put a file of that name into $STAGEDOOR_SECRETS_DIR."));
    }

    private <T> T present(@Nullable T value, String option) {
        if (value == null) {
            throw refuse("The option " + option + " is missing.");
        }
        return value;
    }

    private ParameterException refuse(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it runs");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
