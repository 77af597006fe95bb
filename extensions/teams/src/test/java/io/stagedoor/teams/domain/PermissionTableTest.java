package io.stagedoor.teams.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionTableTest {

    record Cell(String permission, String role, String word) {}

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellOfTheRequirementsHolds(Cell cell) {
        TeamRole role = BuiltInTeamRoles.of(cell.role()).orElseThrow();
        Permission permission = Permission.require(cell.permission());
        assertThat(role.permissions().contains(permission))
                .as("given")
                .isEqualTo(cell.word().equals("Y"));
        assertThat(role.conditional().contains(permission))
                .as("conditional")
                .isEqualTo(cell.word().equals("C"));
    }

    @Test
    void theTableNamesEveryPermissionAndTeamRole() throws IOException {
        assertThat(cells().map(Cell::permission).distinct())
                .containsExactlyElementsOf(
                        Arrays.stream(Permission.values()).map(Permission::word).toList());
        assertThat(cells().map(Cell::role).distinct())
                .containsExactlyElementsOf(
                        BuiltInTeamRoles.ALL.stream().map(TeamRole::key).toList());
    }

    static Stream<Cell> cells() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PermissionTableTest.class.getResourceAsStream("permission-table.txt")),
                StandardCharsets.UTF_8))) {
            in.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> rows.add(Arrays.asList(line.trim().split(" +"))));
        }
        List<String> roles = rows.get(0);
        return rows.stream()
                .skip(1)
                .flatMap(row -> java.util.stream.IntStream.range(1, 5)
                        .mapToObj(column -> new Cell(row.get(0), roles.get(column), row.get(column))));
    }
}
