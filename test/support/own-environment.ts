import { afterAll } from 'vitest';

/** Files share a worker: what one puts into the environment is gone before the next. */
const before = { ...process.env };

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
});
