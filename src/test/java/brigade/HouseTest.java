package brigade;

import brigade.app.postgres.PostgresForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test against the whole server: the demo restaurant on a PostgreSQL of the test's own. All of
 * them share one server, so each opens its own tables and orders and counts only those.
 */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HouseTest {}
