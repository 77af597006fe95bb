package io.stagedoor.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three languages say the same things. */
class CataloguesTest {

    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    /** Message keys as the code writes them; those that end in a dot or quote are put together at run time. */
    private static final Pattern USED = Pattern.compile("\\bt\\('([a-z0-9.-]+[a-z0-9])'");

    /** A constant of an enum, as it is written in its source: this module knows nothing of the other's classes. */
    private static final Pattern REASON = Pattern.compile("(?m)^ {4}([A-Z][A-Z_]+)[,;]");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void everyLanguageHasEveryMessageAndNoOther(String language) {
        assertThat(catalogue(language).keySet()).isEqualTo(catalogue("en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr"})
    void placesAreTheSameInEveryLanguage(String language) {
        Map<String, JsonNode> other = catalogue(language);
        catalogue("en").forEach((key, message) -> {
            JsonNode translated = Objects.requireNonNull(other.get(key), key);
            assertThat(places(translated)).describedAs(key).isEqualTo(places(message));
            assertThat(translated.isObject()).describedAs(key).isEqualTo(message.isObject());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr"})
    void whatIsCountedHasAFormForOneAndForOthers(String language) {
        catalogue(language).forEach((key, message) -> {
            if (message.isObject()) {
                Set<String> forms = new TreeSet<>();
                message.fieldNames().forEachRemaining(forms::add);
                assertThat(forms).describedAs(key).contains("one", "other");
            }
        });
    }

    @Test
    void everyMessageThatTheCodeNamesExists() throws IOException {
        Set<String> known = catalogue("en").keySet();
        try (Stream<Path> files = Files.walk(WEB.resolve("js"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> used = USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(known).describedAs(file.toString()).containsAll(used);
            }
        }
    }

    /** Whoever adds a reason says what an administrator can do about it. */
    @Test
    void everyReasonOfARefusedSignInIsExplained() throws IOException {
        String source = Files.readString(
                Path.of("../federation/src/main/java/io/stagedoor/federation/domain/RefusalReason.java"));
        List<String> reasons = REASON.matcher(source)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(reasons).hasSizeGreaterThan(30).contains("signature-wrapping", "upstream-error");
        assertThat(catalogue("en").keySet())
                .containsAll(reasons.stream()
                        .flatMap(code -> Stream.of("refusal." + code, "refusal." + code + ".do"))
                        .toList());
    }

    private static Map<String, JsonNode> catalogue(String language) {
        Map<String, JsonNode> messages = new TreeMap<>();
        try (Stream<Path> files = Files.list(WEB.resolve("i18n").resolve(language))) {
            for (Path file : files.toList()) {
                FakeServer.json(Files.readString(file)).properties().forEach(message -> {
                    assertThat(messages).describedAs(file.toString()).doesNotContainKey(message.getKey());
                    messages.put(message.getKey(), message.getValue());
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static Set<String> places(JsonNode message) {
        return PLACE.matcher(message.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
