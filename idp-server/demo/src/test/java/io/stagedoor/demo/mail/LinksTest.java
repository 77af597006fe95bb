package io.stagedoor.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void findsLinksOfHtmlWithTheirEntitiesUndone() {
        assertThat(
                        Links.in(
                                Mails.html(
                                        "<a href=\"http://localhost:8080/reset?key&#61;a&amp;b=c\">x</a><a href='https://b.example'>y</a>")))
                .containsExactly("http://localhost:8080/reset?key=a&b=c", "https://b.example");
    }

    @Test
    void findsLinksOfTextWithoutTheFullStop() {
        assertThat(Links.in(Mails.text("s", "Go to http://localhost:8080/a?b=c. Or (https://d.example)")))
                .containsExactly("http://localhost:8080/a?b=c", "https://d.example");
    }

    @Test
    void listsALinkOnce() {
        assertThat(Links.in(Mails.text("s", "http://a.example http://a.example")))
                .containsExactly("http://a.example");
    }

    @Test
    void offersNoLinkThatCouldRunAProgram() {
        assertThat(Links.in(Mails.html("<a href=\"javascript:alert(1)\">x</a><a href=\"data:text/html,x\">y</a>")))
                .isEmpty();
    }
}
