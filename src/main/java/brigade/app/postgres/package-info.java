/**
 * The PostgreSQL that Brigade brings along: unpacked from a jar, kept under the data directory,
 * restarted when it dies and adopted when it outlived the server. {@link
 * brigade.app.postgres.EmbeddedPostgres} knows nothing of Quarkus; {@link
 * brigade.app.postgres.EmbeddedDatabase} ties the two together.
 */
@NullMarked
package brigade.app.postgres;

import org.jspecify.annotations.NullMarked;
