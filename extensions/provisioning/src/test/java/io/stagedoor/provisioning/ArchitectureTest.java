package io.stagedoor.provisioning;

import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("provisioning");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of(
                "rest", List.of(),
                "spi", List.of(),
                "change", List.of("rest", "spi"),
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
