package brigade.rest;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a POST safe to repeat: with the header {@code Idempotency-Key}, the first answer is stored
 * in the transaction of the command itself and given again for the same request; the key with
 * another request is 422. Refusals are not stored, since they changed nothing.
 *
 * <p>The method runs inside one transaction, so it must not talk to a network or a printer.
 */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {}
