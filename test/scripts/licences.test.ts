import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foreignLicences, readLock } from '../../scripts/licences.ts';

it('installs only packages with a licence on the list', () => {
  expect(foreignLicences(readLock(join(import.meta.dirname, '..', '..')))).toEqual([]);
});

it('names a package with another licence, or without one, unless it is for development', () => {
  const packages = {
    '': {},
    'node_modules/strong': { license: 'AGPL-3.0-only' },
    'node_modules/silent': {},
    'node_modules/tool': { license: 'GPL-3.0-only', dev: true },
    'node_modules/fine': { license: 'MIT' },
  };
  expect(foreignLicences({ packages })).toEqual([
    'node_modules/strong: AGPL-3.0-only',
    'node_modules/silent: none named',
  ]);
});
