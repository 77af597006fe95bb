package io.stagedoor.realmconfig.cli;

import io.stagedoor.realmconfig.domain.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Values from the process's environment; secrets also from files in {@code $STAGEDOOR_SECRETS_DIR}. */
final class ProcessValues implements Values {
    private final Map<String, String> environment;

    ProcessValues(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    @Override
    public Optional<String> secret(String name) {
        return environment(name).or(() -> file(name)).filter(value -> !value.isEmpty());
    }

    private Optional<String> file(String name) {
        return environment("STAGEDOOR_SECRETS_DIR")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isRegularFile)
                .map(ProcessValues::content);
    }

    /** An editor's last line break is not part of the secret. */
    private static String content(Path file) {
        try {
            return Files.readString(file).replaceAll("\\R\\z", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret file " + file + " cannot be read.", unreadable);
        }
    }
}
