package io.stagedoor.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.stagedoor.demo.serving.SettingException;
import org.junit.jupiter.api.Test;

class SelectionTest {

    @Test
    void takesEverythingUnlessTold() {
        assertThat(Selection.parse()).containsExactly(Part.values());
    }

    @Test
    void takesOnlyWhatIsNamed() {
        assertThat(Selection.parse("--only", "edge,screening-room")).containsExactly(Part.SCREENING_ROOM, Part.EDGE);
    }

    @Test
    void leavesOutWhatIsNamedEachTime() {
        assertThat(Selection.parse("--without", "mail", "--without", "saml"))
                .containsExactly(Part.DNS, Part.SCREENING_ROOM, Part.EDGE);
    }

    @Test
    void saysWhichNamesThereAre() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> Selection.parse("--only", "sauna"))
                .withMessage("There is no 'sauna' here, only mail, dns, saml, screening-room, edge.");
    }

    @Test
    void refusesUnknownOptionsAndMissingValues() {
        assertThatExceptionOfType(SettingException.class).isThrownBy(() -> Selection.parse("--all", "mail"));
        assertThatExceptionOfType(SettingException.class).isThrownBy(() -> Selection.parse("--only"));
    }
}
