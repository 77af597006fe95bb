package io.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at exists. */
class DocumentationIT {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> files = Files.walk(Installation.ROOT)) {
            List<String> broken = files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of("node_modules", "target", ".stagedoor")
                            .noneMatch(folder -> file.toString().contains("/" + folder + "/")))
                    .flatMap(DocumentationIT::brokenLinks)
                    .toList();
            assertThat(broken).isEmpty();
        }
    }

    private static Stream<String> brokenLinks(Path file) {
        try {
            return LINK.matcher(Files.readString(file))
                    .results()
                    .map(result -> result.group(1))
                    .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                    .filter(link -> !Files.exists(file.resolveSibling(link)))
                    .map(link -> Installation.ROOT.relativize(file) + " -> " + link);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
