package io.stagedoor.applications;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("applications");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of(
                "rest", List.of(),
                "spi", List.of(),
                "flow", List.of(),
                "change", List.of("rest", "spi", "flow"),
                "store", List.of("change", "rest", "spi", "flow")));
    }

    @Test
    void theDomainIsPure() {
        ROOM.theDomainIsPure();
    }

    @Test
    void othersAreMetInTheirApiOnly() {
        ROOM.othersAreMetInTheirApiOnly();
    }

    @Test
    void onlyStoresWriteStatements() {
        ROOM.onlyStoresWriteStatements();
    }

    @Test
    void nobodyReadsTheClockOfTheSystem() {
        ROOM.nobodyReadsTheClockOfTheSystem();
    }
}
