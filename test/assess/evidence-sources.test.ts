import { describe, expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { sourcesOf } from '../../src/assess/evidence-sources.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Unit } from '../../src/model/inventory.ts';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';
import { resource } from '../support/world.ts';

const unit = (id: string, collector: string, region: string, account = '111122223333'): Unit => ({
  id,
  provider: 'aws',
  account,
  region,
  collector,
  started: '2026-11-22T12:00:00.000Z',
  ended: '2026-11-22T12:00:00.000Z',
  calls: [],
});

describe('the units behind a finding', async () => {
  const readers = await Promise.all(CLOUD_PROVIDERS.map(provider => provider.reader()));
  const collectors = readers.flatMap(one => one.collectors);
  const [restores] = await loadChecks(['no-recent-restore-job']);

  it('are both that read the users of IAM, for their rights', async () => {
    const [escalation] = await loadChecks(['privilege-escalation-path']);
    const units = [
      unit('users', 'aws-iam', 'global'),
      unit('details', 'aws-iam-authorization-details', 'global'),
      unit('elsewhere', 'aws-cognito-identity', 'global'),
    ];
    const user = { ...resource('identity', { account: '111122223333', region: 'global' }), unit: 'users' };
    expect(sourcesOf(collectors, units, FACTS)(escalation!, user)).toEqual(['details', 'users']);
  });

  it('have first the one that made a call whose answer they share', async () => {
    const [escalation] = await loadChecks(['privilege-escalation-path']);
    const asked = [{ operation: 'cloudresourcemanager:projects.getIamPolicy', count: 1, refused: 0 }];
    const units = [
      unit('members', 'gcp-iam', 'global'),
      { ...unit('registry', 'gcp-artifact-registry', 'global'), calls: asked },
      { ...unit('elsewhere', 'gcp-artifact-registry', 'global', 'other'), calls: asked },
    ];
    const member = { ...resource('identity', { account: '111122223333', region: 'global' }), unit: 'members' };
    expect(sourcesOf(collectors, units, FACTS)(escalation!, member)).toEqual(['registry', 'members']);
  });

  it('are those that list restore jobs, in every region of the account, for what an account restored', () => {
    const units = [
      unit('account', 'aws-iam', 'global'),
      unit('here', 'aws-restore-jobs', 'eu-west-1'),
      unit('there', 'aws-restore-jobs', 'us-east-1'),
      unit('elsewhere', 'aws-restore-jobs', 'eu-west-1', '444455556666'),
    ];
    const account = { ...resource('account', { account: '111122223333', region: 'global' }), unit: 'account' };
    expect(sourcesOf(collectors, units, FACTS)(restores!, account)).toEqual(['here', 'there', 'account']);
  });
});
