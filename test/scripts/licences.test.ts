import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundledPaths } from '../../scripts/bundle/closure.ts';
import { bundledSpecifiers } from '../../scripts/bundle/names.ts';
import { foreignLicences, readLock } from '../../scripts/licences.ts';

const ROOT = join(import.meta.dirname, '..', '..');

it('installs and bundles only packages with a licence on the list', () => {
  const bundled = bundledSpecifiers(ROOT);
  expect(foreignLicences(readLock(ROOT), bundled)).toEqual([]);
  expect(bundled).toContain('@aws-sdk/client-s3');
  expect(bundledPaths(readLock(ROOT).packages, bundled)).toContain('node_modules/@aws-sdk/client-sagemaker');
});

const PACKAGES = {
  '': {},
  'node_modules/strong': { license: 'AGPL-3.0-only' },
  'node_modules/silent': {},
  'node_modules/tool': { license: 'GPL-3.0-only', dev: true },
  'node_modules/fine': { license: 'MIT' },
  'node_modules/kit': { license: 'MIT', dev: true, dependencies: { part: '1' } },
  'node_modules/kit/node_modules/part': { license: 'SSPL-1.0', dev: true, dependencies: { base: '1' } },
  'node_modules/part': { license: 'MIT', dev: true },
  'node_modules/base': { license: 'BUSL-1.1', dev: true },
};
const INSTALLED = ['node_modules/strong: AGPL-3.0-only', 'node_modules/silent: none named'];

it('names a package with another licence, or without one, unless it is for development', () => {
  expect(foreignLicences({ packages: PACKAGES })).toEqual(INSTALLED);
});

it('names what a bundle may contain, in the version that its importer finds', () => {
  expect(foreignLicences({ packages: PACKAGES }, ['kit/sub'])).toEqual([
    ...INSTALLED,
    'node_modules/kit/node_modules/part: SSPL-1.0',
    'node_modules/base: BUSL-1.1',
  ]);
});
