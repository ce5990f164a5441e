import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownProfiles } from '../../../../src/providers/aws/client/profiles.ts';
import { temporaryFolders } from '../../../support/temporary-folders.ts';

const folders = temporaryFolders();

const profilesIn = (config: string, credentials = ''): Promise<ReadonlySet<string>> => {
  const folder = folders.make();
  const [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(AWS_CONFIG_FILE, config);
  writeFileSync(AWS_SHARED_CREDENTIALS_FILE, credentials);
  return knownProfiles({ AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE });
};

it('finds the profiles of both files, and no sessions and services', async () => {
  const config = '[default]\nregion = x\n\n  [ profile  audit ]\n[profile "two words"]\n[sso-session corp]\n[services local]\n# [profile off]\n';
  expect([...(await profilesIn(config, '[keys]\n[default]\n'))]).toEqual(['default', 'audit', 'two words', 'keys']);
}); // prettier-ignore

it('takes no time for a file of spaces or brackets', async () => {
  const began = performance.now();
  for (const one of [' ', '\n', '[', '[profile ']) await profilesIn(`${one.repeat(20_000)}x`);
  expect(performance.now() - began).toBeLessThan(2000);
});
