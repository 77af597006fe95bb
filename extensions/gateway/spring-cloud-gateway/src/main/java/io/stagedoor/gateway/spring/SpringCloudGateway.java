package io.stagedoor.gateway.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** A gateway with nothing but routes and the filter; {@code config/spring-cloud-gateway.yaml} is its configuration. */
@SpringBootApplication
@Import(ForwardAuthFilter.class)
public class SpringCloudGateway {

    /** Starts it; a gateway of your own imports the filter likewise. */
    public static void main(String[] arguments) {
        SpringApplication.run(SpringCloudGateway.class, arguments);
    }
}
