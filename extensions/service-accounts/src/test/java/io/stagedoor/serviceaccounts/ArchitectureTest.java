package io.stagedoor.serviceaccounts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.stagedoor.serviceaccounts.change.AccountChanges;
import io.stagedoor.serviceaccounts.change.KnownAccounts;
import io.stagedoor.testing.Room;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final Room ROOM = new Room("serviceaccounts");

    @Test
    void layersPointOneWay() {
        ROOM.layersPointOneWay(Map.of(
                "rest", List.of(),
                "spi", List.of(),
                "flow", List.of(),
                "change", List.of("rest", "spi", "flow"),
                "store", List.of("change", "rest", "spi", "flow")));
    }

    /** What has been changed in a transaction may be undone with it, and must not be remembered for others. */
    @Test
    void whoeverChangesAccountsDoesNotReadRememberedOnes() {
        noClasses()
                .that()
                .resideInAPackage("..flow..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AccountChanges.class)
                .check(ROOM.code());
        noClasses()
                .that()
                .resideInAnyPackage("..rest..", "..change..")
                .and()
                .areNotAssignableTo(KnownAccounts.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KnownAccounts.class)
                .check(ROOM.code());
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
