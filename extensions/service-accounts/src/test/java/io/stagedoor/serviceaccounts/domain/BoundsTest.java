package io.stagedoor.serviceaccounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundsTest {

    private static final Bounds VIEW = everywhere("asset.view");
    private static final Bounds VIEW_AND_DOWNLOAD = everywhere("asset.view", "asset.download");
    private static final Bounds IN_CUT = in("cut", null, "asset.view", "asset.download");
    private static final Bounds IN_PROJECT = in("cut", Set.of("p-1"), "asset.view");

    static List<Bounds> all() {
        return List.of(Bounds.NONE, VIEW, VIEW_AND_DOWNLOAD, IN_CUT, IN_PROJECT, in("sound", null, "asset.view"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsWrittenDownIsReadAsItWas(Bounds bounds) {
        assertThat(Bounds.of(bounds.text())).isEqualTo(bounds);
    }

    @ParameterizedTest
    @MethodSource("all")
    void coverThemselvesAndNothingOutsideOfWhatTheyHaveInCommon(Bounds bounds) {
        assertThat(bounds.cover(bounds)).isTrue();
        assertThat(bounds.cover(Bounds.NONE)).isTrue();
        for (Bounds other : all()) {
            assertThat(bounds.common(other)).isEqualTo(other.common(bounds));
            assertThat(bounds.cover(bounds.common(other))).isTrue();
            assertThat(other.cover(bounds.common(other))).isTrue();
        }
    }

    @Test
    void onePermissionMoreIsWider() {
        assertThat(VIEW_AND_DOWNLOAD.cover(VIEW)).isTrue();
        assertThat(VIEW.cover(VIEW_AND_DOWNLOAD)).isFalse();
    }

    @Test
    void theWholeOrganizationIsWiderThanATeamAndATeamThanAProject() {
        assertThat(VIEW_AND_DOWNLOAD.cover(IN_CUT)).isTrue();
        assertThat(IN_CUT.cover(VIEW_AND_DOWNLOAD)).isFalse();
        assertThat(IN_CUT.cover(IN_PROJECT)).isTrue();
        assertThat(IN_PROJECT.cover(IN_CUT)).isFalse();
        assertThat(IN_CUT.cover(in("sound", null, "asset.view"))).isFalse();
    }

    @Test
    void whatIsCommonIsNarrowInEachRespect() {
        assertThat(VIEW.common(IN_CUT)).isEqualTo(in("cut", null, "asset.view"));
        assertThat(in("cut", Set.of("p-1", "p-2"), "asset.view").common(IN_PROJECT))
                .isEqualTo(IN_PROJECT);
        assertThat(in("cut", Set.of("p-2"), "asset.view").common(IN_PROJECT)).isEqualTo(Bounds.NONE);
        assertThat(everywhere("asset.upload").common(IN_CUT)).isEqualTo(Bounds.NONE);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bounds(Set.of("asset.view"), IN_CUT.teams()))
                .withMessageContaining("not both");
        assertThatIllegalArgumentException().isThrownBy(() -> everywhere("asset.view\t*"));
        assertThatIllegalArgumentException().isThrownBy(() -> in("cut\n*", null, "asset.view"));
        assertThatIllegalArgumentException().isThrownBy(() -> in("*", null, "asset.view"));
        assertThatIllegalArgumentException().isThrownBy(() -> in("cut", Set.of("*"), "asset.view"));
        assertThatIllegalArgumentException().isThrownBy(() -> in("cut", Set.of(), "asset.view"));
        assertThatIllegalArgumentException().isThrownBy(() -> in("cut", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bounds(
                        Set.of(),
                        new TreeMap<>(IntStream.rangeClosed(0, Bounds.MOST_TEAMS)
                                .boxed()
                                .collect(Collectors.toMap(
                                        number -> "t" + number,
                                        number -> new Bounds.InTeam(Set.of("asset.view"), null))))));
    }

    @Test
    void theLargestThatCanBeFitsIntoItsColumn() {
        Set<String> projects = IntStream.range(0, Bounds.MOST_PROJECTS)
                .mapToObj(number -> "p".repeat(63) + number)
                .collect(Collectors.toSet());
        // All the permissions that there are take about 190 characters.
        Set<String> permissions = Set.of("a".repeat(190));
        Bounds largest = new Bounds(
                Set.of(),
                new TreeMap<>(IntStream.range(0, Bounds.MOST_TEAMS)
                        .boxed()
                        .collect(Collectors.toMap(
                                number -> "t".repeat(20) + (10 + number),
                                number -> new Bounds.InTeam(permissions, projects)))));
        assertThat(largest.text()).hasSizeLessThan(24_000);
    }

    private static Bounds everywhere(String... permissions) {
        return new Bounds(Set.of(permissions), Collections.emptySortedMap());
    }

    private static Bounds in(String team, @Nullable Set<String> projects, String... permissions) {
        return new Bounds(Set.of(), new TreeMap<>(Map.of(team, new Bounds.InTeam(Set.of(permissions), projects))));
    }
}
