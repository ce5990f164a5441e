import { describe, expect, it } from 'vitest';
import handMadeChanges from '../../checks/rebuild/manual-console-changes.ts';
import tooMany from '../../checks/people/too-many-administrators.ts';
import unheardEvents from '../../checks/records/security-event-without-alert.ts';
import unrecordedLookups from '../../checks/records/dns-query-logging-disabled.ts';
import unknownNotice from '../../checks/records/undefined-regulatory-notification.ts';
import { canJudge, type Reader } from '../../scripts/check-collectors.ts';

const reader = (fills: Reader['fills'], lists: Reader['lists'] = []): Reader => ({
  provider: 'azure',
  lists,
  fills,
  operations: [],
});

describe('a check counts for a cloud', () => {
  it('whose collectors fill what its facts follow from', () => {
    expect(canJudge(handMadeChanges, [reader({ region: ['recentChanges'] })])).toBe(true);
  });

  it('not where the facts follow from something that nobody fills there', () => {
    expect(canJudge(handMadeChanges, [reader({ account: ['organizationMembership'] }, ['account'])])).toBe(false);
    const used = reader({ alarm: ['alarm'] }, ['server', 'disk', 'database', 'bucket', 'load-balancer']);
    expect(canJudge(unheardEvents, [used])).toBe(false);
    expect(canJudge(unheardEvents, [used, reader({ region: ['securityAlertRules'], 'audit-log': ['auditLog'] })])).toBe(
      true,
    );
  });

  it('not where a list that it concludes from is never asked for', () => {
    const told = reader({ region: ['securityAlertRules'], alarm: ['alarm'] }, ['server', 'disk', 'database', 'bucket']);
    expect(canJudge(unheardEvents, [told])).toBe(false);
  });

  it('though something is missing that only other clouds have', () => {
    expect(canJudge(tooMany, [reader({ identity: ['privilegeLevel', 'trustedPrincipals'] })])).toBe(true);
    expect(canJudge(tooMany, [reader({ identity: ['privilegeLevel'] })])).toBe(false);
  });

  it('where one of several kinds has what a fact reads of each', () => {
    const wired = reader({ subnet: ['relationships'], server: ['networkInterfaces'], network: ['accessLogging'] });
    expect(canJudge(unrecordedLookups, [wired])).toBe(true);
    expect(canJudge(unrecordedLookups, [reader({ subnet: ['relationships'], network: ['accessLogging'] })])).toBe(
      false,
    );
  });

  it('wherever people answer it', () => {
    expect(canJudge(unknownNotice, [])).toBe(true);
  });
});
