package io.stagedoor.organizations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stagedoor.database.WrittenMeanwhileException;
import io.stagedoor.organizations.domain.Brand;
import io.stagedoor.organizations.domain.Color;
import io.stagedoor.organizations.domain.Logo;
import io.stagedoor.organizations.domain.SignInDay;
import io.stagedoor.organizations.image.Picture;
import io.stagedoor.testing.Database;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrandStoreTest {

    private static final Brand GREEN = new Brand(new Color("#0b5d3b"), null);
    private static final Picture PICTURE = new Picture(new byte[] {1, 2, 3}, new Logo(30, 20, "tag"));

    private final Database database = Tables.made();
    private final BrandStore ours = new BrandStore(database.entities(), "org-1");
    private final BrandStore theirs = new BrandStore(database.entities(), "org-2");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoHasChosenNothingHasNothing() {
        assertThat(ours.read()).isEqualTo(new BrandStore.Stored(Brand.NONE, null, 0));
        assertThat(ours.picture()).isEmpty();
    }

    @Test
    void aChangeCountsOnlyAgainstWhatWasRead() {
        assertThat(ours.write(GREEN, 0)).isTrue();
        assertThat(ours.write(Brand.NONE, 7)).isFalse();
        assertThat(ours.read()).isEqualTo(new BrandStore.Stored(GREEN, null, 1));
        assertThat(ours.write(Brand.NONE, 1)).isTrue();
        assertThat(ours.read().version()).isEqualTo(2);
    }

    @Test
    void ofTwoWhoAreTheFirstOneWins() {
        ours.write(GREEN, 0);
        assertThatThrownBy(() -> ours.write(Brand.NONE, 0)).isInstanceOf(WrittenMeanwhileException.class);
    }

    @Test
    void aLogoIsReplacedAndTakenAway() {
        assertThat(ours.writeLogo(PICTURE, GREEN, 0)).isTrue();
        assertThat(ours.read()).isEqualTo(new BrandStore.Stored(GREEN, PICTURE.logo(), 1));
        assertThat(ours.picture().orElseThrow().png()).containsExactly(1, 2, 3);
        assertThat(ours.writeLogo(null, GREEN, 0 + 1)).isTrue();
        assertThat(ours.read().logo()).isNull();
        assertThat(ours.read().version()).isEqualTo(2);
    }

    @Test
    void nothingOfOneOrganizationIsSeenOrChangedByAnother() {
        ours.writeLogo(PICTURE, GREEN, 0);
        assertThat(theirs.read()).isEqualTo(new BrandStore.Stored(Brand.NONE, null, 0));
        assertThat(theirs.picture()).isEmpty();
        assertThat(theirs.write(Brand.NONE, 1)).isFalse();
        theirs.forget();
        assertThat(ours.picture()).isPresent();
        ours.forget();
        assertThat(ours.picture()).isEmpty();
        assertThat(ours.read().version()).isZero();
    }

    @Test
    void aDayIsKeptOnce() {
        SignInDays days = new SignInDays(database.entities(), "org-1");
        LocalDate day = LocalDate.of(2026, 11, 1);
        days.keep(new SignInDay(day, 10, 1));
        days.keep(new SignInDay(day, 99, 99));
        assertThat(days.since(day)).containsOnlyKeys(day).containsValue(new SignInDay(day, 10, 1));
        assertThat(days.since(day.plusDays(1))).isEmpty();
        assertThat(new SignInDays(database.entities(), "org-2").since(day)).isEmpty();
    }
}
