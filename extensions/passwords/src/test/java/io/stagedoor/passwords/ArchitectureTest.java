package io.stagedoor.passwords;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("passwords");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of(
                "api", List.of(),
                "rest", List.of(),
                "spi", List.of(),
                "flow", List.of(),
                "policy", List.of(),
                "change", List.of("rest", "spi", "flow", "policy", "api"),
                "nbvcxz", List.of("change"),
                "store", List.of("change", "rest", "spi")));
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
