import { registerHooks } from 'node:module';

/** The entry points for extensions. */
const API = /^cloudbrief(\/(check|testing|plugin))?$/;

let registered = false;

/**
 * Lets extensions import `cloudbrief/check` wherever they lie: they get the API of the program that loads them, and need no
 * copy of it, which could be of another version.
 */
export function provideOwnApi(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve: (specifier, context, next) =>
      API.test(specifier) ? next(specifier, { ...context, parentURL: import.meta.url }) : next(specifier, context),
  });
}
