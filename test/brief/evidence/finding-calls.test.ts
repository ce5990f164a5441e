import { describe, expect, it } from 'vitest';
import { createCallTexts } from '../../../src/brief/evidence/finding-calls.ts';
import { translatorFor } from '../../../src/brief/language/translator.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { Unit } from '../../../src/model/inventory.ts';
import { reasonText } from '../../../src/brief/language/finding-text.ts';

const rds = {
  id: 'aws:1:eu-west-1:aws-rds',
  calls: [
    { operation: 'rds:DescribeDBInstances', count: 1, refused: 0 },
    { operation: 'rds:DescribeDBMajorEngineVersions', count: 1, refused: 1, decides: ['versionSupport'] },
    { operation: 'rds:DescribeDBSnapshots', count: 2, refused: 1, decides: ['backup', 'offsiteBackups'] },
    { operation: 'rds:ListTagsForResource', count: 2, refused: 2 },
  ],
} as unknown as Unit;
const coverage = {
  unread: [{ account: '1', region: 'us-east-1', call: 'backup:ListBackupVaults', reason: 'denied', count: 1 }],
} as unknown as Assessment['coverage'];

/** The calls of a finding about a database of which `need` is unread. */
const told = (need: string, reason: Finding['reason'], units: readonly Unit[] = [rds]): string =>
  createCallTexts(translatorFor('en'), coverage)(
    {
      status: 'unknown',
      template: { key: 'unread.need', data: { need } },
      reason,
      evidence: { values: { state: 'running' }, units: [] },
      resource: { account: '1', region: 'eu-west-1', type: 'AWS::RDS::DBInstance' },
    } as unknown as Finding,
    units,
  );

describe('the calls of an unknown finding', () => {
  it('are none where the user left the region out, whatever else was refused', () => {
    expect(told('offsiteBackups', { code: 'not-collected', detail: 'left out: us-east-1' })).toBe('');
  });

  it('are the refused ones that decide what is missing', () => {
    expect(told('versionSupport', { code: 'denied' })).toBe('rds: DescribeDBMajorEngineVersions');
    expect(told('offsiteBackups', { code: 'denied' })).toBe('rds: DescribeDBSnapshots');
  });

  it('are those that may decide it where no call is known to, and none that decides something else', () => {
    expect(told('deletionProtection', { code: 'denied' })).toBe('rds: ListTagsForResource');
  });

  it('are what was asked where the answer could not be read', () => {
    const calls = rds.calls.slice(0, 2);
    expect(told('deletionProtection', { code: 'failed' }, [{ ...rds, calls }])).toBe('rds: DescribeDBInstances');
  });

  it('are the list that hides something, with its region where that is another one', () => {
    const detail = 'backup:ListBackupVaults';
    expect(told('offsiteBackups', { code: 'denied', detail })).toBe('backup: ListBackupVaults (us-east-1)');
    expect(told('offsiteBackups', { code: 'denied', detail: `${detail}: AccessDenied` })).toBe(
      'backup: ListBackupVaults (us-east-1)',
    );
  });
});

it('regions that were left out are named in every language', () => {
  const reason = { code: 'not-collected', detail: 'left out: us-east-1 us-west-2' } as const;
  for (const language of ['en', 'de', 'fr', 'es'] as const)
    expect(reasonText(translatorFor(language), reason)).toMatch(/us-east-1 us-west-2$/);
  expect(reasonText(translatorFor('de'), { code: 'not-collected', detail: 'the state is not read' })).not.toMatch(
    /state/,
  );
});
