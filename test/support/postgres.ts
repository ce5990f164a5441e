import { afterAll, beforeAll, describe } from 'vitest';
import { createServerIn, programs, type PostgresServer } from './postgres-server.ts';

export { query, type PostgresServer } from './postgres-server.ts';

/**
 * A suite that needs a PostgreSQL server. Without one it is skipped under a name that says so; in CI, where skipped tests go
 * unnoticed, it fails.
 */
export function describeWithPostgres(name: string, suite: (server: PostgresServer) => void): void {
  const found = programs();
  if (found === undefined && process.env['CI'] === undefined) {
    describe.skip(`${name} (skipped: no PostgreSQL is installed)`, () => {
      suite(unavailable);
    });
    return;
  }
  describe(name, () => {
    const server = createServerIn(found);
    beforeAll(() => server.start());
    afterAll(() => server.remove());
    suite(server);
  });
}

const unavailable = new Proxy({} as PostgresServer, {
  get: () => () => Promise.reject(new Error('no PostgreSQL is installed')),
});
