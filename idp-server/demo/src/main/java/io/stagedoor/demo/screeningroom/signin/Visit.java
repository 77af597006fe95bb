package io.stagedoor.demo.screeningroom.signin;

/**
 * A person's session in Screening Room.
 *
 * @param id the cookie's value: 256 random bits
 */
public record Visit(String id, Visitor visitor, Tokens tokens) {

    Visit with(Tokens renewed) {
        return new Visit(id, visitor, renewed);
    }

    @Override
    public String toString() {
        return "Visit[subject=" + visitor.subject() + "]";
    }
}
