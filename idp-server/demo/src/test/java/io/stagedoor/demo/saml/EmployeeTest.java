package io.stagedoor.demo.saml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmployeeTest {

    @Test
    void signsInWithEmailInAnyCaseAndThePassword() {
        assertThat(Employee.signIn(" Lena@Globex.example", "secret", "secret"))
                .hasValueSatisfying(employee -> assertThat(employee.givenName()).isEqualTo("Lena"));
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownEmail() {
        assertThat(Employee.signIn("lena@globex.example", "wrong", "secret")).isEmpty();
        assertThat(Employee.signIn("maya@acme.example", "secret", "secret")).isEmpty();
    }
}
